"""The columns of a table that name works, by their heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.segment import CELL_END
from vlbib.core.table_heads import DATA_HEAD, WORK_HEAD

if TYPE_CHECKING:
    from vlbib.core.segment import Segment


def names_works(segment: Segment, start: int) -> bool:
    """Tell whether a cell is in a column that names works; data beside a model is what the model was trained on."""
    number = segment.text.count(CELL_END, 0, start)
    if number >= len(segment.columns):
        return False
    heads = [head.lower() for head in segment.columns]
    is_of_data = DATA_HEAD.search(heads[number]) is not None and not any(map(WORK_HEAD.search, heads[:number]))
    return is_of_data or WORK_HEAD.search(heads[number]) is not None
