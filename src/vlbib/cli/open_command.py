"""`vlbib open`: open a work's page or PDF."""

from __future__ import annotations

import click

from vlbib.cli.completing import offer_keys
from vlbib.cli.shared import library_option, project, show_on_screen


@click.command("open")
@click.argument("key", shell_complete=offer_keys)
@click.option("--pdf", is_flag=True, help="Open the PDF: a file of yours, else a known one on the web.")
@library_option
def command(key: str, library: str | None, *, pdf: bool) -> int:
    """Open a work: its DOI, its arXiv page, its URL, or a file of yours.

    The address is printed; on a desktop it is also opened.

    Example: vlbib open radford2021clip
    """
    from vlbib.app.places import where_to_read
    from vlbib.report.as_text import printable

    place = where_to_read(project(), library, key, pdf=pdf)
    click.echo(printable(place.address))
    show_on_screen(place.address)
    return 0
