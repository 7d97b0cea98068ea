"""What people and programs read of a sync or a resolve, as one value."""

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

# The statuses that need a person or another run, with the heading of their works in the text.
ATTENTION = (
    (Status.DOUBTFUL, "doubtful, not written (decide with `vlbib review` or `vlbib pin`)"),
    (Status.UNRESOLVED, "unresolved: none of the sources asked knows them"),
    (Status.UNASKED, "not settled, because a source could not be asked (the next sync asks again)"),
)


class ConflictReport(Struct, frozen=True):
    """A field where the owner's value and the sources' new one both differ from what was last written."""

    key: str
    field: str
    yours: str
    theirs: str


class LibraryChanges(Struct, frozen=True, kw_only=True):
    """What happened to the library, by citation key.

    `orphans` are entries that no note names any more; `lasting`, which of them no pruning takes, and why.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    lasting: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[ConflictReport, ...] = ()


class WorkReport(Struct, frozen=True, kw_only=True):
    """One work: what was decided, what is written and from where, where the notes name it."""

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
        """`file:line` of the first mention, the command that named the work without a note, or the query in quotes."""
        if self.mentions:
            first = self.mentions[0]
            return f"{first.file}:{first.line}" if first.file else "vlbib add"
        return f'"{self.query.title}"' if self.query else self.title


class Summary(Struct, frozen=True):
    """What the text tells of the works: how many of each status, entries by source, and the works that it names."""

    statuses: Mapping[Status, int]
    sources: Mapping[str, int]
    listed: Sequence[WorkReport]


def needs_attention(status: Status, notes: Sequence[str]) -> bool:
    """Tell whether the text names a work: it waits for a decision or a source, or note and record differ."""
    return bool(notes) or status in dict(ATTENTION)


def summed(works: Sequence[WorkReport]) -> Summary:
    """Return the summary of works."""
    return Summary(
        Counter(work.status for work in works),
        Counter(work.source for work in works if work.source and work.key),
        [work for work in works if needs_attention(work.status, work.notes)],
    )


class Report(Struct, frozen=True, kw_only=True):
    """The outcome of one run: its works, each made when it is looked at, and their summary."""

    works: Sequence[WorkReport]
    summary: Summary
    skipped: tuple[Skipped, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    sources: Mapping[str, RequestCounts] = field(default_factory=dict)
    missed: Mapping[str, str] = field(default_factory=dict)
    changes: LibraryChanges = field(default_factory=LibraryChanges)
    warnings: tuple[str, ...] = ()
    unpruned: tuple[str, ...] = ()  # keys of entries that were to be pruned, without confirmation
    notes_read: int | None = 0  # those taken from the lock included
    library: str = ""
    lock: str = ""  # the lock's name where it changes and the library does not
    written: bool = False
    changed: bool = False
    diff: str | None = None
    settled: bool = False  # whether the same run would tell the same: nothing was written, asked, missed or left unread

    @property
    def exit_code(self) -> int:
        """0 nothing to say, 3 something remains to be decided or read, 4 a source could not be asked (wins over 3)."""
        statuses = {status for status, number in self.summary.statuses.items() if number}
        if Status.UNASKED in statuses or self.missed:
            return SOURCE_FAILED
        remains = {Status.DOUBTFUL, Status.UNRESOLVED} & statuses
        return REMAIN if remains or self.changes.conflicts or self.unpruned or self.unreadable else OK
