"""`vlbib init`: write the settings of a new project, based on the notes and libraries in the folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from vlbib.app.begin import Surroundings


@click.command("init")
@click.option("--yes", is_flag=True, help="Write without asking; needed if there is no terminal.")
def command(*, yes: bool) -> int:
    """Make this folder a project: look for notes, and write vlbib.toml and a line in .gitattributes.

    Example: vlbib init --yes
    """
    from vlbib.app.begin import look_around

    return begin_here(look_around(), yes=yes)


def offer(context: click.Context) -> int:
    """Offer to make the folder a project; if it is in one already, or there is no terminal, show the help."""
    from vlbib.app.begin import is_project, look_around

    if not _can_ask() or is_project():
        raise click.exceptions.NoArgsIsHelpError(context)
    return begin_here(look_around(), yes=False)


def begin_here(around: Surroundings, *, yes: bool) -> int:
    """Print what was found in the folder, ask, write the settings, and print the next command."""
    from vlbib.app.begin import begin
    from vlbib.report.as_text import printable

    click.echo(printable("\n".join(_surroundings_lines(around))))
    if not yes and not _agreed():
        return 0
    for name in begin(around):
        click.echo(f"{name}: written")
    click.echo(f"next: {_next(around)}")
    return 0


def _surroundings_lines(around: Surroundings) -> list[str]:
    read = f"notes to read: {', '.join(around.notes)}{_beside(around)}"
    lines = [_found(around), read, f"library: {around.library}"]
    if len(around.there) > 1:
        lines.append(f"there are {', '.join(around.there)} already: to use one of them, edit `library` in vlbib.toml")
    elif around.there:
        lines[-1] += ", which exists already: its entries and your edits stay"
    return lines


def _beside(around: Surroundings) -> str:
    """Return how to add a new note if the settings name single notes; a new note in a named folder is read anyway."""
    alone = next((note for note in around.notes if Path(note).is_file()), "")
    return f" (a new note beside {alone}: vlbib sync NOTE --remember)" if alone else ""


def _found(around: Surroundings) -> str:
    if not around.markdown:
        return "no Markdown file here yet"
    files, folders = _count(len(around.markdown), "Markdown file"), _count(around.folders, "folder")
    about = "" if around.counted else "about "
    names = "names" if around.lines == 1 else "name"
    return f"{files} in {folders}; {about}{_count(around.lines, 'line')} {names} works"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _agreed() -> bool:
    if not _can_ask():
        raise click.UsageError("nothing was written: there is no terminal to ask on; use vlbib init --yes")
    return click.confirm("write vlbib.toml, and a line for the lock into .gitattributes?", default=True, err=True)


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _next(around: Surroundings) -> str:
    if not around.markdown:
        return f"put notes into {around.notes[0]}/, then run vlbib sync; vlbib demo makes a folder of sample notes"
    return "vlbib sync --dry-run shows what it would write; vlbib sync writes it"
