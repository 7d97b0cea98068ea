"""Tables that name works, and names in their cells: `| method | POPE F1 | MMStar |` says on which data sets."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import CELL_END, Place
from vlbib.notes.asides import begins_with

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from vlbib.core.segment import Segment

_LEAST_ROWS = 2  # minimum rows of a table that name works
# What may be behind a data set in a cell: `POPE F1`, `COCO TR@1`, `NQ top-20`, `VBench ↑`
_MEASURE = lazy_pattern(r"\s(?:[A-Za-z]{1,6}@?\d{0,3}|top-?\d{1,2}|[\d.]{1,5})?\s?[↑↓%]?")
_MEASURE_BEFORE = lazy_pattern(r"(?:[A-Za-z]*[A-Z][A-Za-z]*@?\d{0,3}|acc)\s")  # the same before it: `mIoU LoveDA`


class NamedTables:
    """How many rows of each table name works, given the segments of a note and the lines that name works."""

    def __init__(self, segments: Sequence[Segment], named: Container[int]) -> None:
        rows = (each for each in segments if each.place is Place.ROW and each.columns and each.line in named)
        self._counts = Counter(each.group for each in rows)

    def has_works(self, group: int) -> bool:
        """Tell whether a table, by its group number, names a work."""
        return self._counts[group] > 0

    def is_of_works(self, group: int) -> bool:
        """Tell whether several rows of a table name works."""
        return self._counts[group] >= _LEAST_ROWS


def with_tables(segments: Sequence[Segment]) -> Iterator[tuple[Segment, int]]:
    """Yield each segment with the group number of its table; the head of a table has that of the row below it."""
    for segment, after in zip_longest(segments, segments[1:]):
        yield segment, after.group if after is not None and _is_head_of(segment, after) else segment.group


def _is_head_of(segment: Segment, row: Segment) -> bool:
    return segment.place is Place.ROW and not segment.columns and tuple(segment.text.split(CELL_END)) == row.columns


def begins_row(segment: Segment, line: str, name: str) -> bool:
    """Tell whether a name begins a row below the head of a table."""
    return bool(segment.columns) and begins_with(line, name)


def fills_cell(line: str, name: str) -> bool:
    """Tell whether a name is all of a cell of a row, perhaps beside a measure."""
    return any(cell == name or _is_measured(cell, name) for cell in map(str.strip, line.split(CELL_END)))


def _is_measured(cell: str, name: str) -> bool:
    if cell.endswith(f" {name}"):
        return _MEASURE_BEFORE.fullmatch(cell, 0, len(cell) - len(name)) is not None
    return cell.startswith(f"{name} ") and _MEASURE.fullmatch(cell, len(name)) is not None
