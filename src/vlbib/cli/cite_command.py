"""`vlbib cite`: compare a paper's citations with the library."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vlbib.cli.completing import offer_files
from vlbib.cli.shared import format_option, is_stdout, library_option, named_files, output_option, project
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.app.cite import Cited
    from vlbib.tex.comparison import Missing


@click.command("cite")
@click.argument("papers", nargs=-1, required=True, metavar="PAPER...", shell_complete=offer_files, callback=named_files)
@library_option
@output_option("Write the cited entries to this .bib file, if it changes")
@format_option("text", "json")
def command(papers: tuple[str, ...], library: str | None, output: str | None, form: str) -> int:
    """Compare what a PAPER (.tex, .aux or .bcf) cites with the library.

    Lists citations without an entry, keys that differ only in case, and entries that are not cited. Exits with 1 if a
    citation has no entry with exactly its key. With `-o -` messages go to stderr.

    Example: vlbib cite paper.tex -o paper.bib
    """
    from vlbib.app.cite import cited, write_bib
    from vlbib.app.project import locate
    from vlbib.report.as_text import printable

    settings = project()
    done = cited(settings, library, papers)
    if output is not None and is_stdout(output):
        sys.stdout.buffer.write(done.bib.encode())
        sys.stdout.buffer.flush()
        _show(done, form, err=True)
        return 0 if done.is_clean else 1
    changed = output is not None and write_bib(Path(output), done.bib, locate(settings, library).library)
    _show(done, form)
    if output is not None:
        count = len(done.comparison.used)
        entries = "1 entry" if count == 1 else f"{count} entries"
        click.echo(printable(f"{output}: {entries}{'' if changed else ', unchanged'}"), err=True)
    return 0 if done.is_clean else 1


def _show(done: Cited, form: str, *, err: bool = False) -> None:
    from vlbib.report.as_text import printable

    if form == "json":
        click.echo(json_text(done.json(), indent=2), err=err)
        return
    for line in _lines(done):
        click.echo(printable(line), err=err)


def _lines(done: Cited) -> Iterator[str]:
    """Yield the findings, each as `file:line:column: message`, then the unused entries."""
    for missing in done.comparison.missing:
        place = f"{missing.citation.file}:{missing.citation.line}:{missing.citation.column}"
        yield f"{place}: no entry {missing.citation.key}{_hint(missing)}"
    for case in done.comparison.other_case:
        place = f"{case.citation.file}:{case.citation.line}:{case.citation.column}"
        yield f"{place}: {case.citation.key} is {case.key} in the library, which differs in case"
    for name in done.citations.missing_files:
        yield f"included, but missing: {name}"
    if done.comparison.unused:
        count = len(done.comparison.unused)
        yield "1 entry is not cited:" if count == 1 else f"{count} entries are not cited:"
        yield from textwrap.wrap(", ".join(done.comparison.unused), 100, initial_indent="  ", subsequent_indent="  ",
                                 break_long_words=False, break_on_hyphens=False)  # fmt: skip


def _hint(missing: Missing) -> str:
    """Return which key is meant: the entry's key now, else those that look like the cited one."""
    if missing.today:
        return f"; it is {missing.today} now"
    return f"; did you mean {', '.join(missing.suggestions)}?" if missing.suggestions else ""
