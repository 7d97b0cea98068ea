"""The lines of a note parsed by their text alone: a line means the same wherever it is.

When a note is read again after an edit, only its new lines are parsed.
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
    """What a line says, with its links at line 0, and how strongly it is marked as naming a work.

    `ids` are all ids in the line; `kind` is how the line names a work, if it names one.
    """

    line: Line
    reading: Reading
    strength: Strength
    ids: tuple[Id, ...]
    kind: Kind


class ReadLines(msgspec.Struct, frozen=True, array_like=True):
    """The parsed lines of one note by their text, and the link definitions they were parsed with."""

    targets: Targets = ()
    lines: dict[str, LineReading] = {}


class LineReader(Struct):
    """Parses each line text once; `before` has the lines of an earlier state of the note."""

    before: ReadLines = field(default_factory=ReadLines)
    targets: dict[str, str] = field(default_factory=dict)
    lines: dict[str, LineReading] = field(default_factory=dict)

    def begin(self, targets: Targets) -> None:
        """Start a note with these link definitions; lines parsed with other definitions are dropped."""
        self.targets, self.lines = dict(targets), {}
        if targets != self.before.targets:
            self.before = ReadLines(targets)

    def read(self, text: str) -> LineReading:
        """Return what a line says."""
        last = self.lines.get(text) or self.before.lines.get(text) or self._read(text)
        self.lines[text] = last
        return last

    def keep(self, text: str, line: LineReading) -> None:
        """Store a line that is already parsed."""
        self.lines[text] = line

    def _read(self, text: str) -> LineReading:
        line = read_line(text, self.targets)
        reading = read_title(line)
        return LineReading(line, reading, strength(reading), line_ids(line), _kind(reading.title))

    @property
    def read_now(self) -> ReadLines:
        """The lines that this state of the note has."""
        return ReadLines(self.before.targets, self.lines)


def _kind(title: str) -> Kind:
    return Kind.ALIAS if title_size(title) <= 3 and is_name(title) else Kind.LINE
