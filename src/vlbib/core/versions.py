"""The fields of an entry that belong to one version of its work, and when two entries are of the same version.

A work is out as a preprint, then at a conference, then in a journal. Type, container, volume, number, pages, publisher,
date and DOI are one version's: a preprint's journal beside the pages of the proceedings is a reference to nothing.
Authors, title, arXiv id, links and notes are the work's, whatever version is cited.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.entries import entry_ids, values_of
from vlbib.core.entry_types import TYPE_ALIASES
from vlbib.core.fields import CONTAINERS, same_value
from vlbib.core.ids import doi_id
from vlbib.core.journal_macros import journal_text
from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.page_ranges import is_year_and_month
from vlbib.core.preprint_servers import may_name_server, preprint_server, runs_server, server_of_doi
from vlbib.core.venues import VenueMatch, is_preprint, same_venue, venue
from vlbib.core.years import stated_year

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
ISSUED_BY = ("publisher", "institution")
_COMPARED = ("volume", "number", "pages")
_TELLING = ("pages", "doi")  # an equal value in one of these means the same version
# Types that an entry of a preprint may have without saying of what publication it is a part.
_LOOSE = frozenset({"article", "misc", "online", "preprint", "report", "unpublished"})
_RANGE = lazy_pattern(r"(\d+)\s*[-–—]+\s*(\d+)")
_OPEN_REVIEW = "OpenReview"  # which publishes proceedings too
_LONGEST_VOLUME = 4  # digits: what is longer is a server's own number, which Google Scholar calls the volume of SSRN


def _is_volume(value: str) -> bool:
    return value.isdecimal() and len(value) <= _LONGEST_VOLUME


def _is_page_range(value: str) -> bool:
    """Recognise pages that do not begin at 1, and are not a year and month, as Google Scholar has of bioRxiv."""
    match = _RANGE.fullmatch(value)
    return match is not None and match[1] != "1" and not is_year_and_month(value)


# Fields that a publication gives, and how to recognise a publication's value.
_PUBLISHED: Mapping[str, Callable[[str], bool]] = {"volume": _is_volume, "pages": _is_page_range}


class Version(Struct, frozen=True, dict=True):
    """An entry as far as it describes a version: its type in lower case, its BibTeX values by lower-case name."""

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
            return all(is_preprint(value) or runs_server(decode(value), self.server_of_doi) for value in issuers)
        return bool(self.server_of_doi) or any(identity.scheme == "arxiv" for identity in entry_ids(self.values))

    @cached_property
    def year(self) -> str:
        """The year of `year` or `date` in four digits, "" without one."""
        return stated_year(self._get("year"), self._get("date"))

    def _get(self, name: str) -> str:
        """Return a value; "" for one that people leave empty by a tie or braces."""
        value = self.values.get(name, "").strip()
        return "" if value[:1] in ("~", "{") and not value.strip("~{} ") else value

    @cached_property
    def _own_doi(self) -> str:
        """The DOI that is not a preprint server's, in lower case."""
        identity = doi_id(self._get("doi").replace("\\_", "_"))
        own = identity.value.lower() if identity and identity.scheme == "doi" else ""
        return "" if own and server_of_doi(own) else own

    @cached_property
    def server_of_doi(self) -> str:
        """The preprint server, but arXiv, that has registered the DOI, "" for any other DOI."""
        identity = doi_id(self._get("doi").replace("\\_", "_"))
        return server_of_doi(identity.value) if identity else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the venue, as text."""
        return tuple(journal_text(value) for name in _NAMED_BY if (value := self._get(name)))

    def told(self, name: str) -> str:
        """Return a value without white space around it; of a DOI the bare one, "" for a preprint server's."""
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

    They are if the DOI or the pages are equal, else if year and venue are. Two venue names of which nothing is known
    count as equal if type, volume, number and pages do not contradict.
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
    """Compare all names of two venues; one agreement decides.

    A name that the table of venues knows is not the venue of a name that it does not.
    """
    answers = {same_venue(mine, theirs) for mine in left.names for theirs in right.names}
    if VenueMatch.SAME in answers:
        return VenueMatch.SAME
    named = bool(answers) and any(venue(name).known for name in (*left.names, *right.names))
    return VenueMatch.DIFFERENT if named or VenueMatch.DIFFERENT in answers else VenueMatch.UNKNOWN


def two_venues(version: Version) -> tuple[str, str] | None:
    """Return two fields of one entry that name two venues, possibly one a preprint server; None for one venue.

    A publisher or an institution counts where it is a server; OpenReview is the publisher of conferences too.

    >>> two_venues(Version("article", {"journal": "CoRR", "booktitle": "Proceedings of ICML"}))
    ('booktitle', 'journal')
    """
    filled = [name for name in SLOTS if version.told(name)]
    issuers = [(name, server) for name in ISSUED_BY if filled and (server := server_of(version.told(name)))]
    if len(filled) + len(issuers) < 2:
        return None
    held = [(name, journal_text(version.told(name))) for name in filled] + issuers
    pairs = [(left, right) for at, left in enumerate(held) for right in held[at + 1 :]]
    apart = (pair for pair in pairs if same_venue(pair[0][1], pair[1][1]) is VenueMatch.DIFFERENT or _one_server(pair))
    return next(((left[0], right[0]) for left, right in apart), None)


@lru_cache(maxsize=4096)  # publishers stand in many entries
def server_of(issuer: str) -> str:
    """Return an issuer as text where it is a preprint server and nothing else, "" for any other."""
    if not may_name_server(issuer):
        return ""
    text = decode(issuer)
    return text if preprint_server(text) not in ("", _OPEN_REVIEW) and is_preprint(text) else ""


def names_server_too(version: Version) -> bool:
    """Tell whether an entry names a preprint server beside the venue of a publication."""
    return len({is_preprint(name) for name in version.names}) > 1


def _one_server(pair: tuple[tuple[str, str], tuple[str, str]]) -> bool:
    """Tell whether exactly one of two venues is a preprint server."""
    left, right = (is_preprint(name) for _, name in pair)
    return left != right


def beside_server(version: Version) -> tuple[str, ...]:
    """Return the fields of a publication that stand in an entry whose only venue is a preprint server.

    A preprint's pages count from 1, and its volume is `abs/2103.00020`, or a long number. Who runs the server is no
    other publisher.

    >>> beside_server(Version("article", {"journal": "CoRR", "volume": "139", "pages": "8748--8763"}))
    ('volume', 'pages')
    """
    servers = [server_of_venue(name) for name in version.names]
    if not servers or not all(servers):
        return ()
    names = tuple(name for name, published in _PUBLISHED.items() if published(version.told(name)))
    publisher = version.told("publisher")
    return names if not publisher or runs_server(decode(publisher), servers[0]) else (*names, "publisher")


@lru_cache(maxsize=4096)  # venues stand in many entries
def server_of_venue(name: str) -> str:
    """Return the server that a venue (text) is, "" for any other."""
    return preprint_server(name) if may_name_server(name) and is_preprint(name) else ""


def mixture(version: Version) -> str:
    """Say which fields of an entry belong to two versions, "" where all seem to belong to one."""
    pair, beside = two_venues(version), beside_server(version)
    names = pair or ((*(name for name in SLOTS if version.told(name)), *beside) if beside else ())
    return ", ".join(f"{name} = {version.told(name)}" for name in names)
