"""What people and programs read of a sync or a resolve: one value, as text with file:line or as the JSON of version 1.

Pure: values in, text out. Terminal escapes in titles and names are shown as the replacement character.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from vlbib.core.ids import Id, by_scheme, paper_url
from vlbib.core.work import Candidate, Mention, Query, Skipped, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

VERSION = 1
OK, REMAIN, SOURCE_FAILED = 0, 3, 4
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SHOWN = 40  # lines of one kind in the text report; the JSON has them all


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a source was asked: requests sent, answers from the cache, requests that finally failed."""

    requests: int = 0
    cached: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field where the owner's value and the sources' new one both differ from what was last written."""

    key: str
    field: str
    yours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What happened to the library, by citation key."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkReport:
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
        """`file:line` of the first mention, or the query in quotes."""
        if self.mentions:
            return f"{self.mentions[0].file}:{self.mentions[0].line}"
        return f'"{self.query.title}"' if self.query else self.title


@dataclass(frozen=True, slots=True)
class Summary:
    """What the text tells of the works: how many of each status, entries by source, and the works that it names."""

    statuses: Mapping[Status, int]
    sources: Mapping[str, int]
    told: Sequence[WorkReport]


def is_told(status: Status, notes: Sequence[str]) -> bool:
    """Tell whether the text names a work: it waits for a decision or a source, or note and record differ."""
    return bool(notes) or status in dict(_ATTENTION)


def summed(works: Sequence[WorkReport]) -> Summary:
    """Return the summary of works."""
    return Summary(
        Counter(work.status for work in works),
        Counter(work.source for work in works if work.source and work.key),
        [work for work in works if is_told(work.status, work.notes)],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of one run: its works, each made when it is looked at, and their summary."""

    works: Sequence[WorkReport]
    summary: Summary
    skipped: tuple[Skipped, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()
    sources: Mapping[str, Counts] = field(default_factory=dict)
    missed: Mapping[str, str] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)
    warnings: tuple[str, ...] = ()
    notes_read: int = 0
    library: str = ""
    lock: str = ""  # the lock's name where it changes and the library does not
    written: bool = False
    changed: bool = False
    diff: str | None = None

    @property
    def exit_code(self) -> int:
        """0 nothing to say, 3 something remains to be decided, 4 a source could not be asked (wins over 3)."""
        statuses = {status for status, number in self.summary.statuses.items() if number}
        if Status.UNASKED in statuses or self.missed:
            return SOURCE_FAILED
        remains = {Status.DOUBTFUL, Status.UNRESOLVED} & statuses
        return REMAIN if remains or self.changes.conflicts else OK


def clean(text: str) -> str:
    """Return the text with control characters and direction overrides replaced: no title commands a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


# --- JSON ------------------------------------------------------------------------------------------------------------


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
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


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
    return shown | {one.scheme: one.value for one in held if one.scheme not in shown}


def candidate_json(candidate: Candidate) -> dict[str, Any]:
    """Return a candidate as the JSON object of version 1."""
    record = candidate.records[0]
    return {
        "title": record.title,
        "year": record.year,
        "venue": record.venue or record.venue_short,
        "ids": _ids(one for record in candidate.records for one in record.ids),
        "source": record.source,
        "reasons": [*candidate.reasons, *candidate.against],
    }


def _counts(counts: Counts) -> dict[str, int]:
    return {"requests": counts.requests, "cached": counts.cached, "failed": counts.failed}


def _changes(changes: Changes) -> dict[str, Any]:
    return {
        "added": list(changes.added),
        "updated": list(changes.updated),
        "kept": list(changes.kept),
        "removed": list(changes.removed),
        "orphans": list(changes.orphans),
        "conflicts": [
            {"key": one.key, "field": one.field, "yours": one.yours, "theirs": one.theirs} for one in changes.conflicts
        ],
    }


# --- text ------------------------------------------------------------------------------------------------------------


def to_text(report: Report) -> str:
    """Return the summary for people: what was named and became of it, then every place that needs attention."""
    lines = [_headline(report), _library_line(report), _lock_line(report)]
    for status, heading in _ATTENTION:
        lines += _section(heading, [_attention(work) for work in report.summary.told if work.status is status])
    lines += _section("conflicts, yours kept (settle with `vlbib accept KEY [FIELD]`)", _conflicts(report.changes))
    lines += _section("removed, no note names them any more", list(report.changes.removed))
    lines += _section("no note names these any more (`vlbib sync --prune` removes them)", list(report.changes.orphans))
    differ = [f"{work.place}: {note} ({work.key or work.title})" for work in report.summary.told for note in work.notes]
    lines += _section("note and record differ, the record is written", differ)
    lines += _section("could not be asked", [f"{name}: {reason}" for name, reason in report.missed.items()])
    lines += _section("could not be read", [f"{file}: {reason}" for file, reason in report.unreadable])
    lines += _section("warnings", list(report.warnings))
    return clean("\n".join(line for line in lines if line)) + "\n"


def to_line(work: WorkReport) -> str:
    """Return one work that is not accepted as one line: what was asked, what became of it, why."""
    return clean(f"{work.status.value}: {_attention(work)}")


_ATTENTION = (
    (Status.DOUBTFUL, "doubtful, not written (decide with `vlbib review` or `vlbib pin`)"),
    (Status.UNRESOLVED, "unresolved: no source asked knows them"),
    (Status.UNASKED, "not settled, a source could not be asked (the next sync asks again)"),
)


def _headline(report: Report) -> str:
    counts = report.summary.statuses
    named = f"{_many(len(report.works), 'work')} named in {_many(report.notes_read, 'note')}"
    parts = [f"{counts[status]} {word}" for status, word in _WORDS if counts.get(status)]
    sources = sorted(report.summary.sources.items(), key=lambda item: -item[1])
    origin = f" (from {', '.join(f'{name} {count}' for name, count in sources)})" if sources else ""
    return f"{named}: {', '.join(parts) or 'nothing to resolve'}{origin}"


_WORDS = (
    (Status.ACCEPTED, "accepted"),
    (Status.WEB, "web pages"),
    (Status.DOUBTFUL, "doubtful"),
    (Status.UNRESOLVED, "unresolved"),
    (Status.UNASKED, "not asked"),
    (Status.IGNORED, "ignored"),
)


def _many(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _library_line(report: Report) -> str:
    changes = report.changes
    parts = [
        f"{len(keys)} {word}"
        for keys, word in ((changes.added, "added"), (changes.updated, "updated"), (changes.removed, "removed"))
        if keys
    ]
    requests = sum(counts.requests for counts in report.sources.values())
    asked = f"; {_many(requests, 'request')} sent" if requests else ""
    return f"{report.library}: {', '.join(parts) or 'nothing changed'}{asked}"


def _lock_line(report: Report) -> str:
    """Tell that the lock changes where nothing else does; "" otherwise."""
    return f"{report.lock}: {'updated' if report.written else 'would change'}" if report.lock else ""


def _attention(work: WorkReport) -> str:
    best = f"; best candidate: {_short(work.candidates[0])}" if work.candidates else ""
    reason = f" ({work.reasons[0]})" if work.reasons else ""
    return f"{work.place}: {work.title}{reason}{best}"


def _short(candidate: Candidate) -> str:
    record = candidate.records[0]
    link = next((url for one in record.ids if (url := paper_url(one))), "")
    facts = ", ".join(str(part) for part in (record.year, record.venue_short or record.venue, link) if part)
    return f"{record.title} ({facts})" if facts else record.title


def _conflicts(changes: Changes) -> list[str]:
    return [f"{one.key}.{one.field}: yours {one.yours!r}, sources {one.theirs!r}" for one in changes.conflicts]


def _section(heading: str, rows: Sequence[str]) -> list[str]:
    if not rows:
        return []
    more = [f"  ... and {len(rows) - _SHOWN} more (--format json lists all)"] if len(rows) > _SHOWN else []
    return [f"{heading}:", *(f"  {row}" for row in rows[:_SHOWN]), *more]
