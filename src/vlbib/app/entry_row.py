"""An entry of a library in brief, or a work of the lock that has none."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from vlbib.core.entries import entry_ids, entry_venue, values_of
from vlbib.core.ids import by_scheme
from vlbib.core.latex import decode
from vlbib.core.people import read_people
from vlbib.exports.markdown import full_name
from vlbib.merge.tags import split_keywords

if TYPE_CHECKING:
    from vlbib.core.bib import Entry
    from vlbib.lock.schema import LockedWork

OWN = "own"  # the status of an entry that no work of the lock has


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry in brief, or a work without one: then `key` is "" and `file` the note; `line` is 1-based, 0: unknown.

    `status` is what became of the work, `own` for an entry that vlbib did not write. `doi` and `arxiv` are bare.
    """

    key: str
    type: str
    year: str
    title: str
    venue: str
    tags: tuple[str, ...]
    file: str
    line: int
    authors: tuple[str, ...] = ()
    doi: str = ""
    arxiv: str = ""
    status: str = ""

    def json(self) -> dict[str, Any]:
        """Return the row as JSON values."""
        return asdict(self)


def row_of_entry(entry: Entry, file: str, work: LockedWork | None) -> EntryRow:
    """Return the row of an entry; `work` is what the lock knows of it."""
    ids = list(entry_ids(values_of(entry)))
    return EntryRow(
        key=entry.key,
        type=entry.type,
        year=entry.get("year") or entry.get("date")[:4],
        title=decode(entry.get("title")),
        venue=decode(entry_venue(entry)),
        tags=split_keywords(entry.get("keywords")),
        file=file,
        line=entry.line,
        authors=tuple(full_name(name) for name in read_people(entry.get("author")).names),
        doi=by_scheme(ids, "doi") or "",
        arxiv=by_scheme(ids, "arxiv") or "",
        status=work.status.value if work else OWN,
    )


def row_of_work(work: LockedWork) -> EntryRow:
    """Return the row of a work without an entry, as its first line names it."""
    first = work.mentions[0]
    return EntryRow(
        key="",
        type="",
        year=str(first.year or ""),
        title=first.text,
        venue=first.venue or "",
        tags=first.section[-1:],
        file=first.file,
        line=first.line,
        status=work.status.value,
    )
