"""The fields of an entry that belong to one version of its work, and when two entries tell of one version.

A work is out as a preprint, then at a conference, then in a journal. Type, container, volume, number, pages, publisher,
date and DOI are one version's: a preprint's journal beside the pages of the proceedings is a reference to nothing.
Authors, title, arXiv id, links and notes are the work's, whatever version is cited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from vlbib.core.entries import entry_ids, values_of
from vlbib.core.entry_types import TYPE_ALIASES
from vlbib.core.fields import CONTAINERS, same_value
from vlbib.core.ids import doi_id
from vlbib.core.journal_macros import journal_text
from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.venues import VenueMatch, is_preprint, same_venue, venue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vlbib.core.bib import Entry

# One slot each: an entry that has a value in any of them has no gap there.
SLOTS = ("booktitle", "journal", "journaltitle", "maintitle")
VERSION_FIELDS = CONTAINERS | {
    "volume", "number", "issue", "pages", "eid", "articleno", "numpages", "publisher", "organization", "institution",
    "address", "location", "howpublished", "year", "month", "day", "date", "eventdate", "doi", "issn",
    "pubstate", "type",
}  # fmt: skip
_NAMED_BY = (*SLOTS, "eventtitle")
_ISSUERS = ("publisher", "institution", "organization", "howpublished")
_COMPARED = ("volume", "number", "pages")
_TELLING = ("pages", "doi")  # an equal value of these is an equal version
# Types that an entry of a preprint may have without saying of what publication it is a part.
_LOOSE = frozenset({"article", "misc", "online", "preprint", "report", "unpublished"})
_YEAR = lazy_pattern(r"\d{4}")
_ARXIV = lazy_pattern(r"\b(?:arxiv|corr|computing research repository)\b", re.IGNORECASE)
_RANGE = lazy_pattern(r"(\d+)\s*[-–—]+\s*\d+")


def _is_page_range(value: str) -> bool:
    """Tell a range of pages that does not begin at 1."""
    match = _RANGE.fullmatch(value)
    return match is not None and match[1] != "1"


# Fields that a publication gives, and how to tell a publication's value.
_PUBLISHED: Mapping[str, Callable[[str], bool]] = {
    "volume": str.isdecimal,
    "pages": _is_page_range,
    "publisher": lambda value: not is_preprint(value),
}


@dataclass(frozen=True)
class Version:
    """An entry as far as it tells of a version: its type in lower case, its BibTeX values by lower-case name."""

    type: str
    values: Mapping[str, str]

    @property
    def group(self) -> dict[str, str]:
        """The values that belong to the version."""
        return {name: value for name, value in self.values.items() if name in VERSION_FIELDS}

    @property
    def kind(self) -> str:
        """The type by its name in biblatex."""
        return TYPE_ALIASES.get(self.type, self.type)

    @property
    def is_loose(self) -> bool:
        """Whether neither type nor container nor DOI names a publication."""
        return self.kind in _LOOSE and not self.names and not self._own_doi

    @cached_property
    def is_preprint(self) -> bool:
        """Whether it is a preprint's: its containers are servers; without one, it has no other issuer or DOI."""
        if self.names:
            return all(map(is_preprint, self.names))
        if not self.is_loose:
            return False
        issuers = [value for name in _ISSUERS if (value := self._get(name)) and "http" not in value]
        if issuers:
            return all(is_preprint(value) for value in issuers)
        return any(identity.scheme == "arxiv" for identity in entry_ids(self.values))

    @cached_property
    def year(self) -> str:
        """The year of `year` or `date` in four digits, "" without one."""
        match = _YEAR.search(self._get("year") or self._get("date"))
        return match[0] if match else ""

    def _get(self, name: str) -> str:
        """Return a value; "" for one that people leave empty by a tie or braces."""
        value = self.values.get(name, "").strip()
        return "" if value[:1] in ("~", "{") and not value.strip("~{} ") else value

    @cached_property
    def _own_doi(self) -> str:
        """The DOI that is not arXiv's, in lower case."""
        identity = doi_id(self._get("doi").replace("\\_", "_"))
        return identity.value.lower() if identity and identity.scheme == "doi" else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the venue, as text."""
        return tuple(journal_text(value) for name in _NAMED_BY if (value := self._get(name)))

    def told(self, name: str) -> str:
        """Return a value without white space around it; of a DOI the bare one, "" for arXiv's."""
        return self._own_doi if name == "doi" else self._get(name)


def is_preprint_entry(entry: Entry) -> bool:
    """Tell whether an entry is of a preprint."""
    return Version(entry.type, values_of(entry)).is_preprint


def same_publication(left: Version, right: Version) -> bool:
    """Tell whether two entries may name one publication: both a preprint, or one venue as far as they tell.

    Year, pages and the like are not looked at, nor is the type where neither has a venue: sources mend them.
    """
    if left.is_preprint or right.is_preprint:
        return left.is_preprint == right.is_preprint
    container = _same_container(left, right)
    if container is not VenueMatch.UNKNOWN:
        return container is VenueMatch.SAME
    return left.kind == right.kind or not (left.names or right.names)


def same_version(left: Version, right: Version) -> bool:
    """Tell whether two entries of one work are of one version, so that what one lacks may be taken from the other.

    They are where the DOI or the pages are one; else where year and venue are. A venue by two names of which nothing is
    known counts where type, volume, number and pages do not contradict.
    """
    if left.is_preprint or right.is_preprint:
        return left.is_preprint == right.is_preprint
    container = _same_container(left, right)
    both = [(name, left.told(name), right.told(name)) for name in (*_COMPARED, "doi")]
    agree = {name: same_value(name, mine, theirs) for name, mine, theirs in both if mine and theirs}
    if not agree.get("doi", True):
        return False
    if any(agree.get(name) for name in _TELLING):
        return True
    if container is VenueMatch.DIFFERENT or not _same_year(left, right):
        return False
    return container is VenueMatch.SAME or (left.kind == right.kind and all(agree.values()))


def _same_year(left: Version, right: Version) -> bool:
    return left.year == right.year or not (left.year and right.year)


def _same_container(left: Version, right: Version) -> VenueMatch:
    """Compare every name of one venue with every one of the other; one that agrees decides.

    A name that the table of venues knows is not the venue of a name that it does not.
    """
    answers = {same_venue(mine, theirs) for mine in left.names for theirs in right.names}
    if VenueMatch.SAME in answers:
        return VenueMatch.SAME
    named = bool(answers) and any(venue(name).known for name in (*left.names, *right.names))
    return VenueMatch.DIFFERENT if named or VenueMatch.DIFFERENT in answers else VenueMatch.UNKNOWN


def two_venues(version: Version) -> tuple[str, str] | None:
    """Return two fields of one entry that name two venues, one of them a server's maybe; None for one venue.

    A publisher counts where it is arXiv: OpenReview is the publisher of conferences too.

    >>> two_venues(Version("article", {"journal": "CoRR", "booktitle": "Proceedings of ICML"}))
    ('booktitle', 'journal')
    """
    filled = [name for name in SLOTS if version.told(name)]
    server = _server_of(version.told("publisher")) if filled else ""
    if len(filled) + bool(server) < 2:
        return None
    held = [(name, journal_text(version.told(name))) for name in filled]
    held += [("publisher", server)] if server else []
    pairs = [(left, right) for at, left in enumerate(held) for right in held[at + 1 :]]
    apart = (pair for pair in pairs if same_venue(pair[0][1], pair[1][1]) is VenueMatch.DIFFERENT or _one_server(pair))
    return next(((left[0], right[0]) for left, right in apart), None)


@lru_cache(maxsize=4096)  # publishers stand in many entries
def _server_of(publisher: str) -> str:
    """Return a publisher as text where it is arXiv or CoRR, "" for any other."""
    text = decode(publisher)
    return text if _ARXIV.search(text) is not None and is_preprint(text) else ""


def names_server_too(version: Version) -> bool:
    """Tell whether an entry names a preprint server beside the venue of a publication."""
    return len({is_preprint(name) for name in version.names}) > 1


def _one_server(pair: tuple[tuple[str, str], tuple[str, str]]) -> bool:
    """Tell whether just one of two venues is a preprint server."""
    left, right = (is_preprint(name) for _, name in pair)
    return left != right


def beside_server(version: Version) -> tuple[str, ...]:
    """Return the fields of a publication that stand in an entry whose only venue is arXiv or CoRR.

    A preprint's pages count from 1, and its volume is `abs/2103.00020`.

    >>> beside_server(Version("article", {"journal": "CoRR", "volume": "139", "pages": "8748--8763"}))
    ('volume', 'pages')
    """
    if not version.names or not all(_ARXIV.search(name) and is_preprint(name) for name in version.names):
        return ()
    return tuple(name for name, published in _PUBLISHED.items() if published(version.told(name)))


def mixture(version: Version) -> str:
    """Say which fields of an entry are of two versions, "" where all are of one as far as they tell."""
    pair, beside = two_venues(version), beside_server(version)
    names = pair or ((*(name for name in SLOTS if version.told(name)), *beside) if beside else ())
    return ", ".join(f"{name} = {version.told(name)}" for name in names)
