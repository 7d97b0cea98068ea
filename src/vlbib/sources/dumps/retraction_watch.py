"""The Retraction Watch data, one CSV row per retracted work: https://gitlab.com/crossref/retraction-watch-data.

Columns that are read: `Title`, `Author` (separated by semicolons), `Journal`, `OriginalPaperDOI`, `OriginalPaperDate`
(`M/D/YYYY H:MM`) and `RetractionNature`, of which only `Retraction` counts.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from vlbib.core.ids import doi_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.text import one_line
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_COLUMNS = (b"OriginalPaperDOI", b"RetractionNature", b"Title")
_YEAR = lazy_pattern(rf"\b{YEAR}\b")


def is_retraction_table(head: bytes) -> bool:
    """Tell whether the first line of a file has these columns."""
    line = head.split(b"\n", 1)[0]
    return all(column in line for column in _COLUMNS)


def read_retractions(lines: Iterable[bytes], prefix: str) -> Iterator[Record | None]:
    """Yield the record of each retracted work; None for a row of another nature, or without a title."""
    text = (line.decode("utf-8-sig" if not at else "utf-8", "replace") for at, line in enumerate(lines))
    for row in csv.DictReader(text):
        yield _record(row, prefix)


def _record(row: Mapping[str, str | None], prefix: str) -> Record | None:
    title = one_line(row.get("Title") or "")
    if not title or (row.get("RetractionNature") or "").strip() != "Retraction":
        return None
    doi = doi_id((row.get("OriginalPaperDOI") or "").strip())
    year = _YEAR.search(row.get("OriginalPaperDate") or "")
    return Record(
        source=f"{prefix}/retraction_watch",
        title=title,
        authors=tuple(parse_name(name) for name in (row.get("Author") or "").split(";") if name.strip()),
        year=int(year[0]) if year else None,
        type="article",
        venue=one_line(row.get("Journal") or "") or None,
        ids=(doi,) if doi else (),
        withdrawn=True,
    )
