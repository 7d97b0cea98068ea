"""A text in an editor: its lines, and positions in the units in which the editor counts columns."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from lsprotocol.types import Position, Range

if TYPE_CHECKING:
    from collections.abc import Sequence


class Units(Protocol):
    """The unit of an editor's columns: UTF-16 units, bytes or characters."""

    def client_num_units(self, string: str, /) -> int:
        """Return the length of a string in these units."""


class _Characters:
    """Columns counted in characters."""

    def client_num_units(self, string: str, /) -> int:
        return len(string)


@dataclass(frozen=True)
class BufferText:
    """A text and its file's path. Lines are 1-based, as everywhere in vlbib; columns are 0-based characters."""

    text: str
    file: str
    units: Units = field(default_factory=_Characters)

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines without their ends, split as the protocol splits them."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def line(self, number: int) -> str:
        """Return a line; "" if there is no such line."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def range(self, line: int, start: int, end: int) -> Range:
        """Return a range of columns on one line, in the editor's units."""
        text = self.line(line)
        if text.isascii():
            first, last = min(start, len(text)), min(end, len(text))
        else:
            first, last = (self.units.client_num_units(text[:at]) for at in (start, end))
        return Range(start=Position(line=line - 1, character=first), end=Position(line=line - 1, character=last))

    def whole_line(self, line: int) -> Range:
        """Return the range of a line's text without the blanks around it."""
        text = self.line(line)
        return self.range(line, len(text) - len(text.lstrip()), len(text.rstrip()))

    def column(self, position: Position) -> int:
        """Return the column of a position, in characters."""
        return column_of(self.line(position.line + 1), position.character, self.units)


def text_of(data: bytes) -> str:
    """Return the text of a file as an editor shows it: UTF-8, or if it is not, in the encoding found for a library."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        from vlbib.bibtex.encoding import encoding_to_show

        return data.decode(encoding_to_show(data).name, "replace")


def column_of(line: str, character: int, units: Units) -> int:
    """Return the column in characters after so many units of a line; its end if it has fewer."""
    if line.isascii():
        return min(character, len(line))
    return bisect_left(range(len(line)), character, key=lambda at: units.client_num_units(line[:at]))
