"""The references of a Markdown note: the items and paragraphs below its heading of references, without markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.app.verify.reference_headings import is_heading_of_references
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ITEM = lazy_pattern(r"^(?:[-*+•]|\d{1,3}[.)]|\[\d{1,3}\])\s+")
_BULLET = lazy_pattern(r"[-*+•]\s")
_ANY_HEADING = lazy_pattern(r"(#{1,6})\s|<h(\d)\b", re.IGNORECASE)
_LOWEST = 6  # level of a heading, also of one without markup, whose section any marked heading ends
_RULE = lazy_pattern(r"(?:[-=*_:]\s*){3,}[^-=*_:]*")  # below a heading, between sections, and around a fenced block
_LINK = lazy_pattern(r"!?\[([^\[\]]+)\]\(<?((?:[^\s()<>]|\([^\s()]*\))*)>?(?:\s+[\"'(][^\n]{0,300}?[\"')])?\)")
_EMPHASIS = lazy_pattern(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)")
_TAG = lazy_pattern(r"</?(?:a|b|em|i|span|strong|sub|sup|u)\b[^<>]*>|<br\s*/?>", re.IGNORECASE)
_AUTOLINK = lazy_pattern(r"<(https?://[^<>\s]+)>")
_ESCAPED = lazy_pattern(r"\\([!-/:-@\[-`{-~])")


def section_of_references(text: str) -> list[tuple[int, str]] | None:
    """Return the items and paragraphs below a note's headings of references, with 1-based lines; None without one.

    A section ends at the next heading that is not below its own.
    """
    lines = [line.strip() for line in lines_of(text)]
    starts = [at for at, line in enumerate(lines) if is_heading_of_references(line) and not _BULLET.match(line)]
    if not starts:
        return None
    return [(line, without_marks(item)) for line, item in _items(lines, _places(lines, starts))]


def _places(lines: Sequence[str], starts: Sequence[int]) -> Iterator[int]:
    """Yield the indexes of lines in sections of references; a section within another one is part of it."""
    headings, end = set(starts), 0
    for start in starts:
        if start >= end:
            end = _end(lines, start)
            yield from (at for at in range(start + 1, end) if at not in headings)


def _end(lines: Sequence[str], start: int) -> int:
    """Return the index of the line after the section of a heading."""
    level = _level(lines[start]) or _LOWEST
    later = range(start + 1, len(lines))
    return next((at for at in later if (below := _level(lines[at])) and below <= level), len(lines))


def _level(line: str) -> int:
    """Return the level of a heading with markup, 0 for any other line."""
    match = _ANY_HEADING.match(line)
    return (int(match[2]) if match[2] else len(match[1])) if match else 0


def _items(lines: Sequence[str], places: Iterable[int]) -> list[tuple[int, str]]:
    items: list[tuple[int, str]] = []
    is_between, last = True, -1
    for at in places:
        line = lines[at]
        is_between = is_between or at != last + 1
        last = at
        if not line or _RULE.fullmatch(line) or _level(line):
            is_between = True
            continue
        if _ITEM.match(line) or is_between:
            items.append((at + 1, _ITEM.sub("", line)))
        else:
            items[-1] = (items[-1][0], f"{items[-1][1]} {line}")
        is_between = False
    return items


def without_marks(text: str) -> str:
    """Return a reference without Markdown; the targets of its links are appended.

    >>> without_marks("**Rossi A**. [Lines](https://arxiv.org/abs/2103.00020). *Maps*.")
    'Rossi A. Lines. Maps. https://arxiv.org/abs/2103.00020'
    """
    addresses = [match[2] for match in _LINK.finditer(text) if match[2] not in match[1]]
    bare = _AUTOLINK.sub(r"\1", _TAG.sub("", _LINK.sub(r"\1", text)))
    while bare != (less := _EMPHASIS.sub(r"\2", bare)):
        bare = less
    return " ".join([_ESCAPED.sub(r"\1", bare), *addresses])
