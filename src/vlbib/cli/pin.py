"""`vlbib pin` and `vlbib ignore`: decisions on what a line names, written into the settings file."""

from __future__ import annotations

import click

from vlbib.cli.options import library_option, project


@click.command("pin")
@click.argument("mention", metavar="FILE:LINE|ALIAS|TITLE|KEY")
@click.argument("to", metavar="ARXIV|DOI|URL")
@library_option
def pin(mention: str, to: str, library: str | None) -> int:
    """Decide which work a line of the notes names; the next sync follows it.

    Example: vlbib pin LLaVa arXiv:2304.08485
    """
    from vlbib.app.decisions import pin as decide

    text = decide(project(), library, mention, to)
    click.echo(f"pinned: {text} -> {to}; run vlbib sync")
    return 0


@click.command("ignore")
@click.argument("mention", metavar="FILE:LINE|ALIAS|TITLE|KEY")
@library_option
def ignore(mention: str, library: str | None) -> int:
    """Decide that a line of the notes names no work.

    Example: vlbib ignore notes/vision-language.md:12
    """
    from vlbib.app.decisions import ignore as decide

    text = decide(project(), library, mention)
    click.echo(f"ignored: {text}; run vlbib sync")
    return 0
