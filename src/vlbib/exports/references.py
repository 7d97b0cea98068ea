"""Formatted references in any pybtex or CSL style, as text, Markdown, HTML or LaTeX.

Each entry is formatted separately. One that the style fails on is formatted without a style and reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.exports.bibliography import LAYOUTS
from vlbib.exports.format import Dropped, Exported, ExportOptions, leftovers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.exports.item import Item

name = "references"
suffix = ".txt"

CARRIED = frozenset({
    "addendum", "author", "booktitle", "booktitleaddon", "chapter", "crossref", "date", "day", "doi", "edition",
    "editor", "eid", "eprint", "eprintclass", "eprinttype", "eventtitle", "holder", "howpublished",
    "institution", "isbn", "issn", "journaltitle", "journaltitleaddon", "location", "month", "note", "number",
    "organization", "origdate", "origlanguage", "pages", "publisher", "pubstate", "repository", "series",
    "subtitle", "swhid", "title", "titleaddon", "translator", "type", "url", "venue", "version", "volume",
    "volumes", "xdata", "year",
})  # fmt: skip


def render(items: Sequence[Item], options: ExportOptions) -> Exported:
    """Return the list of references in the order of the style; an unknown style or markup is a `ValueError`."""
    items = tuple(items)
    if options.markup not in LAYOUTS:
        raise ValueError(f"no markup {options.markup!r}; there are {', '.join(LAYOUTS)}")
    if options.csl:
        from vlbib.exports.csl_style import format_csl

        references, dropped = format_csl(items, options)
    else:
        from vlbib.exports.pybtex_style import format_pybtex

        references, dropped = format_pybtex(items, options)
    return Exported(LAYOUTS[options.markup](references), (*_dropped(items), *dropped))


def _dropped(items: Sequence[Item]) -> Iterator[Dropped]:
    yield from leftovers(items, CARRIED, "a reference does not show it")
