"""A difference between a reference and the records: the field, both values, and how grave it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Gravity(StrEnum):
    """How grave a difference is: an error misleads a reader, a warning should be looked at, an info may be intended."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return list(Gravity).index(self)


class Flaw(StrEnum):
    """The kind of a difference."""

    TITLE = "title"  # another title, under the same id or by the same people
    TITLE_SPELLING = "title-spelling"  # a typo, or an article, a short name or a subtitle on one side only
    OTHER_PEOPLE = "other-people"  # exactly this title, but none of the authors
    AUTHOR_REPLACED = "author-replaced"
    AUTHOR_SPELLING = "author-spelling"
    GIVEN_NAME = "given-name"  # another given name with the same initial
    AUTHORS_SWAPPED = "authors-swapped"
    AUTHORS_MISSING = "authors-missing"
    AUTHORS_ADDED = "authors-added"
    PLACEHOLDER = "placeholder"
    YEAR_BY_ONE = "year-by-one"
    YEAR = "year"
    FUTURE = "future"
    BEFORE_PREPRINT = "before-preprint"
    VENUE = "venue"
    VENUE_UNHEARD = "venue-unheard"  # no record has a venue of this name
    VENUE_NOT_HELD = "venue-not-held"
    NOT_IN_PROCEEDINGS = "not-in-proceedings"
    ID_OF_ANOTHER = "id-of-another"
    ID_UNKNOWN = "id-unknown"
    ID_IMPOSSIBLE = "id-impossible"
    DOI = "doi"
    PAGES = "pages"
    RETRACTED = "retracted"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """One difference: the BibTeX field, the reference's value, the record's value and its source.

    `message` describes it for people.
    """

    flaw: Flaw
    gravity: Gravity
    field: str
    stated: str = ""
    recorded: str = ""
    source: str = ""
    message: str = ""
