"""`vlbib rename-key`, `vlbib merge` and `vlbib distinct`: rename keys, and decide which entries are duplicates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

import click

from vlbib.cli.completing import offer_files, offer_keys
from vlbib.cli.shared import dry_run_option, format_option, library_option, project, rehearsal
from vlbib.core.json_text import json_text
from vlbib.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.app.curate import Rekeyed


class LeftOutJson(TypedDict):
    """A value of the removed entry that differs from the kept entry's."""

    field: str
    kept: str
    left_out: str


class KeysDocument(TypedDict):
    """The new keys by old key, the fields taken over, the values left out, and the rewritten citations by file."""

    version: int
    keys: dict[str, str]
    fields: list[str]
    left_out: list[LeftOutJson]
    citations: dict[str, int]


def _tex_option(function: Callable[..., Any]) -> Callable[..., Any]:
    text = "Rewrite citations of the old key in this .tex file, or in all in this folder; may be repeated."
    return click.option("--tex", multiple=True, metavar="DIR", shell_complete=offer_files, help=text)(function)


def _notes_option(function: Callable[..., Any]) -> Callable[..., Any]:
    text = "Also rewrite citations of the old key, [@key] and the like, in the project's notes."
    return click.option("--notes", is_flag=True, help=text)(function)


@click.command("rename-key")
@click.argument("old", shell_complete=offer_keys)
@click.argument("new")
@_tex_option
@_notes_option
@library_option
@dry_run_option
@format_option("text", "json")
def rename_key(old: str, new: str, tex: tuple[str, ...], library: str | None, form: str, **switches: bool) -> int:
    """Give an entry another key for good; the old key is kept in its field `ids`.

    Example: vlbib rename-key radford2021clip clip --tex paper/
    """
    from vlbib.app.curate import Citing
    from vlbib.app.curate import rename_key as rename

    with rehearsal(dry_run=switches["dry_run"], form=form):
        done = rename(project(), library, old, new, Citing(tex, switches["notes"]))
    _show(done, form)
    return 0


@click.command("merge")
@click.argument("keep", metavar="KEY", shell_complete=offer_keys)
@click.argument("drop", metavar="KEY", shell_complete=offer_keys)
@_tex_option
@_notes_option
@click.option("--force", is_flag=True, help="Merge even if ids, authors or titles differ as those of two works.")
@library_option
@dry_run_option
@format_option("text", "json")
def merge(keep: str, drop: str, tex: tuple[str, ...], library: str | None, form: str, **switches: bool) -> int:
    """Merge two entries: the first KEY keeps its values, and gets the other's tags and the fields that it lacks.

    Example: vlbib merge radford2021clip radford2021learning --tex paper/
    """
    from vlbib.app.curate import Citing
    from vlbib.app.curate import merge as unite

    with rehearsal(dry_run=switches["dry_run"], form=form):
        done = unite(project(), library, keep, drop, Citing(tex, switches["notes"]), force=switches["force"])
    _show(done, form)
    return 0


@click.command("distinct")
@click.argument("keys", nargs=-1, required=True, metavar="KEY KEY...", shell_complete=offer_keys)
@library_option
def distinct(keys: tuple[str, ...], library: str | None) -> int:
    """Record that entries are not duplicates: `vlbib check` no longer reports them.

    Example: vlbib distinct openai2021dalle ramesh2022dalle2
    """
    from vlbib.app.curate import distinct as remember

    entries = remember(project(), library, keys)
    click.echo(f"not duplicates: {', '.join(entries)}")
    return 0


def _show(done: Rekeyed, form: str) -> None:
    """Print the key map, and as text also the fields, left-out values and citations."""
    from vlbib.report.as_text import printable

    for line in done.notices:
        click.echo(printable(line), err=True)
    if form == "json":
        left_out: list[LeftOutJson] = [
            {"field": conflict.field, "kept": conflict.yours, "left_out": conflict.theirs} for conflict in done.left_out
        ]
        document: KeysDocument = {
            "version": 1,
            "keys": dict(done.keys),
            "fields": list(done.fields),
            "left_out": left_out,
            "citations": dict(done.citations),
        }
        click.echo(json_text(document, indent=2))
        return
    for old, new in done.keys.items():
        click.echo(printable(f"{old} -> {new}"))
    if done.fields:
        click.echo(printable(f"taken over: {', '.join(done.fields)}"))
    for value in done.left_out:
        why = f"kept {quoted(value.yours)}, left out" if value.yours else "of another version, left out"
        click.echo(printable(f"{value.key}.{value.field}: {why} {quoted(value.theirs)}"))
    for file, count in done.citations.items():
        click.echo(printable(f"{file}: {count} citation{'' if count == 1 else 's'} rewritten"))
