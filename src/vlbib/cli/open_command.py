"""`vlbib open`: a work's page or PDF."""

from __future__ import annotations

import os
import sys

import click

from vlbib.cli.completing import offer_keys
from vlbib.cli.shared import library_option, project


@click.command("open")
@click.argument("key", shell_complete=offer_keys)
@click.option("--pdf", is_flag=True, help="Open the PDF: a file of yours, else one that is known on the web.")
@library_option
def command(key: str, library: str | None, *, pdf: bool) -> int:
    """Open a work where it can be read: its DOI, its arXiv page, its URL, or a file of yours.

    The address is printed; without a screen nothing else is done.

    Example: vlbib open radford2021clip
    """
    from vlbib.app.places import where_to_read
    from vlbib.report.as_text import printable

    place = where_to_read(project(), library, key, pdf=pdf)
    click.echo(printable(place.address))
    if has_screen():
        click.launch(place.address)
    return 0


def has_screen() -> bool:
    """Tell whether a program with a window can be opened."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
