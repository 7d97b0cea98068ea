"""What the lock keeps of a mention, a query and a verdict: enough to show them and to recognise them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.record import Record
from vlbib.core.work import Mention, Query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.core.work import Candidate, Verdict


def brief_mention(mention: Mention) -> Mention:
    """Return a mention without what edits of its note change (such as the line) and what its heading says."""
    return structs.replace(mention, line=0, links=(), gloss=(), section=(), called="", cited_as="", group=0)


def in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions, each once, in the order of the lock."""
    given = tuple(mentions)
    if len(given) == 1:
        return given
    return tuple(sorted(dict.fromkeys(given), key=lambda mention: (*mention.place, mention.kind)))


def brief_query(query: Query) -> Query:
    """Return the title and the short name of a query; its evidence is in the mention."""
    return Query(title=query.title, alias=query.alias)


def brief_verdict(verdict: Verdict, *, whole: bool) -> Verdict:
    """Return a verdict without scores, and with brief records unless `whole`.

    `whole` is for a work with a source still to be asked: the next run joins that source's answer with the records.
    """
    return structs.replace(
        verdict,
        records=_records(verdict.records, whole=whole),
        candidates=tuple(_candidate(candidate, whole=whole) for candidate in verdict.candidates),
    )


def _candidate(candidate: Candidate, *, whole: bool) -> Candidate:
    return structs.replace(candidate, records=_records(candidate.records, whole=whole), score=0.0)


def _records(records: Iterable[Record], *, whole: bool) -> tuple[Record, ...]:
    return tuple(records) if whole else tuple(map(_brief_record, records))


def _brief_record(record: Record) -> Record:
    """Return a record with only the fields that show it and distinguish it from others."""
    return Record(
        source=record.source,
        title=record.title,
        authors=record.authors,
        year=record.year,
        type=record.type,
        venue=record.venue,
        venue_short=record.venue_short,
        url=record.url,
        ids=record.ids,
    )
