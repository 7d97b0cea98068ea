"""Finds the brace, quote or parenthesis that closes another, without searching the same text repeatedly.

Otherwise a file of unclosed entries would be read to its end for each of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    import re

    from vlbib.bibtex.grammar import Grammar

_PAREN = lazy_pattern(rb"[{)]")
_PERCENT = ord("%")
_JUNK, _BLANK = lazy_pattern(rb"[\s,]++"), lazy_pattern(rb"\s++")
_COMMENTED = {beside: lazy_pattern(rb"(?:" + beside.pattern + rb"|%[^\n]*+(?:\n|\Z))*+") for beside in (_JUNK, _BLANK)}


class BracedText(bytes):
    """A text with a cache of its brackets, so that no part of it is searched repeatedly.

    `searched` counts the bytes searched for closing braces. `ends` maps, for each pattern of braces, the offset of a
    brace to the offset after its closing brace; it is filled once `searched` exceeds the length of the text. `parens`
    has the offsets after closing parentheses; there is none from `barren` on. `bare` has for each mark a range without
    it, up to the next one. `passed` has ranges of whole lines of comments, by the pattern of what may be between
    comments and by the wall.
    """

    def __init__(self, _text: bytes) -> None:
        self.searched = 0
        self.ends: dict[re.Pattern[bytes], dict[int, int]] = {}
        self.parens: dict[int, int | None] = {}
        self.barren = len(self)
        self.bare: dict[bytes, range] = {}
        self.passed: dict[tuple[re.Pattern[bytes], int], range] = {}


def next_mark(source: BracedText, mark: bytes, at: int) -> int:
    """Return the offset of the next mark, from `at` on; the length of the text if there is none."""
    bare = source.bare.get(mark)
    if bare is None or at not in bare:
        place = source.find(mark, at)
        bare = source.bare[mark] = range(at, (len(source) if place < 0 else place) + 1)
    return bare.stop - 1


def junk_end(source: BracedText, at: int, wall: int) -> int:
    """Return the offset after the white space, commas and comments at `at`."""
    return _passed(source, at, wall, _JUNK)


def blank_end(source: BracedText, at: int, wall: int) -> int:
    """Return the offset after the white space and comments at `at`."""
    return _passed(source, at, wall, _BLANK)


def _passed(source: BracedText, at: int, wall: int, beside: re.Pattern[bytes]) -> int:
    """Return the offset after the comments at `at` and what may be between them (`beside`).

    It is the same from each line of a run of comments, so it is cached for the run. Otherwise a library whose entries
    are all commented out would be read to its end from each of them.
    """
    match = beside.match(source, at, wall)
    begin = match.end() if match else at
    if begin >= wall or source[begin] != _PERCENT:
        return begin
    line = min(next_mark(source, b"\n", begin), wall)
    lines = source.passed.get((beside, wall))
    if lines is None or line not in lines:
        whole = _COMMENTED[beside].match(source, line, wall)
        lines = source.passed[beside, wall] = range(line, (whole.end() if whole else line) + 1)
    return lines.stop - 1


def closing_brace(source: BracedText, at: int, wall: int, grammar: Grammar) -> int | None:
    """Return the offset after the brace that closes the one at `at`; None if no brace before `wall` does."""
    if source.searched > len(source):
        end = _all_ends(source, grammar).get(at, wall + 1)
        return end if end <= wall else None
    depth = 0
    for mark in grammar.braces.finditer(source, at, wall):
        depth += {b"{": 1, b"}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] == b"}":
            source.searched += mark.end() - at
            return mark.end()
    source.searched += wall - at
    return None


def _all_ends(source: BracedText, grammar: Grammar) -> dict[int, int]:
    """Return the offset after the closing brace for each brace that is closed."""
    if grammar.braces not in source.ends:
        ends = source.ends[grammar.braces] = {}
        opened: list[int] = []
        for mark in grammar.braces.finditer(source):
            if mark[0] == b"{":
                opened.append(mark.start())
            elif mark[0] == b"}" and opened:
                ends[opened.pop()] = mark.end()
    return source.ends[grammar.braces]


def closing_quote(source: BracedText, at: int, wall: int, grammar: Grammar) -> int | None:
    """Return the offset after the quote that closes the one at `at`, or None; quotes within braces do not count."""
    at += 1
    while mark := grammar.quotes.search(source, at, wall):
        if mark[0] == b'"':
            return mark.end()
        inner = closing_brace(source, mark.start(), wall, grammar) if mark[0] == b"{" else mark.end()
        if inner is None or mark[0] == b"}":
            return None
        at = inner
    return None


def closing_paren(source: BracedText, at: int, limit: int, grammar: Grammar) -> int | None:
    """Return the offset after the next `)` outside braces, or None if there is none up to `limit`."""
    end, passed = None, []
    while at < source.barren:
        bracket = _PAREN.search(source, at)
        if bracket is None:
            source.barren = at
            break
        at = bracket.start()
        if at in source.parens:
            end = source.parens[at]
            break
        passed.append(at)
        inner = bracket.end() if bracket[0] == b")" else closing_brace(source, at, len(source), grammar)
        if bracket[0] == b")" or inner is None:
            end = inner
            break
        at = inner
    source.parens.update(dict.fromkeys(passed, end))
    return end if end is not None and end <= limit else None
