"""`vlbib undo`: undo the last command that wrote files."""

from __future__ import annotations

import click

from vlbib.cli.shared import library_option, project


@click.command("undo")
@click.option("--list", "only_list", is_flag=True, help="List the commands that can be undone, the last first.")
@library_option
def command(library: str | None, *, only_list: bool) -> int:
    """Undo the last command that wrote files: library, lock, settings, notes and papers together.

    The last 20 commands can be undone. If one of the files has changed since, nothing is touched.

    Example: vlbib undo
    """
    from vlbib.app.undo import steps, undo
    from vlbib.report.as_text import printable
    from vlbib.storage.files import shown

    taken = steps(project(), library) if only_list else [undo(project(), library)]
    for step in taken:
        names = ", ".join(shown(file.path) for file in step.files)
        click.echo(printable(f"{'' if only_list else 'undone: '}vlbib {step.command} ({names})"))
    return 0
