"""The lines of a note read by their text: what a line says by itself is the same wherever it stands.

So a note that is read again after an edit needs its new lines read, and no others.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct, field

from vlbib.core.ids import Id  # noqa: TC001 -- `LineReading` is decoded by it
from vlbib.core.titles import title_size
from vlbib.core.work import Kind
from vlbib.notes.line.inline import Line, read_line
from vlbib.notes.line.shape import is_name
from vlbib.notes.line.title import Reading, line_ids, read_title
from vlbib.notes.title_lines import Strength, strength

Targets = tuple[tuple[str, str], ...]


class LineReading(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a line says, its links at line 0, and how surely it is marked as naming a work.

    `ids` are all that it carries, `kind` is how it names a work if it does.
    """

    line: Line
    reading: Reading
    strength: Strength
    ids: tuple[Id, ...]
    kind: Kind


class ReadLines(msgspec.Struct, frozen=True, array_like=True):
    """The lines of one note by their text, and the link definitions with which they were read."""

    targets: Targets = ()
    lines: dict[str, LineReading] = {}


class LineReader(Struct):
    """Reads lines, each text once; `before` are those read in an earlier state of the note."""

    before: ReadLines = field(default_factory=ReadLines)
    targets: dict[str, str] = field(default_factory=dict)
    lines: dict[str, LineReading] = field(default_factory=dict)

    def begin(self, targets: Targets) -> None:
        """Begin a note with these link definitions; lines that were read with others count for nothing."""
        self.targets, self.lines = dict(targets), {}
        if targets != self.before.targets:
            self.before = ReadLines(targets)

    def read(self, text: str) -> LineReading:
        """Return what a line says."""
        last = self.lines.get(text) or self.before.lines.get(text) or self._read(text)
        self.lines[text] = last
        return last

    def keep(self, text: str, line: LineReading) -> None:
        """Take what a line says that was read before."""
        self.lines[text] = line

    def _read(self, text: str) -> LineReading:
        line = read_line(text, self.targets)
        reading = read_title(line)
        return LineReading(line, reading, strength(reading), line_ids(line), _kind(reading.title))

    @property
    def read_now(self) -> ReadLines:
        """The lines that this note has."""
        return ReadLines(self.before.targets, self.lines)


def _kind(title: str) -> Kind:
    return Kind.ALIAS if title_size(title) <= 3 and is_name(title) else Kind.LINE
