"""`vlbib git`: let git merge library and lock by works and fields, and name entries in its diffs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from vlbib.cli.shared import dry_run_option, library_option, project, rehearsal

if TYPE_CHECKING:
    from vlbib.app.git.git_drivers import GitChange
    from vlbib.merge.branches.merged_file import MergedFile


@click.group("git")
def command() -> None:
    """Let git merge library and lock by works and fields, and show entries in its diffs.

    Example: vlbib git install
    """


@command.command("install")
@library_option
@dry_run_option
def install(library: str | None, *, dry_run: bool) -> int:
    """Set git's merge and diff drivers for library and lock in this clone, and name both in .gitattributes.

    Commit .gitattributes; each clone needs the command once, because git takes no programs from a repository.

    Example: vlbib git install --dry-run
    """
    from vlbib.app.git.git_drivers import install as set_up

    with rehearsal(dry_run=dry_run):
        change = set_up(project(), library, dry_run=dry_run)
    _report_change("would be set" if dry_run else "set", change, dry_run=dry_run)
    return 0


@command.command("uninstall")
@library_option
@dry_run_option
def uninstall(library: str | None, *, dry_run: bool) -> int:
    """Remove from git's configuration and .gitattributes what `vlbib git install` added.

    Example: vlbib git uninstall
    """
    from vlbib.app.git.git_drivers import uninstall as take_out

    with rehearsal(dry_run=dry_run):
        change = take_out(project(), library, dry_run=dry_run)
    _report_change("would be removed" if dry_run else "removed", change, dry_run=dry_run)
    return 0


def _report_change(done: str, change: GitChange, *, dry_run: bool) -> None:
    for line in change.config:
        click.echo(f"git config {done}: {line}")
    if change.attributes and not dry_run:
        click.echo(f".gitattributes: {done}")
    if not change.config and not change.attributes:
        click.echo("nothing to do")


@command.command("merge")
@library_option
def merge(library: str | None) -> int:
    """Merge library and lock again, by works and fields, after git has left conflict markers in them.

    For a merge, rebase or cherry-pick that began without the drivers. The two files are overwritten; `vlbib undo`
    restores them.

    Example: vlbib git merge
    """
    from vlbib.app.git.git_drivers import has_drivers
    from vlbib.app.git.git_merge import merge_again
    from vlbib.bibtex.document import Refused
    from vlbib.report.as_text import printable

    codes = [0]
    for done in merge_again(project(), library):
        if isinstance(done.merged, Refused):
            click.echo(printable(f"vlbib: {done.merged}; left as it is"), err=True)
            codes.append(2)
            continue
        codes.append(_report_merge(done.merged, done.file))
        if not done.merged.conflicts:
            click.echo(printable(f"{done.file}: merged; git add {done.file}"))
    if not has_drivers(project(), library):
        click.echo("git does this by itself in a clone after `vlbib git install`", err=True)
    return max(codes)


@command.command("merge-driver")
@click.argument("base", type=Path)
@click.argument("ours", type=Path)
@click.argument("theirs", type=Path)
@click.argument("size", type=int, default=7)
@click.argument("name", default="references.bib")
@click.argument("our_label", default="")
@click.argument("their_label", default="")
def merge_driver(  # noqa: PLR0913, PLR0917 -- git passes each as an argument
    base: Path, ours: Path, theirs: Path, size: int, name: str, our_label: str, their_label: str
) -> int:
    """Merge three versions of a library or lock, as git calls it: BASE OURS THEIRS SIZE NAME; OURS is overwritten.

    Exit code 3: there are conflicts, marked in the file. 2: a version cannot be read, and OURS is unchanged.

    Example: vlbib git merge-driver base.bib ours.bib theirs.bib
    """
    from vlbib.app.git.git_merge import merge_driver as merge_versions
    from vlbib.bibtex.conflict_marks import MarkerStyle

    style = MarkerStyle(size, _label(our_label, "ours"), _label(their_label, "theirs"))
    return _report_merge(merge_versions(base, ours, theirs, name, style), name)


def _label(given: str, usual: str) -> str:
    """Return the label of a side; an old git passes its placeholder unexpanded, which gives the usual label."""
    return usual if not given or given.startswith("%") else given


def _report_merge(merged: MergedFile, name: str) -> int:
    """Print a merge's notes and conflicts, and return its exit code."""
    from vlbib.app.git.git_drivers import CONFLICT
    from vlbib.report.as_text import printable

    for note in merged.notes:
        click.echo(printable(f"{name}: {note}"), err=True)
    for conflict in merged.conflicts:
        what = f"`{conflict.field}` of {conflict.key}: both sides changed it" if conflict.field else conflict.key
        gone = "" if conflict.field else ": one side removed the entry, the other changed it"
        advice = "keep one version and remove the markers"
        click.echo(printable(f"{name}:{conflict.line}: {what}{gone}; {advice}"), err=True)
    return CONFLICT if merged.conflicts else 0


@command.command("textconv")
@click.argument("file", type=Path)
def textconv(file: Path) -> int:
    """Print a library as lines for a diff, each with its entry's key; git calls it.

    Example: vlbib git textconv references.bib
    """
    from vlbib.bibtex.document import Refused, read
    from vlbib.bibtex.entry_lines import entry_lines
    from vlbib.core.faults import CannotUse
    from vlbib.report.as_text import printable
    from vlbib.storage import files

    document = read(files.read_bytes(file) or b"", files.shown(file))
    if isinstance(document, Refused):
        raise CannotUse(str(document))
    click.echo(printable(entry_lines(document)), nl=False)
    return 0
