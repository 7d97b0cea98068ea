"""From settled works and a plan to the report that people and programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.latex import decode
from vlbib.report import Changes, Conflict, Report, WorkReport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.app.project import Notes
    from vlbib.app.world import World
    from vlbib.library.plan import Plan
    from vlbib.library.settled import Settled
    from vlbib.model import Draft, Skipped


def report(settled: Sequence[Settled], done: Plan, skipped: Sequence[Skipped], notes: Notes, world: World) -> Report:
    """Return the report of a sync."""
    changes = done.changes
    return Report(
        works=tuple(work_report(one, key) for one, key in zip(settled, done.keys, strict=True)),
        skipped=tuple(skipped),
        unreadable=tuple((item.file, item.reason) for item in notes.unreadable),
        sources=dict(world.counts),
        missed=dict(world.missed),
        changes=Changes(
            added=changes.added,
            updated=changes.updated,
            kept=changes.kept,
            removed=changes.removed,
            orphans=changes.orphans,
            conflicts=tuple(Conflict(one.key, one.field, one.yours, one.theirs) for one in changes.conflicts),
        ),
        warnings=(*world.warnings, *done.reports),
        notes_read=len(notes.read),
    )


def work_report(one: Settled, key: str | None) -> WorkReport:
    """Return one work as reported: its facts as the sources have them."""
    draft = one.draft
    return WorkReport(
        status=one.verdict.status,
        title=decode(_field(draft, "title")) or one.work.title,
        key=key or None,
        year=_year(_field(draft, "year")),
        venue=decode(_field(draft, "booktitle") or _field(draft, "journal")) or None,
        url=_field(draft, "url") or None,
        ids=draft.ids if draft else (),
        source=one.verdict.records[0].source.split("/")[0] if one.verdict.records else None,
        fields={name: value.source for name, value in draft.fields.items()} if draft else {},
        reasons=one.verdict.reasons,
        notes=one.verdict.notes,
        mentions=tuple(mention for mention in one.work.mentions if mention.line or mention.file == ""),
        tags=one.tags,
        candidates=one.verdict.candidates,
    )


def _field(draft: Draft | None, name: str) -> str:
    value = draft.fields.get(name) if draft else None
    return value.text if value else ""


def _year(text: str) -> int | None:
    return int(text) if text.isdigit() else None
