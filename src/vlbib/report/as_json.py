"""A report as the JSON document of version 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vlbib.core.ids import by_scheme
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.core.ids import Id
    from vlbib.core.work import Candidate
    from vlbib.report.outcome import LibraryChanges, Report, WorkReport
    from vlbib.sources.session import RequestCounts

VERSION = 1


def to_json(report: Report) -> str:
    """Return the report as the JSON document of version 1, with a final newline."""
    document = {
        "version": VERSION,
        "works": [work_json(work) for work in report.works],
        "skipped": [
            {"file": item.file, "line": item.line, "text": item.text, "reason": item.reason} for item in report.skipped
        ],
        "sources": {name: _counts(counts) for name, counts in report.sources.items()},
        "changes": _changes(report.changes),
        "unreadable": [{"file": file, "reason": reason} for file, reason in report.unreadable],
        "warnings": list(report.warnings),
    }
    return json_text(document, indent=2) + "\n"


def work_json(work: WorkReport) -> dict[str, Any]:
    """Return one work as the JSON object of version 1; a resolved query carries `query` and `bibtex`."""
    item: dict[str, Any] = {
        "key": work.key,
        "status": work.status.value,
        "title": work.title,
        "year": work.year,
        "venue": work.venue,
        "url": work.url,
        "ids": _ids(work.ids),
        "source": work.source,
        "fields": dict(work.fields),
        "reasons": list(work.reasons),
        "notes": list(work.notes),
    }
    if work.query is None:
        item["mentions"] = [
            {"file": mention.file, "line": mention.line, "text": mention.text, "tags": list(work.tags)}
            for mention in work.mentions
        ]
    else:
        item["query"] = work.query.title
        item["bibtex"] = work.bibtex
    item["candidates"] = [candidate_json(candidate) for candidate in work.candidates]
    return item


def _ids(ids: Iterable[Id]) -> dict[str, str | None]:
    held = tuple(ids)
    shown: dict[str, str | None] = {scheme: by_scheme(held, scheme) for scheme in ("arxiv", "doi", "s2")}
    return shown | {identity.scheme: identity.value for identity in held if identity.scheme not in shown}


def candidate_json(candidate: Candidate) -> dict[str, Any]:
    """Return a candidate as the JSON object of version 1."""
    record = candidate.records[0]
    return {
        "title": record.title,
        "year": record.year,
        "venue": record.venue or record.venue_short,
        "ids": _ids(identity for record in candidate.records for identity in record.ids),
        "source": record.source,
        "reasons": [*candidate.reasons, *candidate.against],
    }


def _counts(counts: RequestCounts) -> dict[str, int]:
    return {"requests": counts.requests, "cached": counts.cached, "failed": counts.failed}


def _changes(changes: LibraryChanges) -> dict[str, Any]:
    return {
        "added": list(changes.added),
        "updated": list(changes.updated),
        "kept": list(changes.kept),
        "removed": list(changes.removed),
        "orphans": list(changes.orphans),
        "conflicts": [
            {"key": conflict.key, "field": conflict.field, "yours": conflict.yours, "theirs": conflict.theirs}
            for conflict in changes.conflicts
        ],
    }
