"""OpenReview's API 2: submissions to ICLR, NeurIPS, ICML, TMLR and workshops, by id or by the words of a title.

API: https://docs.openreview.net/reference/api-v2, base `https://api2.openreview.net`: `GET /notes?id=` and
`GET /notes/search?term=`. From a recorded answer: `notes[].content.{title, venueid}.value`; a filter that nothing
passes is answered with 200 and no notes. Documented: `content.authors.value` is a list of names, `content.venue.value`
is `ICLR 2025 oral` for an accepted paper and `Submitted to ICLR 2025` or `ICLR 2025 Withdrawn Submission` for others;
`pdate` and `cdate` are milliseconds. Notes of API 1 (until 2023) have bare values. Not verified: a search and a whole
note were not recorded, and the service may require a browser challenge for single notes.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from vlbib.core.ids import Id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.text import one_line
from vlbib.resolver import CouldNotAsk, Request, decoded, each_record, one_by_one

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.work import Query
    from vlbib.resolver import Flow, Question, Response

name = "openreview"
url = "https://api2.openreview.net"
delay = 1.0
schemes = frozenset({"openreview"})

ROWS = "10"
_YEAR = lazy_pattern(r"\b20\d\d\b")
_WITHDRAWN = lazy_pattern(r"\bwithdrawn\b|\bdesk reject", re.IGNORECASE)
_NOT_ACCEPTED = lazy_pattern(r"\bsubmitted to\b|\bsubmission\b|\breject|\bwithdrawn\b|\bunder review\b", re.IGNORECASE)
_PRESENTED = lazy_pattern(
    r"\s*\b(?:oral|poster|spotlight|notable top.*|conference|main track|track.*)\s*$", re.IGNORECASE
)


class _Note(msgspec.Struct):
    id: str = ""
    forum: str | None = None
    replyto: str | None = None
    content: dict[str, Any] = {}
    pdate: int | None = None
    cdate: int | None = None


class _Notes(msgspec.Struct):
    notes: list[msgspec.Raw]


def by_title(queries: Sequence[Query], /) -> Flow:
    """Search for each title; a short name alone is not asked for."""
    return one_by_one(queries, _search, _read)


def by_id(ids: Sequence[Id], /) -> Flow:
    """Ask for submissions by forum id."""
    return one_by_one(ids, _lookup, _read)


def _search(query: Question) -> Request | None:
    if isinstance(query, Id) or query.alias:
        return None
    title = " ".join(re.findall(r"[^\W_]+", query.title))
    params = {"term": title, "content": "all", "group": "all", "source": "forum", "limit": ROWS}
    return Request(path="/notes/search", params=params) if title else None


def _lookup(question: Question) -> Request | None:
    is_own = isinstance(question, Id) and question.scheme == "openreview"
    return Request(path="/notes", params={"id": question.value}) if is_own and isinstance(question, Id) else None


def _read(response: Response) -> Iterator[Record]:
    if response.status == 404:
        return iter(())
    if response.status != 200:
        raise CouldNotAsk(f"OpenReview refuses the query (HTTP {response.status})")
    notes = decoded(response, _Notes, "OpenReview").notes
    return each_record(name, notes, _Note, lambda note: _records([] if note.replyto else [note]))


def _records(notes: Sequence[_Note]) -> Iterator[Record]:
    for note in notes:
        title, venue = _text(note, "title"), _text(note, "venue")
        authors = _value(note, "authors")
        if title:
            accepted = venue and not _NOT_ACCEPTED.search(venue)
            yield Record(
                source=name,
                title=title,
                authors=tuple(parse_name(each) for each in authors if isinstance(each, str))
                if isinstance(authors, list)
                else (),
                year=_year(note, venue),
                type="inproceedings" if accepted else None,
                venue=_PRESENTED.sub("", venue) if accepted else None,
                ids=(Id("openreview", note.forum or note.id),) if note.forum or note.id else (),
                withdrawn=_WITHDRAWN.search(venue) is not None,
            )


def _value(note: _Note, field: str) -> object:
    """Return a field of a note's content, which API 2 wraps in an object."""
    value = note.content.get(field)
    return value.get("value") if isinstance(value, dict) else value


def _text(note: _Note, field: str) -> str:
    value = _value(note, field)
    return one_line(value) if isinstance(value, str) else ""


def _year(note: _Note, venue: str) -> int | None:
    """Return the year in the venue, else the year of publication, else that of submission."""
    match = _YEAR.search(venue)
    if match:
        return int(match[0])
    date = note.pdate or note.cdate
    return datetime.fromtimestamp(date / 1000, tz=UTC).year if date else None
