"""`vlbib annotate`: write citations after the titles in notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vlbib.cli.completing import offer_files
from vlbib.cli.shared import library_option, named_files, project

if TYPE_CHECKING:
    from vlbib.app.annotate import AnnotatedNote


@click.command("annotate")
@click.argument("notes", nargs=-1, required=True, metavar="NOTE...", shell_complete=offer_files, callback=named_files)
@click.option("--remove", is_flag=True, help="Remove the citations that follow directly after their titles.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print the patch.")
@library_option
def command(notes: tuple[str, ...], remove: bool, dry_run: bool, library: str | None) -> int:  # noqa: FBT001 -- options
    """Write [@key] after each title in a note whose work has an entry; nothing else in the note changes.

    Example: vlbib annotate notes/reading.md --dry-run
    """
    from vlbib.app.annotate import annotate, as_one_step

    settings = project()
    with as_one_step(settings, library):
        for note in notes:
            _report(annotate(settings, library, note, remove=remove, dry_run=dry_run), remove=remove, dry_run=dry_run)
    return 0


def _report(done: AnnotatedNote, *, remove: bool, dry_run: bool) -> None:
    """Print how many citations were written into a note, and the titles after which none could be."""
    from vlbib.report.as_text import printable

    if dry_run:
        click.echo(done.diff, nl=False)
        return
    did = "removed" if remove else "written"
    click.echo(printable(f"{done.file}: {done.count} citation{'' if done.count == 1 else 's'} {did}"))
    for title in done.unplaced:
        why = "nothing written, because the title is not there word for word or is in a drawn table"
        why = f"{why}; [@{title.key}] cites it"
        click.echo(printable(f"{done.file}:{title.line}: {why}"), err=True)
