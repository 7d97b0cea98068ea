"""A report as the JSON document of version 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from vlbib.core.ids import by_scheme, url_id
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.core.ids import Id
    from vlbib.core.work import Candidate, Mention, Skipped
    from vlbib.report.outcome import LibraryChanges, Report, WorkReport
    from vlbib.sources.session import RequestCounts

VERSION = 1


class SkippedJson(TypedDict):
    """A line that looks like a title and was not taken."""

    file: str
    line: int
    text: str
    reason: str


def skipped_json(item: Skipped) -> SkippedJson:
    """Return the JSON of a line that was not taken."""
    return {"file": item.file, "line": item.line, "text": item.text, "reason": item.reason}


class CountsJson(TypedDict):
    """How often a source was asked: requests sent, answers taken from the cache, requests that failed."""

    requests: int
    cached: int
    failed: int


class ConflictJson(TypedDict):
    """A field whose values in the library (`yours`) and from the sources (`theirs`) differ."""

    key: str
    field: str
    yours: str
    theirs: str


class LastingJson(TypedDict):
    """An entry that no note names any more but that `--prune` keeps, with the reason."""

    key: str
    reason: str


class ChangesJson(TypedDict):
    """What happened to the library's entries, by key; `lasting` are those of `orphans` that `--prune` keeps."""

    added: list[str]
    updated: list[str]
    kept: list[str]
    removed: list[str]
    orphans: list[str]
    lasting: list[LastingJson]
    conflicts: list[ConflictJson]


class UnreadableJson(TypedDict):
    """A file that could not be read."""

    file: str
    reason: str


class MentionJson(TypedDict):
    """A line of a note that names a work or links to its paper, with the work's tags."""

    file: str
    line: int
    text: str
    tags: list[str]


class CandidateJson(TypedDict):
    """A work that may be meant; `ids` is by scheme (arxiv, doi, s2, ...)."""

    title: str
    year: int | None
    venue: str | None
    ids: dict[str, str | None]
    source: str
    reasons: list[str]


class WorkJson(TypedDict):
    """A work: from notes (with `mentions`) or from `resolve` (with `query` and `bibtex`)."""

    key: str | None
    status: str
    title: str
    year: int | None
    venue: str | None
    url: str | None
    ids: dict[str, str | None]
    source: str | None
    fields: dict[str, str]
    reasons: list[str]
    notes: list[str]
    mentions: NotRequired[list[MentionJson]]
    query: NotRequired[str]
    bibtex: NotRequired[str | None]
    candidates: NotRequired[list[CandidateJson]]


class ReportDocument(TypedDict):
    """What a sync or a resolve did."""

    version: int
    works: list[WorkJson]
    skipped: list[SkippedJson]
    sources: dict[str, CountsJson]
    changes: ChangesJson
    unreadable: list[UnreadableJson]
    warnings: list[str]


def to_json(report: Report) -> str:
    """Return the report as the JSON document of version 1, with a final newline."""
    document: ReportDocument = {
        "version": VERSION,
        "works": [work_json(work) for work in report.works],
        "skipped": [skipped_json(item) for item in report.skipped],
        "sources": {name: _counts(counts) for name, counts in report.sources.items()},
        "changes": _changes(report.changes),
        "unreadable": [{"file": file, "reason": reason} for file, reason in report.unreadable],
        "warnings": list(report.warnings),
    }
    return json_text(document, indent=2) + "\n"


def work_json(work: WorkReport) -> WorkJson:
    """Return one work as the JSON object of version 1; one that was asked for has `query` and `bibtex`."""
    item: WorkJson = {
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
            {"file": mention.file, "line": line, "text": text, "tags": list(work.tags)}
            for mention in work.mentions
            for line, text in _lines_of(mention)
        ]
    else:
        item["query"] = work.query.title
        item["bibtex"] = work.bibtex
    item["candidates"] = [candidate_json(candidate) for candidate in work.candidates]
    return item


def _lines_of(mention: Mention) -> Iterator[tuple[int, str]]:
    """Yield the line of a mention with its text, then later lines with links to its paper, each with the URL."""
    yield mention.line, mention.text
    lines = {mention.line}
    for link in mention.links:
        if link.line > mention.line and link.line not in lines and url_id(link.url) in mention.ids:
            lines.add(link.line)
            yield link.line, link.url


def _ids(ids: Iterable[Id]) -> dict[str, str | None]:
    held = tuple(ids)
    shown: dict[str, str | None] = {scheme: by_scheme(held, scheme) for scheme in ("arxiv", "doi", "s2")}
    return shown | {identity.scheme: identity.value for identity in held if identity.scheme not in shown}


def candidate_json(candidate: Candidate) -> CandidateJson:
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


def _counts(counts: RequestCounts) -> CountsJson:
    return {"requests": counts.requests, "cached": counts.cached, "failed": counts.failed}


def _changes(changes: LibraryChanges) -> ChangesJson:
    return {
        "added": list(changes.added),
        "updated": list(changes.updated),
        "kept": list(changes.kept),
        "removed": list(changes.removed),
        "orphans": list(changes.orphans),
        "lasting": [{"key": key, "reason": reason} for key, reason in changes.lasting],
        "conflicts": [
            {"key": conflict.key, "field": conflict.field, "yours": conflict.yours, "theirs": conflict.theirs}
            for conflict in changes.conflicts
        ],
    }
