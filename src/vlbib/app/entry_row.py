"""Summaries of an entry in the library, or of a work in the lock without one."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from vlbib.core.entries import entry_ids, entry_venue, values_of
from vlbib.core.ids import by_scheme
from vlbib.core.latex import in_print
from vlbib.core.people import read_people
from vlbib.exports.markdown import full_name
from vlbib.merge.tags import split_keywords

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.core.bib import Entry
    from vlbib.lock.schema import LockedWork

OWN = "own"  # the status of an entry that belongs to no work in the lock


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry in brief, or a work without one, with `key` "" and its note as `file`. `line` is 1-based, 0 if unknown.

    `status` is the work's status, or `own` for an entry that vlbib did not write. `doi` and `arxiv` are without prefix.
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


class BriefRow(Struct, frozen=True, array_like=True, gc=False):
    """The part of an `EntryRow` that one line of a list shows."""

    key: str
    year: str
    title: str
    tags: tuple[str, ...]

    @property
    def status(self) -> str:
        """The status, which a list shows only for an entry without a key, as such an entry has no work in the lock."""
        return OWN


def brief_row(entry: Entry) -> BriefRow:
    """Return what a list shows of an entry."""
    return _brief(entry.key, values_of(entry))


def _brief(key: str, values: Mapping[str, str]) -> BriefRow:
    return BriefRow(
        key=key,
        year=values.get("year", "") or values.get("date", "")[:4],
        title=in_print(values.get("title", "")),
        tags=split_keywords(values.get("keywords", "")),
    )


def row_of_entry(entry: Entry, file: str, work: LockedWork | None) -> EntryRow:
    """Return the row of an entry; `work` is its work in the lock."""
    values = values_of(entry)
    ids, brief = list(entry_ids(values)), _brief(entry.key, values)
    return EntryRow(
        key=brief.key,
        type=entry.type,
        year=brief.year,
        title=brief.title,
        venue=in_print(entry_venue(entry)),
        tags=brief.tags,
        file=file,
        line=entry.line,
        authors=tuple(full_name(name) for name in read_people(values.get("author", "")).names),
        doi=by_scheme(ids, "doi") or "",
        arxiv=by_scheme(ids, "arxiv") or "",
        status=work.status.value if work else OWN,
    )


def row_of_work(work: LockedWork) -> EntryRow:
    """Return the row of a work without an entry, from its first mention."""
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
