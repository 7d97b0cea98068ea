"""Corrections to click's shell completion, for values with blanks or colons, and for `--option=VALUE`.

click's script hands bash each value unquoted, so a tag of two words became two arguments. A colon ends a word for bash
but not for vlbib, so nothing was offered after it. zsh and fish replace all of `--tag=VALUE` with the offered value, so
the option was lost.
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

_END = "\x01"  # marks the cursor: a blank before it may be part of the word or not
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
    """Completion for bash from the line up to the cursor, rather than from the words that bash splits it into."""

    source_template = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one being typed, and that word up to the cursor."""
        *words, begun = split_arg_string(os.environ["COMP_WORDS"] + _END)
        return words[1:], begun.removesuffix(_END)

    def format_completion(self, item: CompletionItem) -> str:
        """Return `type,value` for the script; the value replaces what bash takes for the current word."""
        _, begun = self.get_completion_args()
        begins = begun.rpartition(_BREAK)[0] + _BREAK
        cuts = _BREAK in os.environ.get("COMP_WORDBREAKS", "") and _BREAK in begun and not _is_quoted()
        if cuts and item.value.lower().startswith(begins.lower()):
            return f"{item.type},{item.value[len(begins) :]}"
        return f"{item.type},{item.value}"


def _is_quoted() -> bool:
    """Tell whether the word being typed is inside an unclosed quotation."""
    last = ""
    for letter in os.environ["COMP_WORDS"]:
        if letter in "\"'" and last in ("", letter):
            last = "" if last else letter
    return bool(last)


class ZshWords(ZshComplete):
    """Completion for zsh that keeps `--option=` before a value."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return the offers for the word being typed, each a replacement for the whole word."""
        return _after_option(super().get_completions(args, incomplete), incomplete)


class FishWords(FishComplete):
    """Completion for fish that keeps `--option=` before a value."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return the offers for the word being typed, each a replacement for the whole word."""
        return _after_option(super().get_completions(args, incomplete), incomplete)


def _after_option(items: list[CompletionItem], incomplete: str) -> list[CompletionItem]:
    """Return the values, each preceded by the typed option (`--tag=`); files are left for the shell to complete."""
    option, equals, _ = incomplete.partition("=")
    if not (equals and option.startswith("--")):
        return items
    return [
        CompletionItem(f"{option}={item.value}", help=item.help) if item.type == "plain" else item for item in items
    ]


def answer_shells() -> None:
    """Register these classes with click in place of its own."""
    for shell in (BashWords, ZshWords, FishWords):
        add_completion_class(shell)
