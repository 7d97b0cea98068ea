"""Options that several commands share, and what commands do around their work: settings, progress, output."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from vlbib.cli.completing import offer_files, offer_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vlbib.core.progress import Listener
    from vlbib.settings import Settings


def project() -> Settings:
    """Return the settings of the working folder's project."""
    from vlbib.app.project import find_settings

    return find_settings()


def library_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--library FILE`."""
    text = "The library to work on; its lock is beside it.  [default: what the settings name, else references.bib]"
    return click.option(
        "--library", metavar="FILE", shell_complete=offer_files, multiple=True, callback=_only_library, help=text
    )(function)


def _only_library(_ctx: click.Context, _option: click.Parameter, named: tuple[str, ...]) -> str | None:
    """Return the library that was named, or None; several are an error."""
    if len(named) > 1:
        raise click.BadParameter(f"a command works on one library, not on {' and '.join(named)}")
    if "" in named:
        raise click.BadParameter("the file name is empty; name a .bib file, or leave the option out")
    return named[0] if named else None


def named_files(_ctx: click.Context, _argument: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files that were named; an empty name, as from an unset shell variable, is an error."""
    if "" in names:
        raise click.BadParameter("the file name is empty; name a file, or leave the argument out")
    return names


def output_option(text: str) -> Callable[..., Any]:
    """Add `-o FILE`; `is_stdout` tells whether it is standard output."""
    return click.option("-o", "--output", metavar="FILE", shell_complete=offer_files, help=f"{text}; - is stdout.")


def is_stdout(output: str) -> bool:
    """Tell whether the value of `-o` is `-`, standard output; a file named `-` is `./-`."""
    return output == "-"


def format_option(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add `--format`, text by default."""
    text = "What to print on stdout; with json, messages for people go to stderr."
    return click.option("--format", "form", type=click.Choice(names), default=names[0], show_default=True, help=text)


def dry_run_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--dry-run`."""
    text = "Write nothing; print the diffs that would be written, except the lock's."
    return click.option("--dry-run", is_flag=True, help=text)(function)


@contextmanager
def rehearsal(*, dry_run: bool, form: str = "text") -> Iterator[None]:
    """In a dry run, write no file inside the block, and print the diffs of what would be written."""
    if not dry_run:
        yield
        return
    from vlbib.app.rehearsed import diff
    from vlbib.storage.rehearsal import rehearsing

    with rehearsing() as changes:
        yield
    for change in (change for change in changes if change.path.suffix != ".lock"):
        click.echo(diff(change), nl=False, err=form == "json")


def resolvers_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--resolvers NAMES`: the sources of this run, in order."""
    text = "Ask only these sources, in this order (catalogue, index, arxiv, semantic_scholar, ...)."
    return click.option("--resolvers", metavar="NAMES", shell_complete=offer_sources, default="", help=text)(function)


def engine_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--engine NAME`: which program searches the index."""
    text = "What searches your index: sqlite, duckdb or spark.  [default: sqlite if that index exists, else duckdb]"
    engines = click.Choice(["sqlite", "duckdb", "spark"])
    return click.option("--engine", type=engines, default=None, help=text)(function)


def show_on_screen(address: str) -> None:
    """Open an address in the system's browser if there is a screen; a browser in the terminal would be in the way."""
    if sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        with _outliving_the_terminal():
            click.launch(address)


@contextmanager
def _outliving_the_terminal() -> Iterator[None]:
    """Let programs that are started here go on if the terminal closes as soon as the command ends."""
    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)


def names_of(value: str) -> tuple[str, ...]:
    """Return the names of a comma-separated list."""
    return tuple(name.strip() for name in value.split(",") if name.strip())


def sources_of(value: str) -> tuple[str, ...]:
    """Return the sources of a comma-separated list, by their registered names."""
    from vlbib.settings import source_name

    return tuple(map(source_name, names_of(value)))


@contextmanager
def progress(*, quiet: bool = False, verbose: bool = False, first: str = "reading notes") -> Iterator[Listener]:
    """Show the progress of a run on a terminal, unless `quiet`. Gives the listener."""
    with stoppable_progress(quiet=quiet, verbose=verbose, first=first) as (listener, _):
        yield listener


@contextmanager
def stoppable_progress(
    *, quiet: bool = False, verbose: bool = False, first: str = "reading notes"
) -> Iterator[tuple[Listener, Callable[[], None]]]:
    """Show progress as `progress` does. Gives the listener and `stop()`, which removes the bar to ask a question.

    `verbose` prints a line for each source and wait if there is no terminal. `first` is the bar's text before the first
    event.
    """
    if quiet or not sys.stderr.isatty():
        yield _without_terminal(printed=verbose and not quiet), lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    from vlbib.cli.listeners import Shown

    columns = (BarColumn(bar_width=20), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(first, total=None)
        listener = Shown(lambda line, done, of: bar.update(task, description=line, completed=done, total=of))
        yield listener, bar.stop


def _without_terminal(*, printed: bool) -> Listener:
    from vlbib.cli.listeners import Printed
    from vlbib.core.progress import Listener

    return Printed(lambda line: click.echo(line, err=True)) if printed else Listener()


def leave_to_program(command: str, whose: str) -> None:
    """Raise `CannotUse` if a person runs at a terminal what a program should start: it would wait silently."""
    if sys.stdin.isatty():
        from vlbib.core.faults import CannotUse

        raise CannotUse(f"{command} is started by {whose}, not at a terminal; docs/editors.md says how")
