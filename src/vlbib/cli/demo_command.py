"""`vlbib demo`: a folder of sample notes."""

from __future__ import annotations

from pathlib import Path

import click

from vlbib.cli.completing import offer_files

_TOUR = (
    ("vlbib sync", "the notes become references.bib"),
    ("vlbib list", "what it holds"),
    ("vlbib explain dosovitskiy2021vit", "why an entry is as it is"),
    ("vlbib review", "decide what waits"),
    ("vlbib check", "what is still wrong"),
)


@click.command("demo")
@click.argument("folder", default="vlbib-demo", shell_complete=offer_files)
def command(folder: str) -> int:
    """Make a small folder of sample notes to try vlbib on; it needs no network.

    Example: vlbib demo
    """
    from vlbib.app.demo import make_demo
    from vlbib.storage.files import shown

    notes = [name for name in make_demo(Path(folder)) if name.endswith(".md")]
    click.echo(f"{folder}: created, with {len(notes)} notes; next:")
    width = max(len(step) for step, _ in _TOUR)
    click.echo(f"  cd {shown(Path(folder))}")
    for step, what in _TOUR:
        click.echo(f"  {step:<{width}}  # {what}")
    return 0
