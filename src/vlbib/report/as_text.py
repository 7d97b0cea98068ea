"""A report as text for people: each place that needs attention as `file:line`, on a few screens at most.

Terminal escapes in titles and names are shown as the replacement character.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vlbib.core.ids import paper_url
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import quoted
from vlbib.core.work import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.work import Candidate, Skipped
    from vlbib.report.outcome import LibraryChanges, Report, WorkReport

_CONTROL = lazy_pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SHOW_SKIPPED = "vlbib sync --show-skipped"
_TAKE_SKIPPED = "decide with `vlbib review --skipped`"
_MORE = {Status.UNASKED: f"vlbib list --status {Status.UNASKED.value}"}  # review skips works without candidates
_FIRST = 5  # rows shown of each kind, so that the report fits on a screen
_SHOWN = 40  # rows with --verbose; the JSON has all


def printable(text: str) -> str:
    """Return the text with control characters and direction overrides replaced: no title controls a terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def to_text(report: Report, *, verbose: bool = False, skipped: bool = False) -> str:
    """Return the report for people: the counts, then the first places that need attention.

    `verbose` shows many more of these. `skipped` shows every line that looks like a title and was not taken.
    """
    from vlbib.report.outcome import ATTENTION

    show = partial(_section, shown=_SHOWN if verbose else _FIRST)
    lines = [_headline(report), _library_line(report), _lock_line(report)]
    for status, heading in ATTENTION:
        waiting = [_attention(work) for work in report.summary.listed if work.status is status]
        lines += show(heading, waiting, more=_MORE.get(status, "vlbib review"))
    lines += show("conflicts, yours kept (settle with `vlbib accept KEY [FIELD]`)", _conflicts(report.changes))
    lines += show("removed, because no note names them any more", list(report.changes.removed))
    stay = {*report.unpruned, *(key for key, _ in report.changes.lasting)}
    orphans = [key for key in report.changes.orphans if key not in stay]
    lines += _section(
        "not removed, because nobody could be asked (`--yes` removes them)", report.unpruned, len(report.unpruned)
    )
    lines += show("no note names these any more (`vlbib sync --prune` removes them)", orphans)
    lines += show(
        "no note names these any more, but they are kept", [f"{key}: {why}" for key, why in report.changes.lasting]
    )
    differ = [
        f"{work.place}: {note} ({work.key or work.title})" for work in report.summary.listed for note in work.notes
    ]
    lines += show("note and record differ; the record's value is used", differ)
    lines += show("sources that could not be asked", [f"{name}: {reason}" for name, reason in report.missed.items()])
    lines += show("files that could not be read", [f"{file}: {reason}" for file, reason in report.unreadable])
    lines += show("warnings", list(report.warnings))
    lost = [item for item in report.skipped if not item.elsewhere]
    count = len(lost)
    looks = "may name a work and was" if count == 1 else "may name works and were"
    title_lines = f"{_many(count, 'line')} that {looks} not taken ({_TAKE_SKIPPED})"
    if skipped:
        lines += _section(title_lines, [_not_taken(item) for item in lost], count)
    else:
        lines += show(title_lines, _by_words(lost), more=_SHOW_SKIPPED)
    return printable("\n".join(line for line in lines if line)) + "\n"


def _not_taken(item: Skipped) -> str:
    return f"{item.file}:{item.line}: {item.text} ({item.reason})"


def _by_words(skipped: Sequence[Skipped]) -> list[str]:
    """Return a row for each line that was not taken; equal lines with the same reason share a row."""
    alike: dict[tuple[str, str], list[Skipped]] = {}
    for item in skipped:
        alike.setdefault((item.text, item.reason), []).append(item)
    rows = ((_not_taken(items[0]), len(items) - 1) for items in alike.values())
    return [f"{row}, and {_many(more, 'more line')} like it" if more else row for row, more in rows]


def to_line(work: WorkReport) -> str:
    """Return one line for a work that is not accepted: its status, where it is named, and why."""
    return printable(f"{work.status.value}: {_attention(work)}")


def _headline(report: Report) -> str:
    counts = report.summary.statuses
    works = _many(len(report.works), "work")
    named = (
        f"{works} asked for" if report.notes_read is None else f"{works} named in {_many(report.notes_read, 'note')}"
    )
    parts = [
        _many(count, word) if status is Status.WEB else f"{count} {word}"
        for status, word in _WORDS
        if (count := counts.get(status))
    ]
    sources = sorted(report.summary.sources.items(), key=lambda item: -item[1])
    origin = f" (from {', '.join(f'{name} {count}' for name, count in sources)})" if sources else ""
    return f"{named}: {', '.join(parts) or 'nothing to resolve'}{origin}"


_WORDS = (
    (Status.ACCEPTED, "accepted"),
    (Status.WEB, "web page"),
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
    """Return the line for a run that changes only the lock; "" otherwise."""
    return f"{report.lock}: {'updated' if report.written else 'would change'}" if report.lock else ""


def _attention(work: WorkReport) -> str:
    best = f"; best candidate: {_short(work.candidates[0])}" if work.candidates else ""
    reason = f" ({work.reasons[0]})" if work.reasons else ""
    named = work.title if work.place == work.title else f"{work.place}: {work.title}"
    return f"{named}{reason}{best}"


def _short(candidate: Candidate) -> str:
    record = candidate.records[0]
    link = next((url for identity in record.ids if (url := paper_url(identity))), "")
    facts = ", ".join(str(part) for part in (record.year, record.venue_short or record.venue, link) if part)
    return f"{record.title} ({facts})" if facts else record.title


def _conflicts(changes: LibraryChanges) -> list[str]:
    return [
        f"{conflict.key}.{conflict.field}: yours {quoted(conflict.yours)}, sources {quoted(conflict.theirs)}"
        for conflict in changes.conflicts
    ]


def _section(heading: str, rows: Sequence[str], shown: int, more: str = "vlbib sync --verbose") -> list[str]:
    """Return a heading, at most `shown` rows, and the command that shows the rest."""
    if not rows:
        return []
    rest = [f"  ... and {len(rows) - shown} more: {more}"] if len(rows) > shown else []
    return [f"{heading}:", *(f"  {row}" for row in rows[:shown]), *rest]
