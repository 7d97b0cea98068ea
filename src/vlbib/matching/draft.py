"""Merge the records of one work into a draft of an entry, with the source of each value.

Preprint and version of record become one entry: the published facts, all from one version, plus the eprint. `authority`
defines the order of sources; a value that its record marks as unverified is not written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vlbib.core.ids import by_scheme, paper_url
from vlbib.core.latex import escape, protect
from vlbib.core.months import month_macro
from vlbib.core.names import same_people
from vlbib.core.once import once
from vlbib.core.page_ranges import page_range
from vlbib.core.record import Draft, Value
from vlbib.core.text import one_line, plain_url, squeeze, without_controls, words
from vlbib.core.venues import VenueMatch, same_venue
from vlbib.matching.authority import authority, entry_type, published
from vlbib.matching.form import form

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.names import Name
    from vlbib.core.record import Record

_ARXIV_DOI = "10.48550/arXiv."


@dataclass(frozen=True)
class _Sources:
    """The records of a work by authority: `version` has those of the version to be cited, `all` every one."""

    version: tuple[Record, ...]
    all: tuple[Record, ...]
    type: str = field(default="misc")

    @property
    def head(self) -> Record:
        return self.version[0]

    @once
    def ranked(self) -> tuple[Record, ...]:
        """Every record once, those of the version to be cited first."""
        if len(self.version) == len(self.all):
            return self.version
        return (*self.version, *(record for record in self.all if all(record is not each for each in self.version)))

    @once
    def arxiv(self) -> tuple[str, Record] | None:
        """The arXiv id, and the record that gives it."""
        given = ((by_scheme(record.ids, "arxiv"), record) for record in self.all if "arxiv" not in record.unverified)
        return next(((value, record) for value, record in given if value), None)

    @once
    def doi(self) -> Value | None:
        """The DOI of the version to be cited; the arXiv DOI only if the work is only a preprint."""
        out = [record for record in self.version if "doi" not in record.unverified]
        own = next((Value(doi, record.source) for record in out if (doi := _own_doi(record))), None)
        if own or published(self.head):
            return own
        return Value(_ARXIV_DOI + self.arxiv[0], self.arxiv[1].source) if self.arxiv else None


def make_draft(records: Sequence[Record], *, year: int | None = None, venue: str | None = None) -> Draft:
    """Return the entry for the records of one work; at least one record.

    `year` and `venue` are claimed by the note: if a work was published twice, they choose the version.
    """
    sources = _sources(records, year, venue)
    fields: dict[str, Value] = {}
    for name, find in _FIELDS:
        value = find(sources)
        clean = plain_url if name in _IDENTITIES else without_controls
        text = clean(value.text) if value is not None else ""
        if value is not None and text:
            fields[name] = value if text == value.text else Value(text, value.source)
    return Draft(type=sources.type, fields=fields, ids=_ids(sources))


def _sources(records: Sequence[Record], year: int | None, venue: str | None) -> _Sources:
    _, *others = records
    ranked = sorted(records, key=authority) if others else records
    out = [record for record in ranked if published(record)]
    if not out:
        return _Sources(tuple(ranked), tuple(ranked), entry_type(ranked[0]))
    head = max(out, key=lambda record: _claimed(record, year, venue))  # among equals the first, the most trusted
    version = (head, *(record for record in out if record is not head and _one_version(head, record)))
    return _Sources(version, tuple(ranked), entry_type(head))


def _claimed(record: Record, year: int | None, venue: str | None) -> bool:
    """Tell whether a published record is the version that the note names by its venue, and by its year if given."""
    names = [name for name in (record.venue_short, record.venue) if name]
    fits = venue is not None and any(same_venue(venue, name) is VenueMatch.SAME for name in names)
    return fits and (year is None or record.year is None or year == record.year)


def _one_version(head: Record, version: Record) -> bool:
    """Tell whether two published records describe one version: the same DOI, or the same venue and year."""
    mine, theirs = _own_doi(head), _own_doi(version)
    if mine and theirs:
        return mine.lower() == theirs.lower()
    pairs = ((first, second) for first in _venues(head) for second in _venues(version))
    near = head.year is None or version.year is None or head.year == version.year
    return near and any(same_venue(first, second) is VenueMatch.SAME for first, second in pairs)


def _venues(record: Record) -> list[str]:
    return [name for name in (record.venue_short, record.venue) if name]


def _own_doi(record: Record) -> str | None:
    return next(
        (
            identity.value
            for identity in record.ids
            if identity.scheme == "doi" and not identity.value.startswith(_ARXIV_DOI)
        ),
        None,
    )


def _ids(sources: _Sources) -> tuple[Id, ...]:
    """Return every id once, those of the version to be cited first."""
    seen: dict[tuple[str, str], Id] = {}
    for record in sources.ranked:
        for identity in record.ids:
            seen.setdefault(identity.key, identity)
    return tuple(seen.values())


# --- one function per field-------------------------------------------------------------------------------------------


def _values_given(records: Sequence[Record], name: str) -> Iterator[tuple[str, Record]]:
    """Yield the values of a field, in the order of the records, without unverified ones."""
    for record in records:
        value = getattr(record, name)
        if value is not None and value != "" and name not in record.unverified:
            yield str(value), record


def _first(records: Sequence[Record], name: str) -> Value | None:
    for record in records:
        value = getattr(record, name)
        if value is not None and value != "" and name not in record.unverified:
            return Value(escape(one_line(str(value))), record.source)
    return None


def _author(sources: _Sources) -> Value | None:
    lists = [
        record
        for record in sources.ranked
        if record.authors and "authors" not in record.unverified and not _cut(record.authors)
    ]
    if not lists:
        return None
    best = next((record for record in lists[1:] if _fuller(record.authors, lists[0].authors)), lists[0])
    return Value(_joined(best.authors), best.source)


def _joined(names: Sequence[Name]) -> str:
    """Return names as a value; they are escaped together, unless a name needs braces or may have mathematics."""
    text = one_line(" and ".join(map(str, names)))
    if "{" in text or "$" in text or text.count("and") >= len(names):
        return " and ".join(_written(name) for name in names)
    return escape(text)


def _cut(authors: Sequence[Name]) -> bool:
    """Tell whether an author list is truncated: its last name is `others` or `et al.`."""
    return squeeze(str(authors[-1])) in ("others", "etal", "andothers")


def _fuller(names: Sequence[Name], brief_names: Sequence[Name]) -> bool:
    """Tell whether a list has the full names of the same people, and the other list only initials."""
    brief = all(_initials(name.given) for name in brief_names if name.given)
    return brief and same_people(names, brief_names) and not any(_initials(name.given) for name in names if name.given)


def _initials(given: str) -> bool:
    return all(len(word) == 1 for word in words(given))


def _written(name: Name) -> str:
    if name.literal:
        return "{" + escape(name.family) + "}"
    text = escape(one_line(str(name)))
    return "{" + text + "}" if "and" in text and re.search(r"\band\b", text) else text


def _title(sources: _Sources) -> Value | None:
    titles = list(_values_given(sources.ranked, "title"))
    if not titles:
        return None
    text, record = next(((text, record) for text, record in titles if not _shouted(text)), titles[0])
    if squeeze(text) != squeeze(titles[0][0]):
        text, record = titles[0]
    names = {name for record in sources.all for name in (*record.aliases, *record.shared_names)}
    title = one_line(text).rstrip(".") if not text.endswith("...") else text
    return Value(protect(title, sorted(names), _own_name(title, names)), record.source)


def _own_name(title: str, aliases: Collection[str]) -> str:
    """Return the name before the title's first separator if the records know the work by it (`Visual Genome: ...`).

    In a name of several words, each begins with a capital or a digit: `Fast Language-Image Pre-training` is no name.
    """
    head = form(title).head
    if head is None or head.text not in aliases or not title.startswith(head.text):
        return ""
    pieces = re.findall(r"[^\W_]+", head.text)
    several = len(head.text.split()) > 1
    return "" if several and not all(piece[0].isupper() or piece[0].isdigit() for piece in pieces) else head.text


def _shouted(text: str) -> bool:
    return text.isupper() and len(words(text)) > 1


def _held_in(sources: _Sources) -> Value | None:
    """Return the venue by its full name; by its acronym if no record of the version has more."""
    venues = [*_values_given(sources.version, "venue"), *_values_given(sources.version, "venue_short")]
    text, record = next(
        ((name, teller) for name, teller in venues if " " in name.strip()), venues[0] if venues else ("", None)
    )
    return Value(escape(one_line(text)), record.source) if record else None


def _booktitle(sources: _Sources) -> Value | None:
    return _held_in(sources) if sources.type in ("inproceedings", "incollection") else None


def _journal(sources: _Sources) -> Value | None:
    return _held_in(sources) if sources.type == "article" else None


def _of_version(name: str, *types: str) -> Callable[[_Sources], Value | None]:
    """Return a reader of a field that only the version to be cited may give, for entries of these types."""

    def read(sources: _Sources) -> Value | None:
        return _first(sources.version, name) if sources.type in types else None

    return read


def _pages(sources: _Sources) -> Value | None:
    if sources.type not in ("inproceedings", "article", "incollection"):
        return None
    pages = _first(sources.version, "pages")
    return pages and Value(page_range(pages.text), pages.source)


def _year(sources: _Sources) -> Value | None:
    return _first(sources.version, "year")


def _month(sources: _Sources) -> Value | None:
    month = next(_values_given(sources.version, "month"), None)
    macro = month_macro(int(month[0])) if month and month[0].isdigit() else ""
    return Value(macro, month[1].source) if month and macro else None


def _publisher(sources: _Sources) -> Value | None:
    """Return the publisher if the data models of BibTeX and biber allow one: not for an article."""
    return (
        _first(sources.version, "publisher") if sources.type not in ("misc", "software", "online", "article") else None
    )


def _organization(sources: _Sources) -> Value | None:
    """Return the maker of software: biber's data model has no publisher for it."""
    return _first(sources.version, "publisher") if sources.type == "software" else None


def _howpublished(sources: _Sources) -> Value | None:
    """Return the maker of a data set in @misc; a preprint has its eprint instead."""
    if sources.type != "misc" or sources.arxiv:
        return None
    return _first(sources.version, "publisher")


def _url(sources: _Sources) -> Value | None:
    """Return the page of the paper if it has no DOI; for a data set or software, its own page."""
    if sources.doi:
        return None
    url_value = next(_values_given(sources.version, "url"), None)
    if url_value:
        return Value(url_value[0], url_value[1].source)
    for record in sources.ranked:
        page = next((url for identity in record.ids if (url := paper_url(identity))), None)
        if page:
            return Value(page, record.source)
    if sources.type not in ("misc", "software", "online"):
        return None
    return next((Value(record.urls[0], record.source) for record in sources.version if record.urls), None)


def _eprint(sources: _Sources) -> Value | None:
    arxiv = sources.arxiv
    return Value(arxiv[0], arxiv[1].source) if arxiv else None


def _archive(name: str) -> Callable[[_Sources], Value | None]:
    """Return a reader of the archive's name: classic BibTeX and biblatex (and Zotero) read it from different fields."""

    def read(sources: _Sources) -> Value | None:
        arxiv = sources.arxiv
        return Value(name, arxiv[1].source) if arxiv else None

    return read


def _primary_class(sources: _Sources) -> Value | None:
    return _first(sources.all, "primary_class") if sources.arxiv else None


_IN_VOLUME = ("inproceedings", "article", "incollection", "book", "proceedings")
_IDENTITIES = frozenset({"doi", "url", "eprint"})
# The conventional order of fields.
_FIELDS: tuple[tuple[str, Callable[[_Sources], Value | None]], ...] = (
    ("author", _author),
    ("title", _title),
    ("booktitle", _booktitle),
    ("journal", _journal),
    ("series", _of_version("series", *_IN_VOLUME)),
    ("volume", _of_version("volume", *_IN_VOLUME)),
    ("number", _of_version("number", *_IN_VOLUME)),
    ("pages", _pages),
    ("year", _year),
    ("month", _month),
    ("publisher", _publisher),
    ("organization", _organization),
    ("howpublished", _howpublished),
    ("doi", lambda sources: sources.doi),
    ("url", _url),
    ("eprint", _eprint),
    ("archiveprefix", _archive("arXiv")),
    ("eprinttype", _archive("arxiv")),
    ("primaryclass", _primary_class),
)
