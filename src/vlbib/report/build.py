"""Builds the report of a sync from the settled works and the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, overload

from vlbib.core.latex import decode
from vlbib.report.outcome import ConflictReport, LibraryChanges, Report, Summary, WorkReport, needs_attention
from vlbib.report.people_meant import with_people_meant

if TYPE_CHECKING:
    from vlbib.core.record import Draft
    from vlbib.core.work import Skipped
    from vlbib.lock.settled import SettledWork
    from vlbib.merge.changes import Changes
    from vlbib.sources.session import Session
    from vlbib.storage.note_files import Unreadable


class Planned(Protocol):
    """What the report needs of a plan: the changes, the key of each settled work, messages to the owner."""

    @property
    def changes(self) -> Changes:
        """The changes to the library."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The key of each settled work, in order; "" for a work without an entry."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Messages to the owner, each a sentence."""


def build_report(
    settled: Sequence[SettledWork],
    plan: Planned,
    skipped: Sequence[Skipped],
    unreadable: Sequence[Unreadable],
    session: Session,
    summary: Summary | None = None,
) -> Report:
    """Return the report of a sync, to which the caller adds the names of the files and what was written.

    `summary` is the summary of the works, if it is known already.
    """
    changes = plan.changes
    return Report(
        works=_Works(settled, plan.keys),
        summary=summary or _summary(settled, plan.keys),
        skipped=with_people_meant(skipped, settled),
        unreadable=tuple((item.file, item.reason) for item in unreadable),
        sources=dict(session.counts),
        missed=dict(session.missed),
        changes=LibraryChanges(
            added=changes.added,
            updated=changes.updated,
            kept=changes.kept,
            removed=changes.removed,
            orphans=changes.orphans,
            lasting=changes.lasting,
            conflicts=tuple(
                ConflictReport(conflict.key, conflict.field, conflict.yours, conflict.theirs)
                for conflict in changes.conflicts
            ),
        ),
        warnings=(*session.warnings, *plan.reports),
    )


class _Works(Sequence[WorkReport]):
    """The reports of the works, each built when it is read: most runs read few of them."""

    def __init__(self, settled: Sequence[SettledWork], keys: Sequence[str]) -> None:
        self._settled, self._keys = settled, keys

    def __len__(self) -> int:
        return len(self._settled)

    def __repr__(self) -> str:
        return repr(list(self))

    @overload
    def __getitem__(self, at: int) -> WorkReport: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[WorkReport]: ...
    def __getitem__(self, at: int | slice) -> WorkReport | Sequence[WorkReport]:
        if isinstance(at, slice):
            return _Works(self._settled[at], self._keys[at])
        return work_report(self._settled[at], self._keys[at])


def _summary(settled: Sequence[SettledWork], keys: Sequence[str]) -> Summary:
    """Return what `outcome.summed` would, without building every work's report."""
    pairs = list(zip(settled, keys, strict=True))
    return Summary(
        Counter(work.locked.status for work in settled),
        Counter(_source(work) for work, key in pairs if key and _source(work)),
        [work_report(work, key) for work, key in pairs if needs_attention(work.locked.status, work.notes)],
    )


def _source(work: SettledWork) -> str:
    records = work.locked.verdict.records
    return records[0].source.split("/")[0] if records else ""


def work_report(work: SettledWork, key: str | None) -> WorkReport:
    """Return the report of one work, with the values of its draft; "" and None as `key` mean no entry."""
    draft = work.draft
    return WorkReport(
        status=work.locked.status,
        title=decode(_field(draft, "title")) or work.work.title,
        key=key or None,
        year=_year(_field(draft, "year")),
        venue=decode(_field(draft, "booktitle") or _field(draft, "journal")) or None,
        url=_field(draft, "url") or None,
        ids=draft.ids if draft else (),
        source=_source(work) or None,
        fields={name: value.source for name, value in draft.fields.items()} if draft else {},
        reasons=work.locked.verdict.reasons,
        notes=work.notes,
        mentions=tuple(mention for mention in work.work.mentions if mention.line or mention.file == ""),
        tags=work.locked.tags,
        candidates=work.locked.verdict.candidates,
    )


def _field(draft: Draft | None, name: str) -> str:
    value = draft.fields.get(name) if draft else None
    return value.text if value else ""


def _year(text: str) -> int | None:
    return int(text) if text.isdigit() else None
