"""What is settled, in the lock's terms, and back: one function for each value, in pairs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import Name, parse_name
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Candidate, Query, Verdict
from vlbib.lock.schema import LockedCandidate, LockedMention, LockedQuery, LockedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.core.work import Mention, Status
    from vlbib.lock.schema import LockedWork


@dataclass(frozen=True)
class Recalled:
    """The resolution that the lock remembers: the same as a `Resolution`, unpacked where someone asks for a part."""

    locked: LockedWork

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict; its records are brief."""
        return verdict_of(self.locked)

    @cached_property
    def draft(self) -> Draft | None:
        """The entry as the sources gave it; None for a work without one."""
        return draft_of(self.locked)

    @property
    def queries(self) -> tuple[Query, ...]:
        """The queries asked, without evidence."""
        return queries_of(self.locked)

    @property
    def asked(self) -> tuple[str, ...]:
        """The sources that were asked."""
        return self.locked.asked

    @property
    def missed(self) -> tuple[str, ...]:
        """The sources that could not be asked and still are to be."""
        return self.locked.missed

    @property
    def said(self) -> tuple[str, ...]:
        """Nothing: what was told is told."""
        return ()

    @property
    def status(self) -> Status:
        """The status of the verdict."""
        return self.locked.status

    @property
    def notes(self) -> tuple[str, ...]:
        """Where note and record disagree."""
        return self.locked.notes

    @property
    def source(self) -> str | None:
        """The source of the first accepted record."""
        return self.locked.records[0].source if self.locked.records else None

    @property
    def title(self) -> str | None:
        """The title of the first accepted record."""
        return self.locked.records[0].title if self.locked.records else None

    @property
    def identities(self) -> Iterable[tuple[str, str]]:
        """The ids of the entry and of the accepted records, in the form to compare by."""
        held = [*self.locked.ids]
        for record in self.locked.records:
            held += record.ids
        return [(scheme, value) for scheme, colon, value in (one.lower().partition(":") for one in held) if colon]


def locked_mention(mention: Mention) -> LockedMention:
    """Return a mention without its line, links and group."""
    return LockedMention(
        file=mention.file,
        heading=mention.heading,
        text=mention.text,
        kind=mention.kind,
        year=mention.year,
        venue=mention.venue,
        authors=mention.authors,
        aliases=mention.aliases,
        ids=locked_ids(mention.ids),
        pinned=mention.pinned,
    )


def locked_ids(ids: Iterable[Id]) -> tuple[str, ...]:
    """Return ids as `scheme:value`."""
    return tuple(str(one) for one in ids)


def ids_of(locked: Iterable[str]) -> tuple[Id, ...]:
    """Return ids from `scheme:value`; what has no scheme is none."""
    return tuple(found for one in locked if (found := _id(one)) is not None)


@lru_cache(maxsize=65536)
def _id(locked: str) -> Id | None:
    scheme, colon, value = locked.partition(":")
    return Id(scheme, value) if colon else None


def locked_query(query: Query) -> LockedQuery:
    """Return a query without the evidence, which stands with the mention."""
    return LockedQuery(title=query.title, alias=query.alias)


def locked_record(record: Record, *, whole: bool = False) -> LockedRecord:
    """Return a record in brief, or whole for a work that still waits for a source."""
    brief = LockedRecord(
        source=record.source,
        title=record.title,
        authors=tuple(str(name) for name in record.authors),
        year=record.year,
        venue=record.venue,
        venue_short=record.venue_short,
        type=record.type,
        url=record.url,
        ids=locked_ids(record.ids),
    )
    return structs.replace(brief, **{name: getattr(record, name) for name in _REST}) if whole else brief


# What a record says beyond its brief form.
_REST = (
    "volume", "number", "series", "pages", "publisher", "month", "primary_class", "preprint_year", "comment",
    "journal_ref", "aliases", "urls", "unverified", "work", "withdrawn", "updated",
)  # fmt: skip


def _record(locked: LockedRecord) -> Record:
    return Record(
        source=locked.source,
        title=locked.title,
        authors=tuple(_name(name) for name in locked.authors),
        year=locked.year,
        venue=locked.venue,
        venue_short=locked.venue_short,
        type=locked.type,
        url=locked.url,
        ids=ids_of(locked.ids),
        volume=locked.volume,
        number=locked.number,
        series=locked.series,
        pages=locked.pages,
        publisher=locked.publisher,
        month=locked.month,
        primary_class=locked.primary_class,
        preprint_year=locked.preprint_year,
        comment=locked.comment,
        journal_ref=locked.journal_ref,
        aliases=locked.aliases,
        urls=locked.urls,
        unverified=locked.unverified,
        work=locked.work,
        withdrawn=locked.withdrawn,
        updated=locked.updated,
    )


def _name(text: str) -> Name:
    if text.startswith("{") and text.endswith("}"):
        return Name(text[1:-1], literal=True)
    return parse_name(text) if "," in text else Name(text)


def locked_candidate(candidate: Candidate, *, whole: bool = False) -> LockedCandidate:
    """Return a candidate without its score."""
    records = tuple(locked_record(record, whole=whole) for record in candidate.records)
    return LockedCandidate(records=records, reasons=candidate.reasons, against=candidate.against)


def _candidate(locked: LockedCandidate) -> Candidate:
    records = tuple(_record(record) for record in locked.records)
    return Candidate(records=records, reasons=locked.reasons, against=locked.against)


def verdict_of(work: LockedWork) -> Verdict:
    """Return the verdict that the lock remembers; its records are brief."""
    return Verdict(
        status=work.status,
        records=tuple(_record(record) for record in work.records),
        reasons=work.reasons,
        candidates=tuple(_candidate(candidate) for candidate in work.candidates),
        notes=work.notes,
    )


def draft_of(work: LockedWork) -> Draft | None:
    """Return the entry as the sources gave it; None for a work without one."""
    if not work.type:
        return None
    fields = {name: Value(field.value, field.source) for name, field in work.fields.items()}
    return Draft(type=work.type, fields=fields, ids=ids_of(work.ids))


def queries_of(work: LockedWork) -> tuple[Query, ...]:
    """Return the queries asked, without evidence."""
    return tuple(Query(title=query.title, alias=query.alias) for query in work.queries)
