"""`vlbib pin` and `vlbib ignore`: record in the settings which work a line names, or that it names none."""

from __future__ import annotations

import click

from vlbib.cli.completing import offer_keys_or_files
from vlbib.cli.shared import library_option, project


@click.command("pin")
@click.argument("mention", metavar="FILE:LINE|ALIAS|TITLE|KEY", shell_complete=offer_keys_or_files)
@click.argument("to", metavar="ARXIV|DOI|URL|none|title")
@library_option
def pin(mention: str, to: str, library: str | None) -> int:
    """Decide which work a line of the notes names; the next sync follows this, even if the line moves.

    In place of an id: `none` if no candidate is right; a URL for a web page without a paper; `title` to have the line
    looked up as a title.

    Example: vlbib pin LLaVa arXiv:2304.08485
    """
    from vlbib.app.review import pin as decide
    from vlbib.report.as_text import printable

    for text in decide(project(), library, mention, to):
        click.echo(printable(f"pinned: {text} -> {to}"))
    click.echo("run vlbib sync")
    return 0


@click.command("ignore")
@click.argument("mention", metavar="FILE:LINE|ALIAS|TITLE|KEY", shell_complete=offer_keys_or_files)
@library_option
def ignore(mention: str, library: str | None) -> int:
    """Decide that a line of the notes names no work.

    Example: vlbib ignore notes/vision-language.md:12
    """
    from vlbib.app.review import ignore as decide
    from vlbib.report.as_text import printable

    for text in decide(project(), library, mention):
        click.echo(printable(f"ignored: {text}"))
    click.echo("run vlbib sync")
    return 0
