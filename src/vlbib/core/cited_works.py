"""Citations of a work by its authors and a year, and the works that they may mean."""

from __future__ import annotations

from msgspec import Struct


class PeopleCited(Struct, frozen=True):
    """The family names in a citation, whether it says that there are other authors, the year, and the venue or ""."""

    names: tuple[str, ...]
    others: bool
    year: int
    venue: str = ""


class CitedWork(Struct, frozen=True):
    """A known work that people and a year may cite.

    `families` are its authors' family names in plain words, `names` its squeezed short names, `venues` the names of its
    venue. `well_known`: the catalogue has it.
    """

    title: str
    families: tuple[tuple[str, ...], ...]
    year: int
    names: frozenset[str] = frozenset()
    well_known: bool = False
    venues: tuple[str, ...] = ()
