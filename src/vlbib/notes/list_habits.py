"""How a list or table writes its works: after a label (`Talk (Ida): Title`), and with which cells filled.

An item written differently from all known works of its list is not one of its works.
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
_LEAST = 2  # minimum known works that show how a list writes its works


class ListHabits(Struct, frozen=True):
    """How lists write their works: after a label in three of four items, and with which columns always filled.

    `labelled` has group numbers; `filled` maps the group number of a table to its columns.
    """

    labelled: frozenset[int]
    filled: Mapping[int, frozenset[int]]

    def without_label(self, segment: Segment, text: str) -> str:
        """Return a text without the label that comes before the works of its list."""
        label = _LABEL.match(text) if segment.group in self.labelled else None
        return text[label.end() :] if label else text

    def has_gap(self, segment: Segment) -> bool:
        """Tell whether a row has an empty cell in a column that every known work of its table fills."""
        return not self.filled.get(segment.group, frozenset()) <= _filled(segment)


def habits_of(segments: Sequence[Segment], sightings: Sequence[Sequence[Sighting]]) -> ListHabits:
    """Return how the lists and tables of a note write the known works in them."""
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
    """Tell whether something is true of three in four, out of at least two."""
    return len(times) >= _LEAST and 4 * sum(times) >= 3 * len(times)


def _filled(row: Segment) -> frozenset[int]:
    """Return the column numbers of the non-empty cells of a row."""
    return frozenset(number for number, cell in enumerate(row.text.split(CELL_END)) if cell.strip())
