"""`vlbib index`: the user's index of dumps, which answers thousands of titles a second without a network."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypedDict

import click

from vlbib.cli.completing import offer_files
from vlbib.cli.shared import format_option, named_files
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from vlbib.sources.dumps import Added, AddedFile, Info
    from vlbib.sources.index.table_files import TablesInfo


class HeldJson(TypedDict):
    """The SQLite index: its path, size in bytes, number of rows, rows by source, and the dumps added to it."""

    path: str
    rows: int
    sources: dict[str, int]
    files: list[str]
    size: int


class TablesJson(TypedDict):
    """The DuckDB index: its folder, size in bytes, number of rows, the parts added, and whether it is usable."""

    path: str
    rows: int
    parts: list[str]
    size: int
    finished: bool


class IndexDocument(TypedDict):
    """The SQLite index and the DuckDB index; null if there is none."""

    version: int
    index: HeldJson | None
    tables: TablesJson | None


@click.group("index")
def command() -> None:
    """Build your own index from dumps; sync and resolve ask it before the network.

    Example: vlbib index add arxiv-metadata-oai-snapshot.json
    """


@command.command("add")
@click.argument("dumps", nargs=-1, required=True, metavar="FILE...", shell_complete=offer_files, callback=named_files)
@click.option(
    "--engine",
    type=click.Choice(["sqlite", "duckdb"]),
    default="sqlite",
    show_default=True,
    help="The kind of index: sqlite, one file for a few million records; duckdb, sorted tables for whole snapshots.",
)
@click.option("--skip-damaged", is_flag=True, help="With duckdb: report a damaged part, and continue with the next.")
def add(dumps: tuple[str, ...], *, engine: str, skip_damaged: bool) -> int:
    """Add dumps: arXiv snapshot, Semantic Scholar, OpenAlex, dblp.xml, Retraction Watch, .bib; plain or gzipped.

    Adding a file twice changes nothing; an interrupted run continues where it stopped.

    Example: vlbib index add dblp.xml.gz
    """
    from vlbib.app.indexing import add_dumps, add_to_large_index

    if skip_damaged and engine != "duckdb":
        raise click.UsageError("--skip-damaged needs --engine duckdb")
    with _bar() as tell:
        large = engine == "duckdb"
        added = add_to_large_index(dumps, tell, skip_damaged=skip_damaged) if large else add_dumps(dumps, tell)
    return _report(added)


@command.command("rebuild")
def rebuild() -> int:
    """Rebuild the index from the dumps that were added to it, if they are still in their places.

    The old index stays until the new one is complete.

    Example: vlbib index rebuild
    """
    from vlbib.app.indexing import rebuild_index

    with _bar() as tell:
        return _report(rebuild_index(tell))


def _report(added: Added) -> int:
    """Print what was added from each dump, and return the exit code."""
    from vlbib.report.as_text import printable

    for file in added.files:
        click.echo(printable(_file_line(file)), err=bool(file.refused))
        for fault in file.faults:
            click.echo(printable(f"  {file.file}:{fault.line}: {fault.reason}"), err=True)
    return 2 if any(file.refused or file.broken for file in added.files) else 0


def _file_line(file: AddedFile) -> str:
    if file.refused:
        return f"{file.file}: {file.refused}"
    if file.already:
        return f"{file.file}: is in the index already"
    faults = f"; {file.read} lines read, {file.fault_count} of them refused" if file.fault_count else ""
    end = f"; not read to its end: {file.broken}; download it again and add it again" if file.broken else ""
    return f"{file.file}: {file.new} new, {file.changed} changed, {file.known} known{faults}{end}"


@contextmanager
def _bar() -> Iterator[Callable[[Path, int, int], None] | None]:
    """Show the progress of each file on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("adding", total=None)
        yield lambda file, done, total: bar.update(task, description=file.name, completed=done, total=total)


@command.command("check")
def check() -> int:
    """Check every page of the index for damage.

    Example: vlbib index check
    """
    from vlbib.app.indexing import check_index, index_path

    check_index()
    click.echo(f"{index_path()}: no damage found")
    return 0


@command.command("info")
@format_option("text", "json")
def info(form: str) -> int:
    """Show what the index holds.

    Example: vlbib index info
    """
    from vlbib.app.indexing import about, about_tables, index_path

    held, tables = about(), about_tables()
    if form == "json":
        document: IndexDocument = {
            "version": 1,
            "index": _json(held) if held else None,
            "tables": _tables_json(tables) if tables else None,
        }
        click.echo(json_text(document, indent=2))
        return 0
    lines = [*(_held(held) if held else ()), *(_tables(tables) if tables else ())]
    click.echo("\n".join(lines) or f"{index_path()}: there is no index yet; vlbib index add FILE makes it")
    return 0


def _tables(held: TablesInfo) -> Iterator[str]:
    state = "" if held.finished else "; not finished: add a dump to it again"
    yield f"{held.path}: {held.rows} rows, {held.size / 1e6:.1f} MB{state}"
    yield from (f"  from {part}" for part in held.parts)


def _tables_json(held: TablesInfo) -> TablesJson:
    return {
        "path": str(held.path),
        "rows": held.rows,
        "parts": list(held.parts),
        "size": held.size,
        "finished": held.finished,
    }


def _json(held: Info) -> HeldJson:
    return {
        "path": str(held.path),
        "rows": held.rows,
        "sources": dict(held.sources),
        "files": list(held.files),
        "size": held.size,
    }


def _held(held: Info) -> Iterator[str]:
    works = "1 work" if held.rows == 1 else f"{held.rows:,} works"
    yield f"{held.path}: {works}, {max(held.size / 1e6, 0.1):.1f} MB"
    yield from (f"  {source}: {count}" for source, count in held.sources.items())
    yield from (f"  from {file}" for file in held.files)
