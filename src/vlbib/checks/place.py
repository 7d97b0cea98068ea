"""Where a finding stands: line and column of a field or of a piece of its value, worked out only when asked for."""

from __future__ import annotations

import re
from array import array
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

_LINE_END = lazy_pattern(r"\r\n?|\n")

if TYPE_CHECKING:
    from vlbib.core.bib import Entry, Field, Library


class Places:
    """The places of one library's text. Lines and columns are 1-based; a column counts characters."""

    def __init__(self, library: Library) -> None:
        self._text = library.text

    @cached_property
    def _starts(self) -> array[int]:
        """The offset at which each line starts."""
        text = self._text
        if text.count("\r") != text.count("\r\n"):
            return array("q", [0, *(match.end() for match in _LINE_END.finditer(text))])
        *lines, _ = text.split("\n")
        return array("q", accumulate(map((1).__add__, map(len, lines)), initial=0))

    def of_entry(self, entry: Entry) -> tuple[int, int]:
        """Return where the entry starts: at its `@`."""
        start = self._offset(entry.line)
        line_end = self._text.find("\n", start)
        column = self._text.find("@", start, len(self._text) if line_end < 0 else line_end)
        return entry.line, max(column - start, 0) + 1

    def of_field(self, field: Field, at: str = "") -> tuple[int, int]:
        """Return where the field's name stands, or the piece `at` of its value where that is found."""
        start = self._offset(field.line)
        value = self._text.find(field.raw, start) if at else -1
        if value < 0:
            return field.line, self._name(field, start) - start + 1
        inside = field.raw.find(at)
        return self._line_column(value + max(inside, 0), field.line)

    def _name(self, field: Field, start: int) -> int:
        match = re.compile(re.escape(field.name) + r"\s*=", re.IGNORECASE).search(self._text, start)
        return match.start() if match and "\n" not in self._text[start : match.start()] else start

    def _line_column(self, offset: int, line: int) -> tuple[int, int]:
        while line < len(self._starts) and self._starts[line] <= offset:
            line += 1
        return line, offset - self._offset(line) + 1

    def _offset(self, line: int) -> int:
        return self._starts[min(max(line, 1), len(self._starts)) - 1]
