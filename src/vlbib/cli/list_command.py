"""`vlbib list`: the entries of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vlbib.cli.completing import offer_tags, offer_types
from vlbib.cli.repeated_output import RepeatedOutput
from vlbib.cli.shared import library_option, project
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.app.entry_row import BriefRow, EntryRow
    from vlbib.app.list_filter import ListFilter
    from vlbib.app.listing import Listed
    from vlbib.settings import Settings

_STATUSES = ("accepted", "doubtful", "unresolved", "unasked", "web", "ignored", "own")
_BRIEF_ORDERS = ("file", "key", "year", "title")
_ORDERS = (*_BRIEF_ORDERS, "author", "venue")


def _form(context: click.Context, option: click.Parameter, value: str) -> str:
    """Accept `text`, `json`, or a template, which has a brace in it."""
    return value if "{" in value else str(click.Choice(("text", "json")).convert(value, option, context))


@click.command("list")
@click.option(
    "--text", metavar="WORDS", default="", help="Only entries with all these words in title, authors, venue or tags."
)
@click.option(
    "--author", "authors", multiple=True, metavar="NAME", help="Only works by this author; repeated: by all of them."
)
@click.option(
    "--year", "years", multiple=True, metavar="YEAR", help="Only works of this year or span: 2021, 2019-2021, 2019-"
)
@click.option("--venue", "venues", multiple=True, metavar="NAME", help="Only works of this venue, by any of its names.")
@click.option(
    "--tag",
    "tags",
    multiple=True,
    metavar="TAG",
    shell_complete=offer_tags,
    help="Only entries with this tag; repeated: with all of them.",
)
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="TYPE",
    shell_complete=offer_types,
    help="Only entries of this type, or `preprint`.",
)
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(_STATUSES),
    help="Only works with this status, also without an entry; `own`: entries not written by vlbib.",
)
@click.option(
    "--added-since", metavar="DAY|REV", default="", help="Only entries that the library in git did not have then."
)
@click.option(
    "--without",
    "lacking",
    multiple=True,
    metavar="FIELD",
    help="Only entries without this field; `id`: without any id.",
)
@click.option("--sort", "order", type=click.Choice(_ORDERS), default="file", show_default=True, help="Sort by this.")
@click.option("--reverse", is_flag=True, help="Reverse the order.")
@library_option
@click.option(
    "--format",
    "form",
    metavar="[text|json|TEMPLATE]",
    callback=_form,
    default="text",
    show_default=True,
    help=r"What to print; a template such as '{key}\t{title}' prints a line for each entry.",
)
def command(library: str | None, form: str, order: str, added_since: str, *, reverse: bool, **parts: Any) -> int:  # noqa: ANN401
    """List the library's entries: key, year, title, tags.

    Example: vlbib list --tag "CLIP derivatives" --year 2021-
    """
    settings = project()
    repeated = RepeatedOutput.of(settings, library)
    code = None if added_since else repeated.again()
    if code is not None:
        return code
    if form == "text" and order in _BRIEF_ORDERS and not (added_since or any(parts.values())):
        repeated.echo(
            "".join(f"{line}\n" for line in _all_in_brief(settings, library, order, reverse=reverse)), nl=False
        )
        repeated.keep(0)
        return 0
    from vlbib.app.list_filter import nothing_found, sorted_rows
    from vlbib.app.listing import listed
    from vlbib.report.as_text import printable

    statuses, wanted = parts.pop("statuses"), _wanted(parts)
    done = listed(settings, library, wanted, statuses, added_since)
    rows = sorted_rows(done.rows, order, done.entries)
    rows = rows[::-1] if reverse else rows
    if not rows and done.of:
        repeated.echo(printable(nothing_found(wanted, done.of)), err=True)
    repeated.echo("".join(f"{line}\n" for line in _lines(rows, done, form)), nl=False)
    if not added_since:
        repeated.keep(0)
    return 0


def _all_in_brief(settings: Settings, library: str | None, order: str, *, reverse: bool) -> Iterator[str]:
    """Return the lines of all entries; this list needs neither authors nor ids, and does not read them."""
    from vlbib.app.list_filter import sorted_rows
    from vlbib.app.listing import listed_in_brief
    from vlbib.report.as_text import printable

    rows = sorted_rows(listed_in_brief(settings, library), order)
    return map(printable, brief(rows[::-1] if reverse else rows))


def _wanted(parts: dict[str, Any]) -> ListFilter:
    from vlbib.app.list_filter import ListFilter, read_span

    years = tuple(read_span(year) for year in parts.pop("years"))
    return ListFilter(years=years, **parts)


def _lines(rows: Sequence[EntryRow], done: Listed, form: str) -> Iterator[str]:
    from vlbib.report.as_text import printable

    if form == "json":
        yield json_text({"version": 1, "entries": [row.json() for row in rows]}, indent=2)
    elif form == "text":
        yield from map(printable, brief(rows))
    else:
        yield from _filled(rows, done, form)


def _filled(rows: Sequence[EntryRow], done: Listed, form: str) -> Iterator[str]:
    from vlbib.app.row_template import fill, read_template

    template = read_template(form, done.no_values)
    return (fill(template, done.named_values(row)) for row in rows)


def brief(rows: Sequence[EntryRow | BriefRow]) -> Iterator[str]:
    """Yield a line for each row: its key (or its status if it has none), year, title and tags."""
    names = [row.key or f"({row.status})" for row in rows]
    width = max(map(len, names), default=0)
    for name, row in zip(names, rows, strict=True):
        tagged = f"  [{', '.join(row.tags)}]" if row.tags else ""
        yield f"{name:<{width}}  {row.year or '----'}  {row.title}{tagged}"
