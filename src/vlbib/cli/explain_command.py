"""`vlbib explain`: explain an entry or a line of a note."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vlbib.app.footprint import covers
from vlbib.cli.completing import offer_keys_or_files
from vlbib.cli.repeated_output import RepeatedOutput
from vlbib.cli.shared import format_option, library_option, project
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.app.explain import Story
    from vlbib.app.explain_line import LineStory


@click.command("explain")
@click.argument("target", metavar="KEY|FILE:LINE", shell_complete=offer_keys_or_files)
@library_option
@format_option("text", "json")
def command(target: str, library: str | None, form: str) -> int:
    """Explain an entry or a line: what names the work, what was asked, why this record, each field's source.

    Example: vlbib explain radford2021clip
    """
    settings = project()
    repeated = RepeatedOutput.of(settings, library)
    code = repeated.again()
    if code is not None:
        return code
    from vlbib.app.explain import explain
    from vlbib.app.explain_line import LineStory
    from vlbib.report.as_text import printable

    story = explain(settings, library, target)
    if form == "json":
        repeated.echo(json_text({"version": 1, **asdict(story)}, indent=2))
    else:
        repeated.echo(printable("\n".join(_line_rows(story) if isinstance(story, LineStory) else _story_lines(story))))
    if not isinstance(story, LineStory) and covers(
        settings, [place.rpartition(":")[0] or place for place, _ in story.mentions]
    ):
        repeated.keep(0)
    return 0


def _line_rows(story: LineStory) -> Iterator[str]:
    yield f"{story.place}: names no work"
    yield from _rows("read as", list(story.pieces))
    yield from _rows("looked up", [f"{text}: {answer}" for text, answer in story.looked_up])
    yield from _rows("because", [story.reason])
    yield from _rows("to have it taken", [f"vlbib pin {story.place} title, or with an arXiv id, a DOI or a URL"])


def _story_lines(story: Story) -> Iterator[str]:
    yield f"{story.key or '(no entry)'}: {story.status} ({story.place})"
    yield from _rows("named by", [f"{place}  {text}" for place, text in story.mentions])
    yield from _rows("asked", [f"{', '.join(story.asked) or 'no source'}: {query}" for query in story.queries])
    yield from _rows("could not be asked; the next sync asks again", [", ".join(story.missed)] if story.missed else [])
    yield from _rows("because", list(story.reasons))
    yield from _rows("records", [f"{source}: {title}" for source, title in story.records])
    yield from _rows("note and record differ", list(story.notes))
    width = max((len(field.name) for field in story.fields), default=0)
    fields = []
    for field in story.fields:
        fields.append(f"{field.name:<{width}}  {_short(field.value)}  <- {field.word or field.source}")
        if field.theirs is not None and field.theirs != field.value:
            fields.append(f"{'':<{width}}  {field.source} says {_short(field.theirs)}")
    yield from _rows("fields", fields)
    differences = [f"{claim.field}: {', '.join(claim.sources)}: {_short(claim.value)}" for claim in story.differ]
    yield from _rows("sources that say otherwise", differences)
    yield from _rows("tags by vlbib", [", ".join(story.tags)] if story.tags else [])
    yield from _rows("tags of your own", [", ".join(story.own_tags)] if story.own_tags else [])
    yield from _rows("tags that you removed", [", ".join(story.removed_tags)] if story.removed_tags else [])
    yield from _rows("former keys", list(story.former_keys))
    for title, reasons in story.candidates:
        yield from _rows(f"considered: {title}", list(reasons))
    yield from _rows("also on the line", [": ".join(pair) for pair in story.beside])


def _rows(heading: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield f"  {heading}"
        yield from (f"    {row}" for row in rows)


def _short(value: str | None) -> str:
    if value is None:
        return "(missing)"
    text = " ".join(value.split())
    return text if len(text) <= 100 else f"{text[:97]}..."
