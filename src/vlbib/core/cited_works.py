"""Citations of a work by its authors and a year, and the works that they may mean."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace

from vlbib.core.venues import VenueMatch, same_venue


class Usual(IntEnum):
    """How far the first author of a work and a year alone mean it."""

    NO = 0  # not known
    MAYBE = 1  # it is one of the well-known works that they may mean
    ALWAYS = 2  # for nearly everybody


class PeopleCited(Struct, frozen=True):
    """The family names in a citation, whether it says that there are other authors, the year, and the venue or "".

    `is_loose`: the word between two of the names may be another than `and`.
    """

    names: tuple[str, ...]
    others: bool
    year: int
    venue: str = ""
    is_loose: bool = False


class CitedWork(Struct, frozen=True):
    """A known work that people and a year may cite.

    `families` are its authors' family names in plain words, `names` its squeezed short names, `venues` the names of its
    venue. `well_known`: the catalogue has it. `usual`: how far its first author and this year alone mean it.
    """

    title: str
    families: tuple[tuple[str, ...], ...]
    year: int
    names: frozenset[str] = frozenset()
    well_known: bool = False
    venues: tuple[str, ...] = ()
    usual: Usual = Usual.NO

    def joined(self, record: CitedWork) -> CitedWork:
        """Return the work with what another record of it says."""
        return replace(
            self,
            names=self.names | record.names,
            venues=tuple(dict.fromkeys((*self.venues, *record.venues))),
            usual=max(self.usual, record.usual),
            well_known=self.well_known or record.well_known,
        )

    def is_of(self, venue: str) -> bool:
        """Tell whether a name or acronym is that of the work's venue."""
        return any(same_venue(venue, name) is VenueMatch.SAME for name in self.venues)
