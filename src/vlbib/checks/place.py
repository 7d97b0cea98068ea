"""The place of a finding: line and column of an entry, a field or a piece of its value.

Only the lines needed are decoded: the whole text of a large library takes several times the memory of its bytes.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

_LINE_END = lazy_pattern(r"\r\n?|\n")
_SOURCE_LINE_END = lazy_pattern(rb"\r\n?|\n")
_NEAR = 1  # lines besides those of the value that contain nearly every value
_FURTHER = 20  # lines that are searched next

if TYPE_CHECKING:
    from vlbib.core.bib import Entry, Field, Library


class Places:
    """The places in a library's text. Lines and columns are 1-based; columns count characters."""

    def __init__(self, library: Library) -> None:
        self._source = library.source

    @cached_property
    def _starts(self) -> array[int]:
        """The byte offset at which each line starts, for entries whose own offset is not known."""
        source = self._source.source
        ends = _SOURCE_LINE_END if self._has_returns else re.compile(rb"\n")
        return array("I", chain((0,), (match.end() for match in ends.finditer(source))))

    @cached_property
    def _has_returns(self) -> bool:
        return b"\r" in self._source.source

    def of_entry(self, entry: Entry) -> tuple[int, int]:
        """Return line and column of the entry's `@`."""
        line = self._text(entry, entry.line, 1)
        return entry.line, max(line.find("@"), 0) + 1

    def of_field(self, entry: Entry, field: Field, at: str = "") -> tuple[int, int]:
        """Return line and column of the piece `at` of the field's value, or of the field's name if it is not found."""
        lines = len(_LINE_END.findall(field.raw))
        if at:
            for further in (_NEAR, _FURTHER, sys.maxsize):
                text = self._text(entry, field.line, lines + further)
                value = text.find(field.raw)
                if value >= 0:
                    return _line_column(text, value + max(field.raw.find(at), 0), field.line)
        return field.line, _name(field, self._text(entry, field.line, lines + _FURTHER)) + 1

    def _text(self, entry: Entry, line: int, count: int) -> str:
        """Return up to `count` lines of the text, starting with `line`, which is not before the entry's."""
        source = self._source.source
        if entry.start is not None and not self._has_returns:
            begin = _lines_on(source, source.rfind(b"\n", 0, entry.start) + 1, line - entry.line)
            return self._source.text(begin, _lines_on(source, begin, count))
        first = min(max(line, 1), len(self._starts)) - 1
        end = self._starts[first + count] if first + count < len(self._starts) else len(source)
        return self._source.text(self._starts[first], end)


def _lines_on(source: bytes, at: int, count: int) -> int:
    """Return the offset `count` lines after the start of a line, or the length of the source."""
    for _ in range(count):
        end = source.find(b"\n", at)
        if end < 0:
            return len(source)
        at = end + 1
    return at


def _name(field: Field, text: str) -> int:
    """Return the offset of the field's name in the first line of a text; 0 if it is not there."""
    match = _name_pattern(field.name).search(text)
    return match.start() if match and "\n" not in text[: match.start()] else 0


@lru_cache(maxsize=256)
def _name_pattern(name: str) -> re.Pattern[str]:
    return re.compile(re.escape(name) + r"\s*=", re.IGNORECASE)


def _line_column(text: str, at: int, line: int) -> tuple[int, int]:
    """Return line and column of the offset `at` in a text whose first line has the number `line`."""
    ends = [match.end() for match in _LINE_END.finditer(text, 0, at)]
    return line + len(ends), at - (ends[-1] if ends else 0) + 1
