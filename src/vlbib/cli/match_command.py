"""`vlbib match`: look up whole collections in the user's index."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vlbib.cli.completing import offer_files
from vlbib.cli.shared import engine_option, is_stdout, named_files, output_option, project
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.app.match_collections import VerdictRow


@click.command("match")
@click.argument(
    "bibs", nargs=-1, required=True, metavar="FILE.bib...", shell_complete=offer_files, callback=named_files
)
@output_option("Write the results to FILE, as Parquet if it ends in .parquet")
@engine_option
def command(bibs: tuple[str, ...], *, output: str | None, engine: str | None) -> int:
    """Look up each entry of .bib files in your index. Changes no .bib file.

    Prints one JSON object per line: file, line, key and title of the entry; status (accepted, doubtful, unresolved) and
    reasons; for an accepted work also its title, year, venue and ids. The network is not used.

    Example: vlbib match group/*.bib --engine duckdb -o verdicts.parquet
    """
    from vlbib.app.export import refuse_own_file
    from vlbib.app.match_collections import match_entries, read_collections, refuse_inputs, write_rows

    rows = match_entries(read_collections(map(Path, bibs)), engine or "")
    if output is None or is_stdout(output):
        return _print(rows)
    refuse_own_file(Path(output), project(), None)
    refuse_inputs(Path(output), map(Path, bibs))
    count = write_rows(rows, Path(output))
    click.echo(f"{output}: {count} verdicts", err=True)
    return 0


def _print(rows: Iterable[VerdictRow]) -> int:
    for row in rows:
        sys.stdout.write(json_text(row) + "\n")
    return 0
