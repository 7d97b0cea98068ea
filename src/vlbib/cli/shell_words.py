"""What a shell gets after TAB: words that it takes as one, with blanks, a colon or an option before them.

click's own script hands bash each value as it is: a tag of two words became two arguments, and after a colon, which
ends a word for bash and none for vlbib, nothing was offered. zsh and fish put what is offered in place of all of
`--tag=VALUE`, and the option was lost.
"""

from __future__ import annotations

import os

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

_END = "\x01"  # stands for the cursor: a blank before it may be of the word or not
_BREAK = ":"
_SOURCE = """\
%(complete_func)s() {
    local IFS=$'\\n' response completion type value
    local begun="${COMP_WORDS[COMP_CWORD]}"

    response=$(env COMP_WORDS="${COMP_LINE:0:COMP_POINT}" COMP_WORDBREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1")

    for completion in $response; do
        type="${completion%%%%,*}"
        value="${completion#*,}"

        if [[ $type == 'dir' ]]; then
            COMPREPLY=()
            compopt -o dirnames
        elif [[ $type == 'file' ]]; then
            COMPREPLY=()
            compopt -o default
        elif [[ $begun == [\\"\\']* ]]; then
            COMPREPLY+=("$value")
        else
            printf -v value '%%q' "$value"
            COMPREPLY+=("$value")
        fi
    done

    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""


class BashWords(BashComplete):
    """The completion of bash, by the line up to the cursor in place of the pieces that bash cuts it into."""

    source_template = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is being typed, and this as far as it is there."""
        *words, begun = split_arg_string(os.environ["COMP_WORDS"] + _END)
        return words[1:], begun.removesuffix(_END)

    def format_completion(self, item: CompletionItem) -> str:
        """Return an offer as the script reads it: what bash puts in place of what it takes for the word."""
        _, begun = self.get_completion_args()
        begins = begun.rpartition(_BREAK)[0] + _BREAK
        cuts = _BREAK in os.environ.get("COMP_WORDBREAKS", "") and _BREAK in begun and not _is_quoted()
        if cuts and item.value.lower().startswith(begins.lower()):
            return f"{item.type},{item.value[len(begins) :]}"
        return f"{item.type},{item.value}"


def _is_quoted() -> bool:
    """Tell whether the word that is being typed stands in a quotation that is not closed yet."""
    last = ""
    for letter in os.environ["COMP_WORDS"]:
        if letter in "\"'" and last in ("", letter):
            last = "" if last else letter
    return bool(last)


class ZshWords(ZshComplete):
    """The completion of zsh, with the option before each value that is offered for it."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what is offered for the word that is being typed, as it is to stand there."""
        return _after_option(super().get_completions(args, incomplete), incomplete)


class FishWords(FishComplete):
    """The completion of fish, with the option before each value that is offered for it."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what is offered for the word that is being typed, as it is to stand there."""
        return _after_option(super().get_completions(args, incomplete), incomplete)


def _after_option(items: list[CompletionItem], incomplete: str) -> list[CompletionItem]:
    """Return values with the option that is typed before them (`--tag=`); files are the shell's own to find."""
    option, equals, _ = incomplete.partition("=")
    if not (equals and option.startswith("--")):
        return items
    return [
        CompletionItem(f"{option}={item.value}", help=item.help) if item.type == "plain" else item for item in items
    ]


def answer_shells() -> None:
    """Let click answer the shells so in place of its own way."""
    for shell in (BashWords, ZshWords, FishWords):
        add_completion_class(shell)
