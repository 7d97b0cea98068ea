"""A text that an editor holds: its lines, and places in it in the units that the editor counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from lsprotocol.types import Position, Range

if TYPE_CHECKING:
    from collections.abc import Sequence


class Units(Protocol):
    """How an editor counts a column: UTF-16 units, bytes or characters."""

    def client_num_units(self, string: str, /) -> int:
        """Return how many units a string has."""


class _Characters:
    """Columns counted in characters."""

    def client_num_units(self, string: str, /) -> int:
        return len(string)


@dataclass(frozen=True)
class BufferText:
    """A text with its file's path; lines are 1-based here, as everywhere in vlbib, and columns characters from 0."""

    text: str
    file: str
    units: Units = field(default_factory=_Characters)

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines without their ends, as the protocol counts them."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(self, number: int) -> str:
        """Return a line; "" for one that is not there."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def range(self, line: int, start: int, end: int) -> Range:
        """Return a stretch of one line in the editor's units."""
        text = self.line(line)
        units = self.units.client_num_units
        first, last = units(text[:start]), units(text[:end])
        return Range(start=Position(line=line - 1, character=first), end=Position(line=line - 1, character=last))

    def whole_line(self, line: int) -> Range:
        """Return what stands on a line, without the blanks around it."""
        text = self.line(line)
        return self.range(line, len(text) - len(text.lstrip()), len(text.rstrip()))

    def column(self, position: Position) -> int:
        """Return the character of a position in its line."""
        text, units = self.line(position.line + 1), 0
        for at, char in enumerate(text):
            if units >= position.character:
                return at
            units += self.units.client_num_units(char)
        return len(text)
