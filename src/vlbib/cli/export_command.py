"""`vlbib export`: write the library in another format."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vlbib.cli.completing import offer_files, offer_formats, offer_keys, offer_tags, offer_types
from vlbib.cli.shared import is_stdout, library_option, output_option, project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.app.export import Wanted
    from vlbib.exports.format import Dropped

_SHOWN_KEYS = 5
_PATIENCE = 1.0  # seconds


def _filters(function: Callable[..., int]) -> Callable[..., int]:
    """Add the options that choose entries."""
    options = (
        click.option(
            "--tag",
            "tags",
            multiple=True,
            metavar="TAG",
            shell_complete=offer_tags,
            help="Only entries with this tag or one below it.",
        ),
        click.option("--key", "keys", multiple=True, metavar="KEY", shell_complete=offer_keys, help="Only this entry."),
        click.option(
            "--type",
            "types",
            multiple=True,
            metavar="TYPE",
            shell_complete=offer_types,
            help="Only this type (article, preprint, ...).",
        ),
        click.option(
            "--cited-in",
            multiple=True,
            metavar="FILE",
            shell_complete=offer_files,
            help="Only what a .tex, .aux or .bcf file cites.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command("export")
@click.argument("format_name", metavar="FORMAT", shell_complete=offer_formats)
@library_option
@output_option("Write to this file, if it changes")
@_filters
@click.option("--title", default="References", show_default=True, help="The heading of html and markdown.")
@click.option("--style", default="unsrt", show_default=True, help="references: a pybtex style (plain, alpha, ...).")
@click.option(
    "--csl",
    metavar="FILE",
    shell_complete=offer_files,
    help="references: a CSL style instead (pip install 'vlbib[csl]').",
)
@click.option("--markup", default="text", show_default=True, help="references: text, markdown, html or latex.")
@click.option("--venues", type=click.Choice(["full", "short", "iso4"]), help="Name venues in this style.")
@click.option("--details", is_flag=True, help="List every value that the format cannot hold, not only their number.")
def command(  # noqa: PLR0913 -- one parameter per option
    *,
    format_name: str,
    library: str | None,
    output: str | None,
    tags: tuple[str, ...],
    keys: tuple[str, ...],
    types: tuple[str, ...],
    cited_in: tuple[str, ...],
    title: str,
    style: str,
    csl: str | None,
    markup: str,
    venues: str | None,
    details: bool,
) -> int:
    """Write the library in another FORMAT.

    FORMAT is bibtex, biblatex, cff, csl-json, csv, endnote-xml, hayagriva, html, markdown, references, ris, zotero-rdf,
    or one that a plugin adds. Values that the format cannot hold are reported on stderr.

    Example: vlbib export html --tag VLP -o page.html
    """
    from vlbib.app.export import Wanted, exported, refuse_own_file, write_export
    from vlbib.core.venue_styles import VenueStyle
    from vlbib.report.as_text import printable

    wanted = Wanted(
        format=format_name, tags=tags, keys=keys, types=types, cited_in=cited_in, title=title, style=style, csl=csl,
        markup=markup, venues=VenueStyle(venues) if venues else None,
    )  # fmt: skip
    if output is not None and is_stdout(output):
        output = None
    with _patience(f"Writing {format_name}"):
        settings = project()
        if output is not None:
            refuse_own_file(Path(output), settings, library)
        result = exported(settings, library, wanted)
    if output is None:
        sys.stdout.buffer.write(result.data)
        sys.stdout.buffer.flush()
    else:
        changed = write_export(Path(output), result.data)
        entries = "1 entry" if result.count == 1 else f"{result.count} entries"
        click.echo(printable(f"{output}: {entries}{'' if changed else ', unchanged'}"), err=True)
    if not result.count:
        click.echo("no entry passes the filters" if _is_filtered(wanted) else "the library has no entries", err=True)
    for line in (
        *result.unmet,
        *_unknown(result.unknown),
        *_left_out(result.dropped, result.library, format_name, details=details),
    ):
        click.echo(printable(line), err=True)
    return 0


@contextmanager
def _patience(text: str) -> Iterator[None]:
    """Show `text` as a status on a terminal once the work takes more than a second."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    from rich.console import Console
    from rich.markup import escape

    status = Console(stderr=True).status(escape(text))
    timer = Timer(_PATIENCE, status.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()


def _is_filtered(wanted: Wanted) -> bool:
    return bool(wanted.tags or wanted.keys or wanted.types or wanted.cited_in)


def _unknown(keys: Sequence[str]) -> Iterator[str]:
    if keys:
        yield f"cited, but not in the library: {', '.join(keys)}"


def _left_out(dropped: Sequence[Dropped], library: str, form: str, *, details: bool) -> Iterator[str]:
    """Yield the values left out: a line for each field and reason, or with `details` for each value."""
    if details:
        for loss in dropped:
            yield f"{library}:{loss.line}: {': '.join(part for part in (loss.key, loss.field, loss.reason) if part)}"
        return
    groups: dict[tuple[str, str], list[str]] = {}
    for loss in dropped:
        groups.setdefault((loss.field, loss.reason), []).append(loss.key or f"line {loss.line}")
    if groups:
        yield f"not kept in {form} (--details lists each place):"
    for (field, reason), keys in groups.items():
        more = f" and {len(keys) - _SHOWN_KEYS} more" if len(keys) > _SHOWN_KEYS else ""
        yield f"  {field + ': ' if field else ''}{reason} ({', '.join(keys[:_SHOWN_KEYS])}{more})"
