"""How a list or table writes its works: after a label of the item (`Talk (Ida): Title`), and with which cells filled.

What is written otherwise than all of its known works is not a work of that list.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import CELL_END, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.core.segment import Segment, Sighting

_LABEL = lazy_pattern(r"[^:：\n\x1f]{2,30}?(?:[:：]|\s[-–—])\s+")
_LEAST = 2  # works by which a list shows how it writes them


class ListHabits(Struct, frozen=True):
    """How lists write their works: those with labels before three of four, and the columns that each work fills.

    `filled` has the numbers of the columns by the number of the table.
    """

    labelled: frozenset[int]
    filled: Mapping[int, frozenset[int]]

    def without_label(self, segment: Segment, text: str) -> str:
        """Return a text without the label that the works of its list have before them."""
        label = _LABEL.match(text) if segment.group in self.labelled else None
        return text[label.end() :] if label else text

    def has_gap(self, segment: Segment) -> bool:
        """Recognise a row that leaves a cell empty which each known work of its table fills."""
        return not self.filled.get(segment.group, frozenset()) <= _filled(segment)


def habits_of(segments: Sequence[Segment], sightings: Sequence[Sequence[Sighting]]) -> ListHabits:
    """Return how the lists and tables of a note write the works that are known in them."""
    labels: dict[int, list[bool]] = defaultdict(list)
    rows: dict[int, list[frozenset[int]]] = defaultdict(list)
    for segment, seen in zip(segments, sightings, strict=True):
        if seen and segment.place is Place.ITEM:
            labels[segment.group].append(_LABEL.fullmatch(segment.text, 0, seen[0].start) is not None)
        elif seen and segment.place is Place.ROW and segment.group:
            rows[segment.group].append(_filled(segment))
    return ListHabits(
        frozenset(group for group, times in labels.items() if _is_habit(times)),
        {group: frozenset.intersection(*cells) for group, cells in rows.items() if len(cells) >= _LEAST},
    )


def _is_habit(times: Sequence[bool]) -> bool:
    """Recognise what happens three times of four, twice at least."""
    return len(times) >= _LEAST and 4 * sum(times) >= 3 * len(times)


def _filled(row: Segment) -> frozenset[int]:
    """Return the numbers of the cells of a row that hold anything."""
    return frozenset(number for number, cell in enumerate(row.text.split(CELL_END)) if cell.strip())
