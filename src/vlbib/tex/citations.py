r"""Citations in LaTeX source: found, and rewritten exactly where a key is cited.

Every command whose name has `cite` in it (LaTeX, natbib, apacite, biblatex), and `\bibentry`. natbib and biblatex give
optional arguments in brackets, apacite also in `<>`; biblatex's `\cites` takes several groups with arguments before
each, its `\volcite` the key in the second group. Comments and verbatim text are no citations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ENVIRONMENTS = r"verbatim|verbatimtab|Verbatim|BVerbatim|LVerbatim|lstlisting|minted|comment|filecontents"
_TOKEN = re.compile(
    r"(?P<escaped>\\[\\%])"
    r"|(?P<comment>%[^\n]*)"
    rf"|(?P<verbatim>\\begin\s*\{{(?P<name>(?:{_ENVIRONMENTS})\*?)\}}.*?(?:\\end\s*\{{(?P=name)\}}|\Z))"
    r"|(?P<verb>\\(?:verb\*?|lstinline(?:\[[^\]]*\])?|mintinline(?:\[[^\]]*\])?\{\w+\})(?P<mark>[^\w\s{*])[^\n]*?(?P=mark))"
    r"|\\(?P<command>[A-Za-z]*[Cc]ite[A-Za-z]*|bibentry)(?![A-Za-z])\*?",
    re.DOTALL,
)
_SPACE = re.compile(r"(?:\s|%[^\n]*\n)*")
_KEY = re.compile(r"%[^\n]*(?:\n|\Z)|(?P<key>[^\s,{}%\\#]+)")
_COMMENT_LINE = re.compile(r"^[ \t]*%[^\n]*\n?", re.MULTILINE)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_COMMENTS = re.compile(r"(%[^\n]*\n?)")
_BRACED = re.compile(r"\\(?:[A-Za-z@]+|.)|(?P<brace>[{}])|(?P<text>[^\\{}]+)", re.DOTALL)
_WORD_ENDS = (re.compile(r"[\s,]+"), re.compile(r"[\s,;()\[\]\"'#%=~|&<>]+"))
_CLOSERS = {"[": "]", "(": ")", "<": ">", "{": "}"}


@dataclass(frozen=True, slots=True)
class Citation:
    """A key that is cited, and its half-open range in the text."""

    key: str
    start: int
    end: int


def citations(text: str) -> Iterator[Citation]:
    """Give the citations of a LaTeX source in the order of its commands."""
    return chain.from_iterable(_lists(text))


def _lists(text: str) -> Iterator[Sequence[Citation]]:
    """Give the citations of each list of keys."""
    at = 0
    while match := _TOKEN.search(text, at):
        at = match.end()
        if match["command"]:
            yield from _of_command(text, match["command"], match.end())


def rewrite(text: str, renamed: Mapping[str, str]) -> tuple[str, int]:
    r"""Return the source with old keys replaced by new ones where they are cited, and how many were.

    A key that so comes to stand twice in a list is taken out where it stands again.

    >>> rewrite(r"\citep[see][]{a, b} % \cite{a}", {"a": "c"})
    ('\\citep[see][]{c, b} % \\cite{a}', 1)
    >>> rewrite(r"\cite{a, b, c}", {"a": "c"})
    ('\\cite{c, b}', 1)
    """
    edits: dict[tuple[int, int], str] = {}
    cited: set[int] = set()
    for keys in _lists(text):
        cited |= {one.start for one in keys if one.key in renamed}
        for place, one in enumerate(keys):
            if _stands_before(keys, place, renamed):
                start = keys[place - 1].end
                edits[start, one.end] = _joint(text[start : one.start])
            elif one.key in renamed:
                edits[one.start, one.end] = renamed[one.key]
    parts, at = [], 0
    for (start, end), new in sorted(edits.items()):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]]), len(cited)


def _stands_before(keys: Sequence[Citation], place: int, renamed: Mapping[str, str]) -> bool:
    """Tell whether renaming makes a key of a list the same as one before it."""
    key = keys[place].key
    new = renamed.get(key, key)
    return any(renamed.get(one.key, one.key) == new and one.key != key for one in keys[:place])


def _joint(between: str) -> str:
    """Return what stays of the text between two keys when the second goes: its comments, without the comma."""
    if "%" not in between:
        return ""
    pieces = _COMMENTS.split(between)
    comma = next(at for at, piece in enumerate(pieces) if "," in piece and not piece.startswith("%"))
    pieces[comma] = pieces[comma].replace(",", "", 1).lstrip()
    return "".join(pieces).rstrip(" \t")


def braced_words(text: str) -> frozenset[str]:
    r"""Return every word in braces: whatever commands the author has made, what they cite is among them.

    Lines that are comments as a whole are left out. What stands behind a `%` in a line counts, with its braces and
    without: too much rather than too little.

    >>> sorted(braced_words(r"\mc{key, other} and \url{a%b}"))
    ['a', 'a%b', 'b', 'key', 'other']
    """
    lines = _COMMENT_LINE.sub("", text)
    return frozenset(word for one in (lines, _COMMENT.sub("", lines)) for word in _words_in_braces(one))


def _words_in_braces(text: str) -> Iterator[str]:
    depth = 0
    for piece in _BRACED.finditer(text):
        if piece["brace"]:
            depth = depth + 1 if piece["brace"] == "{" else max(depth - 1, 0)
        elif piece["text"] and depth:
            words = (word for ends in _WORD_ENDS for word in ends.split(piece["text"]))
            yield from (one for word in words for one in (word, word.strip(".:!?")) if one)


def _of_command(text: str, name: str, at: int) -> Iterator[Sequence[Citation]]:
    """Give the keys of one command: its first group, the second of `volcite`, every one of a command in `cites`."""
    several = name.lower().endswith("cites")
    skipped = 1 if "volcite" in name.lower() else 0
    while True:
        at, group = _group(text, at, parentheses=several)
        if group is None:
            return
        if skipped:
            skipped -= 1
            continue
        yield list(_keys(text, *group))
        if not several:
            return


def _group(text: str, at: int, *, parentheses: bool) -> tuple[int, tuple[int, int] | None]:
    """Pass optional arguments and return the end and the inside of the braces behind them; None without braces."""
    while True:
        space = _SPACE.match(text, at)
        at = space.end() if space else at
        opener = text[at : at + 1]
        end = _closing(text, at) if opener in _CLOSERS and (opener != "(" or parentheses) else None
        if end is None:
            return at, None
        if opener == "{":
            return end, (at + 1, end - 1)
        at = end


def _closing(text: str, at: int) -> int | None:
    """Return the place behind the mark that closes the one at `at`, braces within counted; None where none does."""
    closer, depth = _CLOSERS[text[at]], 0
    for place in range(at, len(text)):
        if text.startswith("\n\n", place):
            return None
        depth += {"{": 1, "}": -1}.get(text[place], 0) if text[place - 1 : place] != "\\" else 0
        if depth == 0 and place > at and text[place] == closer:
            return place + 1
        if depth < 0:
            return None
    return None


def _keys(text: str, start: int, end: int) -> Iterator[Citation]:
    """Give the keys between two places, where that is a list of keys and no text."""
    if "\\" in text[start:end] or "{" in text[start:end]:
        return
    for match in _KEY.finditer(text, start, end):
        if match["key"]:
            yield Citation(match["key"], *match.span("key"))
