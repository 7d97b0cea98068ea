"""What one source says about a paper, and the entry that all sources together give, each value with its source.

A *record* is what one source says. A *draft* is the entry that the records of one work give together. `SPOILT` marks a
record of which something could not be read; the record is left out.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- the annotations are read when a record is decoded
from operator import attrgetter

from msgspec import Struct

from vlbib.core.ids import Id  # noqa: TC001 -- as above
from vlbib.core.names import Name  # noqa: TC001 -- as above

OWN = "library"  # the source of records that were read from the owner's entries, before a slash
_YEARS = 10_000
_TEXTS = ("title", "type", "venue", "venue_short", "volume", "number", "series", "pages", "publisher", "url", "comment")
_VALUES = attrgetter(*_TEXTS)
_TEXT_OR_NONE = frozenset({str, type(None)})
SPOILT = "\ufdd0"  # a noncharacter of Unicode that JSON and XML allow: https://www.unicode.org/faq/private_use.html


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What one source says about a paper: plain Unicode, no TeX; fields that the source does not give are empty.

    `type` is a BibTeX entry type. `year` is the version's own (for a preprint, that of its first submission). `venue`
    is the full name of the proceedings or journal, `venue_short` its acronym. `pages` has `--` between numbers. `ids`
    are all ids that the source gives; an arXiv DOI is given as the arXiv id. `unverified` are fields that the source
    marks as inferred: they are never written. `work` is the same for records of one source that are one work (such as
    preprint and version of record in the catalogue). `shared_names` are short names that other works have too: they
    make a work a candidate but never decide. `usual_years` are those with which its first author alone means this work
    for nearly everybody (`Bordes 2013`), `possible_years` those with which it may mean this well-known work or another
    one. `updated` is the ISO date of the version that the record describes.
    """

    source: str
    title: str
    authors: tuple[Name, ...] = ()
    year: int | None = None
    type: str | None = None
    venue: str | None = None
    venue_short: str | None = None
    volume: str | None = None
    number: str | None = None
    series: str | None = None
    pages: str | None = None
    publisher: str | None = None
    month: int | None = None
    url: str | None = None
    ids: tuple[Id, ...] = ()
    primary_class: str | None = None
    preprint_year: int | None = None
    comment: str | None = None
    journal_ref: str | None = None
    aliases: tuple[str, ...] = ()
    shared_names: tuple[str, ...] = ()
    usual_years: tuple[int, ...] = ()
    possible_years: tuple[int, ...] = ()
    urls: tuple[str, ...] = ()  # project pages, code: not the paper
    unverified: frozenset[str] = frozenset()
    work: str | None = None
    withdrawn: bool = False
    updated: str | None = None
    common: bool = False  # set on answers: a title of common words, which is often a topic

    @property
    def is_own(self) -> bool:
        """Whether an entry of the owner's says it, and no source."""
        return self.source.startswith(f"{OWN}/")

    @property
    def appeared_in(self) -> str:
        """The venue's full name, else its acronym; "" if the source gives neither, as for a preprint."""
        return self.venue or self.venue_short or ""


def unsound_field(record: Record) -> str:
    """Return the name of a field whose value has the wrong type; "" if there is none.

    A source may send anything: an impossible year, or something other than text.
    """
    if not _is_sound_year(record.year):
        return "year"
    if not _is_sound_year(record.preprint_year):
        return "preprint_year"
    if _TEXT_OR_NONE.issuperset(map(type, _VALUES(record))):  # nearly always
        return ""
    return next((name for name in _TEXTS if not isinstance(getattr(record, name), str | None)), "")


def _is_sound_year(year: object) -> bool:
    return year is None or (isinstance(year, int) and 0 < year < _YEARS)


class Value(Struct, frozen=True, gc=False):
    """A value to write into a field, and the source it comes from (`dblp`, `note`, `pin`, ...)."""

    text: str
    source: str


class Draft(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An entry as the sources give it: type, fields in writing order as BibTeX text (escaped), ids, and provenance."""

    type: str
    fields: Mapping[str, Value]
    ids: tuple[Id, ...] = ()
