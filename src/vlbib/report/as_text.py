"""A report as text for people: every place that needs attention as file:line, on no more than a few screens.

Terminal escapes in titles and names are shown as the replacement character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.ids import paper_url
from vlbib.core.work import Status
from vlbib.report.outcome import ATTENTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.work import Candidate
    from vlbib.report.outcome import LibraryChanges, Report, WorkReport

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SHOWN = 40  # lines of one kind in the text report; the JSON has them all


def printable(text: str) -> str:
    """Return the text with control characters and direction overrides replaced: no title commands a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def to_text(report: Report) -> str:
    """Return the summary for people: what was named and became of it, then every place that needs attention."""
    lines = [_headline(report), _library_line(report), _lock_line(report)]
    for status, heading in ATTENTION:
        lines += _section(heading, [_attention(work) for work in report.summary.listed if work.status is status])
    lines += _section("conflicts, yours kept (settle with `vlbib accept KEY [FIELD]`)", _conflicts(report.changes))
    lines += _section("removed, no note names them any more", list(report.changes.removed))
    lines += _section("no note names these any more (`vlbib sync --prune` removes them)", list(report.changes.orphans))
    differ = [
        f"{work.place}: {note} ({work.key or work.title})" for work in report.summary.listed for note in work.notes
    ]
    lines += _section("note and record differ, the record is written", differ)
    lines += _section("could not be asked", [f"{name}: {reason}" for name, reason in report.missed.items()])
    lines += _section("could not be read", [f"{file}: {reason}" for file, reason in report.unreadable])
    lines += _section("warnings", list(report.warnings))
    return printable("\n".join(line for line in lines if line)) + "\n"


def to_line(work: WorkReport) -> str:
    """Return one work that is not accepted as one line: what was asked, what became of it, why."""
    return printable(f"{work.status.value}: {_attention(work)}")


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
    link = next((url for identity in record.ids if (url := paper_url(identity))), "")
    facts = ", ".join(str(part) for part in (record.year, record.venue_short or record.venue, link) if part)
    return f"{record.title} ({facts})" if facts else record.title


def _conflicts(changes: LibraryChanges) -> list[str]:
    return [
        f"{conflict.key}.{conflict.field}: yours {conflict.yours!r}, sources {conflict.theirs!r}"
        for conflict in changes.conflicts
    ]


def _section(heading: str, rows: Sequence[str]) -> list[str]:
    if not rows:
        return []
    more = [f"  ... and {len(rows) - _SHOWN} more (--format json lists all)"] if len(rows) > _SHOWN else []
    return [f"{heading}:", *(f"  {row}" for row in rows[:_SHOWN]), *more]
