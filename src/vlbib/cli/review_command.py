"""`vlbib review`: decide on the doubtful and unresolved works one by one on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import click

from vlbib.cli.completing import offer_files, offer_tags
from vlbib.cli.review_walk import MOVES, Walk, shown_diff
from vlbib.cli.shared import format_option, library_option, project, show_on_screen
from vlbib.core.json_text import json_text
from vlbib.report.as_json import CandidateJson, candidate_json, skipped_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vlbib.app.review import Waiting
    from vlbib.core.work import Candidate, Skipped
    from vlbib.settings import Settings

_HELP = "number: this work | n: none of these | x: no work | t: a title to ask for | w: a web page | o N: open N"
_LINE_HELP = "t: treat it as a title | x: never ask about it again"


class WaitingJson(TypedDict):
    """A work that needs a decision, with the line that names it and its candidates."""

    status: str
    text: str
    place: str
    claims: str
    reasons: list[str]
    candidates: list[CandidateJson]


@click.command("review")
@library_option
@click.option("--list", "only_list", is_flag=True, help="List the queue and ask nothing.")
@click.option("--file", metavar="NOTE", shell_complete=offer_files, default="", help="Only works that this note names.")
@click.option(
    "--status",
    type=click.Choice(("doubtful", "unresolved", "unasked")),
    default=None,
    help="Only works of this status.",
)
@click.option("--tag", metavar="TAG", shell_complete=offer_tags, default="", help="Only works under this heading.")
@click.option("--skipped", "walks_skipped", is_flag=True, help="Go through the lines that were not taken instead.")
@format_option("text", "json")
@click.argument("lines", nargs=-1, metavar="[FILE:LINE]...", shell_complete=offer_files)
def command(  # noqa: PLR0913 -- one parameter per option
    library: str | None,
    form: str,
    lines: tuple[str, ...],
    *,
    only_list: bool,
    walks_skipped: bool,
    file: str,
    status: str | None,
    tag: str,
) -> int:
    """Decide on doubtful and unresolved works: see the candidates, and the reasons for and against each.

    With --skipped, decide on lines that look like titles and were not taken; with FILE:LINE, on just these lines of the
    notes. Decisions are written to the settings file; the next sync follows them. No question is asked twice.

    Example: vlbib review
    """
    from vlbib.app.review import QueueFilter, besides_the_queue, past_the_filter, waiting

    settings = project()
    if walks_skipped or lines:
        return _walk_lines(settings, library, form, lines, only_list=only_list)
    wanted = QueueFilter(file=file, status=status, tag=tag)
    queue = waiting(settings, library, wanted)
    past = "" if queue else past_the_filter(settings, library, wanted)
    if form == "json":
        click.echo(json_text({"version": 1, "works": [_json(work) for work in queue]}, indent=2))
        return 3 if queue else 0
    if not (queue or past):
        past = besides_the_queue(settings, library)
    if only_list:
        for number, item in enumerate(queue, 1):
            _show(item, number, len(queue))
    return _left(len(queue), 0 if only_list else _walk(queue).go(), only_list=only_list, past=past)


def _walk_lines(settings: Settings, library: str | None, form: str, lines: Sequence[str], *, only_list: bool) -> int:
    """Decide on lines of notes one by one: those named, or by default all that were not taken."""
    from vlbib.app.review import line_to_decide, skipped

    queue = [line_to_decide(settings, library, line) for line in lines] or list(skipped(settings, library))
    if form == "json":
        click.echo(json_text({"version": 1, "skipped": [skipped_json(line) for line in queue]}, indent=2))
        return 3 if queue else 0
    if only_list:
        for number, line in enumerate(queue, 1):
            _show_line(line, number, len(queue))
    return _left(len(queue), 0 if only_list else _line_walk(queue).go(), only_list=only_list)


def _show_line(line: Skipped, number: int, of: int) -> None:
    from vlbib.report.as_text import printable

    click.echo(printable(f"\n({number} of {of}) {line.text}\n  {line.file}:{line.line}"))
    if line.reason:
        click.echo(printable(f"  {line.reason}"))


def _line_walk(queue: Sequence[Skipped]) -> Walk[Skipped]:
    return Walk(queue, "t x", _show_line, _decide_line, lambda line: line.file, _remember)


def _decide_line(line: Skipped, answer: str) -> bool:
    """Carry out an answer on a line; return whether it was a decision."""
    from vlbib.app.review import decide_ignore, decide_pin
    from vlbib.settings import TITLE

    if answer == "t":
        decide_pin(project(), line.text, TITLE)
    elif answer == "x":
        decide_ignore(project(), line.text)
    else:
        click.echo(f"  {_LINE_HELP} | {MOVES}")
    return answer in ("t", "x")


def _walk(queue: Sequence[Waiting]) -> Walk[Waiting]:
    return Walk(queue, "1..n x t w o", _show, _decide, lambda work: work.file, _remember)


def _remember() -> Callable[[], None]:
    from vlbib.app.review import kept_settings

    return kept_settings(project())


def _left(waiting: int, decided: int, *, only_list: bool, past: str = "") -> int:
    """Print how many are decided and left, or `past`, what waits outside the filter; return the exit code."""
    if not waiting:
        click.echo(f"nothing waits for a decision{past}")
    elif not only_list:
        click.echo(f"{decided} decided, {waiting - decided} left; run vlbib sync")
    return 3 if waiting > decided else 0


def _show(work: Waiting, number: int, of: int) -> None:
    from vlbib.report.as_text import printable

    claims = f" [{work.claims}]" if work.claims else ""
    click.echo(printable(f"\n({number} of {of}) {work.status}: {work.text}{claims}\n  {work.place}"))
    for reason in work.reasons:
        click.echo(printable(f"  {reason}"))
    for index, candidate in enumerate(work.candidates, 1):
        title = shown_diff(printable(work.text), printable(candidate.records[0].title))
        click.echo(f"  {index}. {title} {printable(_facts(candidate))}")
        for text in candidate.reasons:
            click.echo(printable(f"     + {text}"))
        for text in candidate.against:
            click.echo(printable(f"     - {text}"))


def _facts(candidate: Candidate) -> str:
    from vlbib.app.review import link

    record = candidate.records[0]
    first = f"{record.authors[0].family} et al." if len(record.authors) > 1 else "".join(map(str, record.authors))
    parts = [first, str(record.year or ""), record.venue_short or record.venue or "", link(candidate) or ""]
    return f"({', '.join(part for part in parts if part)})"


def _decide(work: Waiting, answer: str) -> bool:
    """Carry out an answer on a work; return whether it was a decision."""
    from vlbib.app.reading.pins import NONE
    from vlbib.app.review import decide_ignore, decide_pin, target
    from vlbib.settings import TITLE

    settings = project()
    chosen = _candidate(work, answer)
    if chosen and not answer.startswith("o"):
        to = target(chosen)
        if to is None:
            click.echo("  no source gives an id for it; press w to give its URL")
            return False
        decide_pin(settings, work.text, to)
        return True
    if chosen:
        _open(chosen)
    elif answer in ("n", "t"):
        decide_pin(settings, work.text, NONE if answer == "n" else TITLE)
        return True
    elif answer == "x":
        decide_ignore(settings, work.text)
        return True
    elif answer == "w":
        return _page(settings, work.text, click.prompt("  its URL (Enter: none)", default="", show_default=False))
    else:
        click.echo(f"  {_HELP} | {MOVES}")
    return False


def _page(settings: Settings, text: str, url: str) -> bool:
    """Pin a work to a web page; False if `url` is empty or, with the reason printed, not a URL."""
    from vlbib.app.review import decide_pin
    from vlbib.core.faults import CannotUse

    if not url.strip():
        return False
    try:
        decide_pin(settings, text, url.strip())
    except CannotUse as error:
        click.echo(f"  {error}")
        return False
    return True


def _candidate(work: Waiting, answer: str) -> Candidate | None:
    number = answer.removeprefix("o").strip()
    return work.candidates[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(work.candidates) else None


def _open(candidate: Candidate) -> None:
    from vlbib.app.review import link

    url = link(candidate)
    click.echo(f"  {url or 'no link is known'}")
    if url:
        show_on_screen(url)


def _json(work: Waiting) -> WaitingJson:
    return {
        "status": work.status.value,
        "text": work.text,
        "place": work.place,
        "claims": work.claims,
        "reasons": list(work.reasons),
        "candidates": [candidate_json(candidate) for candidate in work.candidates],
    }
