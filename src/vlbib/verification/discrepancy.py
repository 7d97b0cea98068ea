"""A difference between a reference and the records: the field, what either says, and how grave it is."""

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
        """The order, mildest first: 0, 1, 2."""
        return list(Gravity).index(self)


class Flaw(StrEnum):
    """What kind of difference it is."""

    TITLE = "title"  # another title, under the same id or by the same people
    TITLE_SPELLING = "title-spelling"  # a slip, or an article, a short name or a subtitle more or less
    OTHER_PEOPLE = "other-people"  # exactly this title, but none of the authors
    AUTHOR_REPLACED = "author-replaced"
    AUTHOR_SPELLING = "author-spelling"
    GIVEN_NAME = "given-name"  # another one of the same initial
    AUTHORS_SWAPPED = "authors-swapped"
    AUTHORS_MISSING = "authors-missing"
    AUTHORS_ADDED = "authors-added"
    PLACEHOLDER = "placeholder"
    YEAR_BY_ONE = "year-by-one"
    YEAR = "year"
    FUTURE = "future"
    BEFORE_PREPRINT = "before-preprint"
    VENUE = "venue"
    VENUE_UNHEARD = "venue-unheard"  # a name that no record has, for a work of another venue
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
    """One difference: the BibTeX field, what the reference says, what the record says and which source that is.

    `message` says it in words, for people.
    """

    flaw: Flaw
    gravity: Gravity
    field: str
    stated: str = ""
    recorded: str = ""
    source: str = ""
    message: str = ""
