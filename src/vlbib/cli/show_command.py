"""`vlbib show`: a summary of an entry, and its BibTeX."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vlbib.cli.completing import offer_keys
from vlbib.cli.shared import format_option, library_option, project
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.app.show_entry import EntryGlance

_PEOPLE = 6  # up to so many authors are all named


@click.command("show")
@click.argument("keys", nargs=-1, required=True, metavar="KEY...", shell_complete=offer_keys)
@library_option
@format_option("text", "json")
def command(keys: tuple[str, ...], library: str | None, form: str) -> int:
    """Show entries: a summary, the notes that name each, the sources of its values, and its BibTeX.

    `vlbib explain KEY` shows where each value comes from.

    Example: vlbib show radford2021clip
    """
    from vlbib.app.show_entry import show_entry
    from vlbib.report.as_text import printable

    shown = [show_entry(project(), library, key) for key in keys]
    if form == "json":
        click.echo(json_text({"version": 1, "entries": [asdict(glance) for glance in shown]}, indent=2))
    else:
        click.echo("\n".join(printable("\n".join(_lines(glance))) for glance in shown))
    return 0


def _lines(glance: EntryGlance) -> Iterator[str]:
    row = glance.row
    yield f"{row.key}: {row.type} ({row.file}:{row.line})"
    year = "" if row.venue.endswith(row.year) else row.year
    parts = (row.title, _people(row.authors), " ".join(part for part in (row.venue, year) if part), glance.address)
    yield from (f"  {part}" for part in parts if part)
    yield from _listed("tags", row.tags)
    yield from _listed("named by", glance.named_by)
    sources = [f"{count} of {source}" for source, count in glance.values.items()]
    yours = f"yours: {', '.join(glance.yours)}" if glance.yours else ""
    yield from _listed("values", [*sources, *([yours] if yours else [])])
    yield from _listed(row.status, glance.reasons)
    yield from ("", *glance.bibtex.splitlines())


def _people(authors: tuple[str, ...]) -> str:
    if len(authors) <= _PEOPLE:
        return ", ".join(authors)
    return f"{', '.join(authors[: _PEOPLE - 1])} and {len(authors) - _PEOPLE + 1} more"


def _listed(heading: str, items: tuple[str, ...] | list[str]) -> Iterator[str]:
    if items:
        yield f"  {heading}: {'; '.join(items)}"
