"""The outcome of a sync or a resolve, as one value for all output formats."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.core.work import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.work import Candidate, Mention, Query, Skipped
    from vlbib.sources.session import RequestCounts

OK, REMAIN, SOURCE_FAILED = 0, 3, 4

# The statuses that need a decision or another run, each with its heading in the text report.
ATTENTION = (
    (Status.DOUBTFUL, "doubtful, not written (decide with `vlbib review` or `vlbib pin`)"),
    (Status.UNRESOLVED, "unresolved: none of the sources asked knows them"),
    (Status.UNASKED, "not settled, because a source could not be asked (the next sync asks again)"),
)


class ConflictReport(Struct, frozen=True):
    """A field whose values in the library and from the sources both differ from what vlbib last wrote."""

    key: str
    field: str
    yours: str
    theirs: str


class LibraryChanges(Struct, frozen=True, kw_only=True):
    """What happened to the library, by citation key.

    `orphans` are entries that no note names any more; `lasting` are those of them that pruning keeps, with the reason.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    lasting: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[ConflictReport, ...] = ()


class WorkReport(Struct, frozen=True, kw_only=True):
    """One work: its status, its values with their sources, and where the notes name it."""

    status: Status
    title: str
    key: str | None = None
    year: int | None = None
    venue: str | None = None
    url: str | None = None
    ids: tuple[Id, ...] = ()
    source: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    tags: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    query: Query | None = None
    bibtex: str | None = None

    @property
    def place(self) -> str:
        """`file:line` of the first mention; `vlbib add` for a work added without a note; else the query in quotes."""
        if self.mentions:
            first = self.mentions[0]
            return f"{first.file}:{first.line}" if first.file else "vlbib add"
        return f'"{self.query.title}"' if self.query else self.title


class Summary(Struct, frozen=True):
    """What the text report says of the works: counts by status, entries by source, and the works it lists."""

    statuses: Mapping[Status, int]
    sources: Mapping[str, int]
    listed: Sequence[WorkReport]


def needs_attention(status: Status, notes: Sequence[str]) -> bool:
    """Tell whether the text report lists a work: it waits for a decision or a source, or note and record differ."""
    return bool(notes) or status in dict(ATTENTION)


def summed(works: Sequence[WorkReport]) -> Summary:
    """Return the summary of works."""
    return Summary(
        Counter(work.status for work in works),
        Counter(work.source for work in works if work.source and work.key),
        [work for work in works if needs_attention(work.status, work.notes)],
    )


class Report(Struct, frozen=True, kw_only=True):
    """The outcome of one run: its works, their summary, and what happened to the files."""

    works: Sequence[WorkReport]
    summary: Summary
    skipped: tuple[Skipped, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    sources: Mapping[str, RequestCounts] = field(default_factory=dict)
    missed: Mapping[str, str] = field(default_factory=dict)
    changes: LibraryChanges = field(default_factory=LibraryChanges)
    warnings: tuple[str, ...] = ()
    unpruned: tuple[str, ...] = ()  # keys of entries that pruning kept because nobody confirmed
    notes_read: int | None = 0  # including those taken from the lock; None for a resolve
    library: str = ""
    lock: str = ""  # the lock's name if it changes and the library does not
    written: bool = False
    changed: bool = False
    diff: str | None = None
    settled: bool = False  # the next run would report the same: nothing was written, asked, missed or left unread

    @property
    def exit_code(self) -> int:
        """4 if a source could not be asked, else 3 if something remains to be decided or read, else 0."""
        statuses = {status for status, number in self.summary.statuses.items() if number}
        if Status.UNASKED in statuses or self.missed:
            return SOURCE_FAILED
        remains = {Status.DOUBTFUL, Status.UNRESOLVED} & statuses
        return REMAIN if remains or self.changes.conflicts or self.unpruned or self.unreadable else OK
