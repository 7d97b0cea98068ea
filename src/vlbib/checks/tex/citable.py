"""The keys by which a document may cite the entries of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vlbib.core.bib import Library


def citable_keys(library: Library) -> frozenset[str]:
    """Return the keys of all entries and their aliases (biblatex's `ids`)."""
    others = (part.strip() for entry in library.entries for part in entry.get("ids").split(","))
    return frozenset({entry.key for entry in library.entries} | {key for key in others if key})
