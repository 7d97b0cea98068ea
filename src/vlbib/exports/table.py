"""CSV for spreadsheets: one row per entry. Cells that a spreadsheet would run as a formula are made text.

Quoting: RFC 4180. Formulas: OWASP "CSV Injection": a cell that begins with = + - @ or a tab gets an apostrophe.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from vlbib.exports.format import Dropped, Exported, ExportOptions, item_by_item, leftovers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.exports.item import Item

name = "csv"
suffix = ".csv"

COLUMNS = ("key", "type", "title", "authors", "year", "month", "venue", "volume", "number", "pages", "publisher", "doi",
           "arxiv", "url", "tags", "note", "abstract")  # fmt: skip
CARRIED = frozenset({
    "abstract", "author", "booktitle", "crossref", "date", "doi", "eprint", "eprinttype", "institution",
    "journaltitle", "keywords", "month", "note", "number", "organization", "pages", "publisher", "subtitle", "title",
    "url", "volume", "xdata", "year",
})  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(items: Sequence[Item], options: ExportOptions) -> Exported:  # noqa: ARG001 -- this format has no options
    """Return a header and one row per item; people and tags are joined with `; `."""
    return item_by_item(items, lambda item: _line(map(_cell, _record(item))), _dropped, head=_line(COLUMNS))


class _Echo:
    """A file-like object that returns what is written to it."""

    def write(self, text: str) -> str:
        """Return the text."""
        return text


_WRITER = csv.writer(_Echo(), lineterminator="\r\n")


def _line(cells: Iterable[str]) -> str:
    return str(_WRITER.writerow(cells))


def _record(item: Item) -> Iterator[str]:
    yield item.key
    yield item.type.value
    yield item.title
    yield "; ".join([name if not name.literal else name.family for name in item.authors.names])
    yield item.year
    yield str(item.date.month) if item.date and item.date.month else ""
    yield item.container or item.text("eventtitle")
    yield from (item.text("volume"), item.text("number"), item.page_range, item.publisher)
    yield from (item.doi, item.arxiv, item.url)
    yield "; ".join(item.tags)
    yield from (item.text("note"), item.text("abstract"))


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _dropped(item: Item) -> Iterator[Dropped]:
    yield from leftovers((item,), CARRIED, "the table has no column for it")
    if item.authors.others:
        yield Dropped(item.key, "author", "the table cannot say `and others`", item.line_of("author"))
