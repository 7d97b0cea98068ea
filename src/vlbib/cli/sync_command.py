"""`vlbib sync`: bring the library up to date with the notes."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct
from msgspec.structs import replace

from vlbib.cli.completing import offer_files, offer_keys
from vlbib.cli.repeated_output import RepeatedOutput
from vlbib.cli.shared import (
    format_option,
    library_option,
    named_files,
    project,
    resolvers_option,
    sources_of,
    stoppable_progress,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vlbib.app.sync_request import SyncRequest
    from vlbib.report.outcome import Report
    from vlbib.settings import Settings

WOULD_CHANGE = 1

_INTERRUPTS = 3  # maximum interrupts while a watch says that it has ended


@click.command("sync")
@click.argument("notes", nargs=-1, metavar="[NOTES]...", shell_complete=offer_files, callback=named_files)
@library_option
@click.option("--offline", is_flag=True, help="Send nothing; use only the cache, the catalogue and your index.")
@click.option("--locked", is_flag=True, help="Write nothing; exit with 1 if a sync would change library or lock.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print the diff that would be written.")
@click.option(
    "--update",
    is_flag=False,
    flag_value="preprints",
    multiple=True,
    metavar="[KEY|all]",
    shell_complete=offer_keys,
    help="Ask the sources again: about what is not published yet, about KEY, or about all.",
)
@click.option(
    "--restore",
    is_flag=False,
    flag_value="*",
    multiple=True,
    metavar="[KEY]",
    shell_complete=offer_keys,
    help="Bring back what you deleted.",
)
@click.option("--relock", is_flag=True, help="Build the lock anew; the old one is kept as NAME.lock.old.")
@click.option("--prune", is_flag=True, help="Remove the entries that no note names any more; asks on a terminal.")
@click.option("--remember", is_flag=True, help="Add NOTES to the settings, so that later syncs read them too.")
@click.option(
    "--yes", is_flag=True, help="Prune without asking; if no entry is left, confirm that you deleted them all."
)
@click.option(
    "--tex",
    multiple=True,
    metavar="PAPER",
    shell_complete=offer_files,
    help="Keep what this .tex, .aux or .bcf file, or one in this folder, cites; may be repeated.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing if nothing needs attention, and no progress.")
@click.option(
    "-v", "--verbose", is_flag=True, help="List more of what needs attention; print progress without a terminal, too."
)
@click.option("--show-skipped", is_flag=True, help="Show every line that looks like a title and was not taken.")
@click.option("--watch", is_flag=True, help="Sync after each change of notes, library or settings, until Ctrl-C.")
@resolvers_option
@format_option("text", "json")
def command(  # noqa: PLR0913 -- one parameter per option
    *,
    update: tuple[str, ...],
    restore: tuple[str, ...],
    tex: tuple[str, ...],
    resolvers: str,
    remember: bool,
    yes: bool,
    quiet: bool,
    verbose: bool,
    show_skipped: bool,
    watch: bool,
    form: str,
    **given: Any,  # noqa: ANN401 -- fields of the request with the same names
) -> int:
    """Bring the library up to date with the notes.

    NOTES are files or folders of notes; by default those in the settings, else notes/. If you name NOTES, only these
    are read again; what the other notes name stays in the library.

    Example: vlbib sync
    """
    if watch and (given["locked"] or given["dry_run"]):
        raise click.UsageError("--watch writes after each change; it cannot be used with --locked or --dry-run")
    if given["relock"] and given["notes"]:
        raise click.UsageError("--relock reads all notes; do not name any")
    repeated = None
    if not (update or restore or tex or remember or watch or given["notes"] or given["relock"] or given["prune"]):
        repeated = RepeatedOutput.of(project(), given["library"])
    code = repeated.again() if repeated else None
    if code is not None:
        return code
    from vlbib.app.resolving.refresh import asked_again
    from vlbib.app.sync_request import SyncRequest

    asked, only = asked_again(update), sources_of(resolvers)
    request = SyncRequest(update=asked, restore=frozenset(restore), cited=_cited(tex), resolvers=only, **given)
    seen = _Seen(quiet=quiet, verbose=verbose, skipped=show_skipped, form=form)
    if watch:
        return _watch(request, seen, yes=yes, remember=remember)
    return _once(request, seen, yes=yes, remember=remember, repeated=repeated)


class _Seen(Struct, frozen=True, kw_only=True):
    """Which parts of a sync's report are shown."""

    quiet: bool
    verbose: bool
    skipped: bool
    form: str

    def hides(self, report: Report) -> bool:
        """Tell whether a report is not shown: `--quiet` was given, and nothing needs attention."""
        return self.quiet and self.form == "text" and not report.exit_code and report.diff is None


def _once(
    request: SyncRequest, seen: _Seen, *, yes: bool, remember: bool = False, repeated: RepeatedOutput | None = None
) -> int:
    """Sync, print the report, and remember the notes named in the request; keep the output for `RepeatedOutput`."""
    from vlbib.app.sync import sync

    settings = project()
    new = _new_notes(settings, request.library, request.notes, remember=remember) if request.writes else ()
    with stoppable_progress(quiet=seen.quiet, verbose=seen.verbose) as (listener, stop):
        asked = (
            replace(request, all_deleted=True)
            if yes
            else replace(request, may_remove=lambda keys: _may_remove(keys, stop))
        )
        report = sync(asked, settings, listener)
    if not seen.hides(report):
        show(report, seen.form, repeated.echo if repeated else click.echo, verbose=seen.verbose, skipped=seen.skipped)
    if new:
        _remember(settings, new, asked=remember)
    code = WOULD_CHANGE if request.locked and report.changed else report.exit_code
    if repeated and report.settled:
        repeated.keep(code)
    return code


def _watch(request: SyncRequest, seen: _Seen, *, yes: bool, remember: bool) -> int:
    """Sync now and after each change of notes, library or settings until Ctrl-C; an invalid input does not end it."""
    from vlbib.app.watching import each_change
    from vlbib.core.faults import CannotUse

    def say(line: str) -> None:
        click.echo(line, err=True)

    # A second interrupt right after the first must not end the watch as an interrupted command.
    with contextlib.suppress(KeyboardInterrupt), contextlib.suppress(KeyboardInterrupt):
        for number, _ in enumerate(each_change(request.notes, request.library, say)):
            try:
                _once(request, seen, yes=yes, remember=remember and not number)
            except CannotUse as error:
                say(f"vlbib: {error}")
            if not number:
                say("watching notes, library and settings; Ctrl-C ends it")
    for _ in range(_INTERRUPTS):
        with contextlib.suppress(KeyboardInterrupt):
            say("no longer watching")
            break
    return 0


def _may_remove(keys: Sequence[str], stop: Callable[[], None]) -> bool:
    """List the entries that would be removed, and ask whether to; False without a terminal."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    from vlbib.report.as_text import printable

    stop()
    click.echo(printable("\n".join(["no note names these any more:", *(f"  {key}" for key in keys)])), err=True)
    entries = "this entry" if len(keys) == 1 else f"these {len(keys)} entries"
    return click.confirm(f"remove {entries} from the library?", err=True)


def _new_notes(settings: Settings, library: str | None, notes: Sequence[str], *, remember: bool) -> tuple[str, ...]:
    """Return the notes that a plain sync would not read; without `remember`, only those never read before."""
    if not notes:
        return ()
    from vlbib.app.remembered_notes import is_read_before, not_remembered

    names = not_remembered(settings, notes)
    return tuple(name for name in names if remember or not is_read_before(settings, library, name))


def _remember(settings: Settings, names: Sequence[str], *, asked: bool) -> None:
    """Add notes to the settings if that was asked for or is confirmed on a terminal; else print how to do it."""
    from vlbib.app.remembered_notes import remember_notes

    named = ", ".join(names)
    if not asked and not (sys.stdin.isatty() and sys.stderr.isatty()):
        click.echo(f"{named}: read in this run only; with --remember, later syncs read it too", err=True)
    elif asked or click.confirm(f"read {named} in every vlbib sync from now on?", default=True, err=True):
        click.echo(f"{remember_notes(settings, names)}: added {named} to notes", err=True)


def _cited(papers: tuple[str, ...]) -> frozenset[str]:
    if not papers:
        return frozenset()
    from vlbib.app.papers import may_be_cited

    return may_be_cited(papers)


def show(
    report: Report, form: str, echo: Callable[..., None] = click.echo, *, verbose: bool = False, skipped: bool = False
) -> None:
    """Print a report: as JSON on stdout with the text on stderr, or the text alone, after the diff of a dry run."""
    from vlbib.report.as_json import to_json
    from vlbib.report.as_text import to_text

    if form == "json":
        echo(to_text(report, verbose=verbose, skipped=skipped), nl=False, err=True)
        echo(to_json(report), nl=False)
        return
    if report.diff is not None:
        echo(report.diff, nl=False)
    echo(to_text(report, verbose=verbose, skipped=skipped), nl=False)
