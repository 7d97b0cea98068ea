"""`vlbib tags`: list, rename, merge and collect tags."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vlbib.cli.completing import offer_files, offer_tags
from vlbib.cli.shared import dry_run_option, format_option, library_option, named_files, project, rehearsal
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.app.library_tags import Seeding, TagRow


@click.group("tags")
def command() -> None:
    """List, rename and merge tags, and collect a vocabulary of tags from the notes.

    Example: vlbib tags list
    """


@command.command("list")
@library_option
@format_option("text", "json")
def list_(library: str | None, form: str) -> int:
    """List the tags: how many entries have each, which of them by hand, and their other spellings.

    Example: vlbib tags list
    """
    from vlbib.app.library_tags import list_tags
    from vlbib.report.as_text import printable

    rows = list_tags(project(), library)
    if form == "json":
        click.echo(json_text({"version": 1, "tags": [asdict(row) for row in rows]}, indent=2))
        return 0
    width = max((len(row.tag) for row in rows), default=0)
    for row in rows:
        click.echo(printable(f"{row.tag:<{width}}  {row.entries:>4}{_remarks(row)}"))
    return 0


def _remarks(row: TagRow) -> str:
    own = row.entries - row.from_notes
    remarks = [
        f"{own} by hand" if own else "",
        f"also {', '.join(row.spellings)}" if row.spellings else "",
        "" if row.known else "not in the vocabulary",
    ]
    text = "; ".join(remark for remark in remarks if remark)
    return f"  ({text})" if text else ""


@command.command("rename")
@click.argument("old", shell_complete=offer_tags)
@click.argument("new", shell_complete=offer_tags)
@library_option
@dry_run_option
def rename(old: str, new: str, library: str | None, *, dry_run: bool) -> int:
    """Rename a tag in every entry; the settings record that the notes' word gives the new name.

    Example: vlbib tags rename VLP "vision-language pre-training"
    """
    return _renamed((old,), new, library, dry_run=dry_run)


@command.command("merge")
@click.argument("tags", nargs=-1, required=True, metavar="TAG...", shell_complete=offer_tags)
@click.argument("into", metavar="INTO", shell_complete=offer_tags)
@library_option
@dry_run_option
def into_one(tags: tuple[str, ...], into: str, library: str | None, *, dry_run: bool) -> int:
    """Merge several tags into one; the settings record it.

    Example: vlbib tags merge "image captioning" captioning Captioning
    """
    return _renamed(tags, into, library, dry_run=dry_run)


def _renamed(old: tuple[str, ...], new: str, library: str | None, *, dry_run: bool) -> int:
    from vlbib.app.library_tags import rename_tags
    from vlbib.report.as_text import printable

    with rehearsal(dry_run=dry_run):
        done = rename_tags(project(), library, old, new)
    count = f"{done.entries} entr{'y' if done.entries == 1 else 'ies'}"
    click.echo(printable(f"{', '.join(old)} -> {done.tag}: {count} changed"))
    return 0


@command.command("seed")
@click.argument("notes", nargs=-1, metavar="[NOTES]...", shell_complete=offer_files, callback=named_files)
@library_option
@click.option("--dry-run", is_flag=True, help="Write nothing; print what would be added.")
@format_option("text", "json")
def seed(notes: tuple[str, ...], library: str | None, *, dry_run: bool, form: str) -> int:
    """Add the abbreviations that your notes define to the tag vocabulary in the settings.

    A list item such as `Visual Question Answering (VQA): ...` makes VQA a tag, and the long form its synonym. If the
    abbreviation is a work's short name, the long form is the tag.

    Example: vlbib tags seed --dry-run
    """
    from vlbib.app.library_tags import seed_tags
    from vlbib.report.as_text import printable

    done = seed_tags(project(), library, notes, dry_run=dry_run)
    if form == "json":
        click.echo(json_text(done.json(), indent=2))
    for line in _seeded(done):
        click.echo(printable(line), err=form == "json")
    return 0


def _seeded(done: Seeding) -> Iterator[str]:
    """Yield the lines on what was added and what was left out."""
    tags = dict.fromkeys([*done.seeds.tags, *done.seeds.synonyms.values()])
    word = "added" if done.written else "would be added"
    yield f"{done.file}: {len(tags)} tag{'s' * (len(tags) != 1)} {word}" if tags else f"{done.file}: nothing to add"
    for tag in tags:
        spellings = [spelling for spelling, to in done.seeds.synonyms.items() if to == tag]
        yield f"  {tag}{': ' * bool(spellings)}{'; '.join(spellings)}"
    if done.seeds.left_out:
        yield "left out:"
    for left_out in done.seeds.left_out:
        definition = left_out.definition
        yield f"  {definition.file}:{definition.line}: {definition.both}: {left_out.reason}"
    for file, reason in done.unreadable:
        yield f"  {file}: {reason}"
    if done.unlisted:
        yield f"the vocabulary is new and lacks {done.unlisted} of your own tags: vlbib check reports them (N007)"
