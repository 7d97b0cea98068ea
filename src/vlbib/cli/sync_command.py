"""`vlbib sync`: the main job."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from vlbib.cli.shared import format_option, library_option, project, resolvers_option, sources_of, stoppable_progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vlbib.report.outcome import Report
    from vlbib.settings import Settings

WOULD_CHANGE = 1


@click.command("sync")
@click.argument("notes", nargs=-1, metavar="[NOTES]...")
@library_option
@click.option("--offline", is_flag=True, help="Send nothing; answer from the cache, the catalogue and local indexes.")
@click.option("--locked", is_flag=True, help="Write nothing; exit 1 where a sync would change library or lock.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print the diff that would be written.")
@click.option(
    "--update",
    is_flag=False,
    flag_value="preprints",
    multiple=True,
    metavar="[KEY|all]",
    help="Ask the sources again: what is not published yet, all, or KEYs.",
)
@click.option(
    "--restore", is_flag=False, flag_value="*", multiple=True, metavar="[KEY]", help="Bring back what you deleted."
)
@click.option("--relock", is_flag=True, help="Make the lock anew; the old one is kept beside it, as NAME.lock.old.")
@click.option("--prune", is_flag=True, help="Remove the entries that no note names any more; asks on a terminal.")
@click.option("--remember", is_flag=True, help="Write NOTES into the settings, so that a plain sync reads them.")
@click.option("--yes", is_flag=True, help="Prune without a question; needed where there is no terminal to ask on.")
@click.option(
    "--tex",
    multiple=True,
    metavar="PAPER",
    help="Prune nothing that this .tex, .aux or .bcf file, or one in this folder, cites; may be repeated.",
)
@click.option("-v", "--verbose", is_flag=True, help="Show more of each kind of line that needs attention.")
@click.option("--show-skipped", is_flag=True, help="Show every line that looks like a title and was not taken.")
@resolvers_option
@format_option("text", "json")
def command(  # noqa: PLR0913 -- one argument an option
    notes: tuple[str, ...],
    library: str | None,
    *,
    offline: bool,
    locked: bool,
    dry_run: bool,
    update: tuple[str, ...],
    restore: tuple[str, ...],
    relock: bool,
    prune: bool,
    remember: bool,
    yes: bool,
    tex: tuple[str, ...],
    verbose: bool,
    show_skipped: bool,
    resolvers: str,
    form: str,
) -> int:
    """Bring the library up to date with the notes.

    NOTES are Markdown files or folders of them; without any, those that the settings name, else notes/. Naming notes
    limits what is read again, never what counts as named.

    Example: vlbib sync
    """
    if relock and notes:
        raise click.UsageError("--relock reads all notes; name none")
    from vlbib.app.refresh import asked_again
    from vlbib.app.sync import SyncRequest, sync

    request = SyncRequest(
        notes=notes,
        library=library,
        offline=offline,
        locked=locked,
        dry_run=dry_run,
        update=asked_again(update),
        restore=frozenset(restore),
        prune=prune,
        relock=relock,
        cited=_cited(tex),
        resolvers=sources_of(resolvers),
    )
    settings = project()
    new = () if dry_run or locked else _new_notes(settings, library, notes, remember=remember)
    with stoppable_progress() as (step, say, stop):
        asked = request if yes else replace(request, may_remove=lambda keys: _may_remove(keys, stop))
        report = sync(asked, settings, step, say)
    show(report, form, verbose=verbose, skipped=show_skipped)
    if new:
        _remember(settings, new, asked=remember)
    return WOULD_CHANGE if locked and report.changed else report.exit_code


def _may_remove(keys: Sequence[str], stop: Callable[[], None]) -> bool:
    """List the entries that would be removed and ask on a terminal; elsewhere nobody can say yes."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    from vlbib.report.as_text import printable

    stop()
    click.echo(printable("\n".join(["no note names these any more:", *(f"  {key}" for key in keys)])), err=True)
    entries = "this entry" if len(keys) == 1 else f"these {len(keys)} entries"
    return click.confirm(f"remove {entries} from the library?", err=True)


def _new_notes(settings: Settings, library: str | None, notes: Sequence[str], *, remember: bool) -> tuple[str, ...]:
    """Return the notes that a plain sync would not read; without `remember` only those that no run has read before."""
    from vlbib.app.remembered_notes import is_read_before, not_remembered

    names = not_remembered(settings, notes) if notes else ()
    return tuple(name for name in names if remember or not is_read_before(settings, library, name))


def _remember(settings: Settings, names: Sequence[str], *, asked: bool) -> None:
    """Write notes into the settings where that was asked for, or is agreed to on a terminal; elsewhere tell how."""
    from vlbib.app.remembered_notes import remember_notes

    named = ", ".join(names)
    if not asked and not (sys.stdin.isatty() and sys.stderr.isatty()):
        click.echo(f"{named}: read this once; with --remember a plain vlbib sync reads it, too", err=True)
    elif asked or click.confirm(f"read {named} in every plain vlbib sync from now on?", default=True, err=True):
        click.echo(f"{remember_notes(settings, names)}: notes has {named} now", err=True)


def _cited(papers: tuple[str, ...]) -> frozenset[str]:
    if not papers:
        return frozenset()
    from vlbib.app.papers import may_be_cited

    return may_be_cited(papers)


def show(report: Report, form: str, *, verbose: bool = False, skipped: bool = False) -> None:
    """Print a report: the JSON alone on stdout, or the text; the diff of a dry run before it."""
    from vlbib.report.as_json import to_json
    from vlbib.report.as_text import to_text

    if form == "json":
        click.echo(to_text(report, verbose=verbose, skipped=skipped), nl=False, err=True)
        click.echo(to_json(report), nl=False)
        return
    if report.diff is not None:
        click.echo(report.diff, nl=False)
    click.echo(to_text(report, verbose=verbose, skipped=skipped), nl=False)
