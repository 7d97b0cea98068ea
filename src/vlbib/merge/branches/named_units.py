"""Names the units of a library: an entry by its key, a `@string` by its name, anything else by its text."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from vlbib.bibtex.grammar import BlockKind
from vlbib.bibtex.units import units_of

if TYPE_CHECKING:
    from vlbib.bibtex.document import Document
    from vlbib.bibtex.units import FileUnits, Unit
    from vlbib.merge.branches.unit_order import UnitName

ENTRY, STRING, TEXT = "entry", "string", "text"


class NamedUnits:
    """The units of a document, in order and by name; a number distinguishes those with the same name."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.cut: FileUnits = units_of(document)
        self.units: dict[UnitName, Unit] = {}
        seen: Counter[tuple[str, str]] = Counter()
        for unit in self.cut.units:
            name = _name(document, unit)
            self.units[*name, seen[name]] = unit
            seen[name] += 1

    @cached_property
    def names(self) -> tuple[UnitName, ...]:
        """The names in the order of the file."""
        return tuple(self.units)

    @cached_property
    def entry_numbers(self) -> dict[UnitName, int]:
        """The index of each entry in the document."""
        entries = (name for name in self.names if name[0] == ENTRY)
        return {name: number for number, name in enumerate(entries)}

    def before(self, name: UnitName) -> UnitName | None:
        """Return the unit before a unit in the file, None for the first one."""
        number = self._places[name]
        return self.names[number - 1] if number else None

    @cached_property
    def _places(self) -> dict[UnitName, int]:
        return {name: number for number, name in enumerate(self.names)}

    @property
    def keys(self) -> list[str]:
        """The keys of the entries, in order."""
        return [name[1] for name in self.entry_numbers]


def entry_key(name: UnitName) -> str | None:
    """Return the key in the name of an entry; None for other units."""
    return name[1] if name[0] == ENTRY else None


def _name(document: Document, unit: Unit) -> tuple[str, str]:
    block = unit.block
    if block is not None and block.kind is BlockKind.ENTRY:
        return ENTRY, document.key(block)
    spans = list(block.spans()) if block is not None and block.kind is BlockKind.STRING else []
    if len(spans) == 1:
        return STRING, document.text(spans[0].name_start, spans[0].name_end).lower()
    return TEXT, unit.body.decode("latin-1")
