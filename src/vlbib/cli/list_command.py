"""`vlbib list`: what the library holds."""

from __future__ import annotations

import click

from vlbib.cli.shared import format_option, library_option, project
from vlbib.core.json_text import json_text


@click.command("list")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only entries with this tag; repeated: with all.")
@library_option
@format_option("text", "json")
def command(tags: tuple[str, ...], library: str | None, form: str) -> int:
    """List the library's entries: key, year, venue, title, tags.

    Example: vlbib list --tag "CLIP derivatives"
    """
    from vlbib.app.listing import listed
    from vlbib.report.as_text import printable

    rows = listed(project(), library, tags)
    if form == "json":
        document = {"version": 1, "entries": [row.json() for row in rows]}
        click.echo(json_text(document, indent=2))
        return 0
    width = max((len(row.key) for row in rows), default=0)
    for row in rows:
        tagged = f"  [{', '.join(row.tags)}]" if row.tags else ""
        click.echo(printable(f"{row.key:<{width}}  {row.year or '----'}  {row.title}{tagged}"))
    return 0
