"""The fields of an entry that belong to one version of its work, and when two entries describe the same version.

A work appears as a preprint, then at a conference, then in a journal. Type, container, volume, number, pages,
publisher, date and DOI belong to one version: a preprint server as journal with the pages of the proceedings is a
reference to nothing. Authors, title, arXiv id, links and notes belong to the work, whatever version is cited.
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

# Alternatives for one slot: an entry with a value in any of them has no gap.
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
# Types that an entry of a preprint may have without naming a publication that contains it.
_LOOSE = frozenset({"article", "misc", "online", "preprint", "report", "unpublished"})
_RANGE = lazy_pattern(r"(\d+)\s*[-–—]+\s*(\d+)")
_OPEN_REVIEW = "OpenReview"  # it publishes proceedings too
_LONGEST_VOLUME = 4  # maximum digits; a longer number is a server's own, which Google Scholar gives as a volume of SSRN


def _is_volume(value: str) -> bool:
    return value.isdecimal() and len(value) <= _LONGEST_VOLUME


def _is_page_range(value: str) -> bool:
    """Tell whether pages do not begin at 1, and are not a year and month, as Google Scholar gives for bioRxiv."""
    match = _RANGE.fullmatch(value)
    return match is not None and match[1] != "1" and not is_year_and_month(value)


# Fields that only publications have, and how to recognise a publication's value.
_PUBLISHED: Mapping[str, Callable[[str], bool]] = {"volume": _is_volume, "pages": _is_page_range}


class Version(Struct, frozen=True, dict=True):
    """The part of an entry that describes a version: its type in lower case, BibTeX values by lower-case name."""

    type: str
    values: Mapping[str, str]

    @property
    def group(self) -> dict[str, str]:
        """The values that belong to the version."""
        return {name: value for name, value in self.values.items() if name in VERSION_FIELDS}

    @property
    def kind(self) -> str:
        """The type under its biblatex name."""
        return TYPE_ALIASES.get(self.type, self.type)

    @property
    def is_loose(self) -> bool:
        """Whether neither type nor container nor DOI names a publication."""
        return self.kind in _LOOSE and not self.names and not self._own_doi

    @cached_property
    def is_preprint(self) -> bool:
        """Whether it is a preprint: its containers are servers; without one, it has no other issuer or DOI."""
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
        """The year in `year` or `date` in four digits; "" if there is none."""
        return stated_year(self._get("year"), self._get("date"))

    def _get(self, name: str) -> str:
        """Return a value; "" for one that consists only of ties or braces."""
        value = self.values.get(name, "").strip()
        return "" if value[:1] in ("~", "{") and not value.strip("~{} ") else value

    @cached_property
    def _own_doi(self) -> str:
        """The DOI in lower case; "" if a preprint server registered it."""
        identity = doi_id(self._get("doi").replace("\\_", "_"))
        own = identity.value.lower() if identity and identity.scheme == "doi" else ""
        return "" if own and server_of_doi(own) else own

    @cached_property
    def server_of_doi(self) -> str:
        """The preprint server, other than arXiv, that registered the DOI; "" for any other DOI."""
        identity = doi_id(self._get("doi").replace("\\_", "_"))
        return server_of_doi(identity.value) if identity else ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the venue, as text."""
        return tuple(journal_text(value) for name in _NAMED_BY if (value := self._get(name)))

    def value_of(self, name: str) -> str:
        """Return a value without surrounding white space; for `doi` the bare DOI, "" for a preprint server's."""
        return self._own_doi if name == "doi" else self._get(name)


def is_preprint_entry(entry: Entry) -> bool:
    """Tell whether an entry describes a preprint."""
    return Version(entry.type, values_of(entry)).is_preprint


def same_publication(left: Version, right: Version) -> bool:
    """Tell whether two entries may describe one publication: both are preprints, or the venues agree as far as given.

    Year, pages and the like are ignored, and so is the type if neither has a venue: sources correct these.
    """
    if left.is_preprint or right.is_preprint:
        return left.is_preprint == right.is_preprint
    container = _same_container(left, right)
    if container is not VenueMatch.UNKNOWN:
        return container is VenueMatch.SAME
    return left.kind == right.kind or not (left.names or right.names)


def same_version(left: Version, right: Version) -> bool:
    """Tell whether two entries of one work describe one version, so that each may fill the other's gaps.

    They do if the DOI or the pages are equal, else if year and venue are. Two unknown venue names count as equal if
    type, volume, number and pages do not contradict.
    """
    if left.is_preprint or right.is_preprint:
        return left.is_preprint == right.is_preprint
    container = _same_container(left, right)
    both = [(name, left.value_of(name), right.value_of(name)) for name in (*_COMPARED, "doi")]
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

    A name in the table of venues and a name that is not in it are different venues.
    """
    answers = {same_venue(mine, theirs) for mine in left.names for theirs in right.names}
    if VenueMatch.SAME in answers:
        return VenueMatch.SAME
    named = bool(answers) and any(venue(name).known for name in (*left.names, *right.names))
    return VenueMatch.DIFFERENT if named or VenueMatch.DIFFERENT in answers else VenueMatch.UNKNOWN


def two_venues(version: Version) -> tuple[str, str] | None:
    """Return two fields of one entry that name two venues, perhaps one a preprint server; None for one venue.

    A publisher or an institution counts if it is a server, but not OpenReview, which also publishes conferences.

    >>> two_venues(Version("article", {"journal": "CoRR", "booktitle": "Proceedings of ICML"}))
    ('booktitle', 'journal')
    """
    filled = [name for name in SLOTS if version.value_of(name)]
    issuers = [(name, server) for name in ISSUED_BY if filled and (server := server_of(version.value_of(name)))]
    if len(filled) + len(issuers) < 2:
        return None
    held = [(name, journal_text(version.value_of(name))) for name in filled] + issuers
    pairs = [(left, right) for at, left in enumerate(held) for right in held[at + 1 :]]
    apart = (pair for pair in pairs if same_venue(pair[0][1], pair[1][1]) is VenueMatch.DIFFERENT or _one_server(pair))
    return next(((left[0], right[0]) for left, right in apart), None)


@lru_cache(maxsize=4096)  # publishers recur in many entries
def server_of(issuer: str) -> str:
    """Return an issuer as text if it is only a preprint server; "" for any other."""
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
    """Return the fields of a publication in an entry whose only venue is a preprint server.

    A preprint's pages start at 1, and its volume is `abs/2103.00020` or a long number. The operator of the server does
    not count as another publisher.

    >>> beside_server(Version("article", {"journal": "CoRR", "volume": "139", "pages": "8748--8763"}))
    ('volume', 'pages')
    """
    servers = [server_of_venue(name) for name in version.names]
    if not servers or not all(servers):
        return ()
    names = tuple(name for name, published in _PUBLISHED.items() if published(version.value_of(name)))
    publisher = version.value_of("publisher")
    return names if not publisher or runs_server(decode(publisher), servers[0]) else (*names, "publisher")


@lru_cache(maxsize=4096)  # venues recur in many entries
def server_of_venue(name: str) -> str:
    """Return the preprint server that a venue (text) is; "" for any other."""
    return preprint_server(name) if may_name_server(name) and is_preprint(name) else ""


def mixture(version: Version) -> str:
    """Return which fields of an entry belong to two versions, in words; "" if all seem to belong to one."""
    pair, beside = two_venues(version), beside_server(version)
    names = pair or ((*(name for name in SLOTS if version.value_of(name)), *beside) if beside else ())
    return ", ".join(f"{name} = {version.value_of(name)}" for name in names)
