"""`resolve`: finds records for titles, without notes, lock or library."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field, structs

from vlbib.app.reading.notebook import asked_for
from vlbib.app.resolving.aliases import recorded_name
from vlbib.app.resolving.cascade import resolve_works
from vlbib.bibtex.document import Document
from vlbib.bibtex.document import read as read_library
from vlbib.bibtex.edits import AddEntry
from vlbib.bibtex.style import entry_text, file_style
from vlbib.bibtex.values import writable_fields
from vlbib.core.work import Status, Work
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.matching.draft import make_draft
from vlbib.merge.keys import make_key
from vlbib.report.build import work_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.app.resolving.cascade import Resolved, Step
    from vlbib.bibtex.style import Style
    from vlbib.core.record import Draft, Record
    from vlbib.report.outcome import WorkReport
    from vlbib.sources.session import Session


class _Keys(Struct, frozen=True):
    """The keys assigned in one run."""

    by_record: dict[Record, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)


CHUNK = 500  # titles resolved together: as many as the largest batch of a source
LARGE_CHUNK = 20_000  # the same for an index that is scanned for each batch


def look_up(
    titles: Iterable[str], session: Session, step: Step | None = None, *, chunk: int = CHUNK
) -> Iterator[WorkReport]:
    """Yield what was found for each title, in their order, as soon as its chunk is resolved."""
    keys = _Keys()
    for some in _chunks(titles, chunk):
        outcomes = resolve_works(
            [Work(mentions=(asked_for(text),)) for text in some], session.resolvers, session.ask, step=step
        )
        for text, outcome in zip(some, outcomes, strict=True):
            yield _reported(text, outcome, keys)


def _chunks(titles: Iterable[str], size: int = CHUNK) -> Iterator[list[str]]:
    chunk: list[str] = []
    for title in titles:
        chunk.append(title)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _reported(text: str, outcome: Resolved, keys: _Keys) -> WorkReport:
    """Return the report of one work; a work that was already found in this run keeps its key."""
    accepted = outcome.verdict.status is Status.ACCEPTED
    query = outcome.query
    draft = make_draft(outcome.verdict.records, year=query.year, venue=query.venue) if accepted else None
    settled = settled_work(outcome.work, outcome.verdict, draft)
    key = _key(settled, draft, keys) if draft else None
    bibtex = bibtex_of(draft, key) if draft and key else None
    return structs.replace(
        work_report(settled, key), query=structs.replace(query, title=text), bibtex=bibtex, mentions=()
    )


def _key(settled: SettledWork, draft: Draft, keys: _Keys) -> str:
    """Return the key that a sync would assign, made with the work's own short name if that was the query."""
    records = settled.locked.verdict.records
    given = next((keys.by_record[record] for record in records if record in keys.by_record), None)
    key = given or make_key(draft, recorded_name(settled), keys.taken)
    keys.by_record.update(dict.fromkeys(records, key))
    keys.taken.add(key.lower())
    return key


def bibtex_of(draft: Draft, key: str) -> str:
    """Return a draft as a BibTeX entry in the style of a new library."""
    empty, style = _new_library()
    fields = {name: value.text for name, value in draft.fields.items()}
    return entry_text(style, AddEntry(draft.type, key, writable_fields(fields, empty.encoding))).strip()


@lru_cache(maxsize=1)
def _new_library() -> tuple[Document, Style]:
    """Return a library without entries and the style of its first."""
    empty = read_library(b"", "")
    assert isinstance(empty, Document)
    return empty, file_style(empty)
