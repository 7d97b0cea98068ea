"""Tables drawn with lines (`+---+`, as in reStructuredText and Pandoc), rewritten as tables with bars.

Sources: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#grid-tables,
https://pandoc.org/MANUAL.html#extension-grid_tables
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_GRID = lazy_pattern(
    r"^(?P<indent> {0,3})\+(?:[-=:]+\+)+[^\S\n]*\n(?:(?P=indent)(?:\|[^\n]*\||\+(?:[-=:]+\+)+)[^\S\n]*(?:\n|\Z)){2,}",
    re.MULTILINE,
)


def with_bars(source: str) -> str:
    """Return a text in which its drawn tables are GFM tables of as many lines.

    The text of a row of several lines stands on the first one. The first row is the header.

    >>> print(with_bars('''+-----+------+
    ... | Who | Why  |
    ... +=====+======+
    ... | Ant | it   |
    ... |     | digs |
    ... +-----+------+'''))
    <BLANKLINE>
    | Who | Why |
    |---|---|
    | Ant | it digs |
    |  |  |
    |  |  |
    """
    return _GRID.sub(lambda match: _table(match[0]), source)


def lines_of_grids(text: str) -> frozenset[int]:
    """Return the numbers of the lines of drawn tables, counted from 1: they end with their cells aligned."""
    numbers: set[int] = set()
    for match in _GRID.finditer(text) if "+-" in text else ():
        first = text.count("\n", 0, match.start()) + 1
        numbers.update(range(first, first + len(match[0].rstrip().split("\n"))))
    return frozenset(numbers)


def _table(drawn: str) -> str:
    """Return a drawn table with bars; its first line becomes blank, and later borders become empty rows."""
    ends = "\n" if drawn.endswith("\n") else ""
    lines = drawn.split("\n")[1 : -1 if ends else None]
    shown: list[str] = [""]
    row: list[list[str]] = []
    is_headed = False
    for line in lines:
        if not line.lstrip().startswith("+"):
            row.append([cell.strip() for cell in line.strip()[1:-1].split("|")])
            continue
        border = _joined([""] * _width(row)) if is_headed else "|" + "---|" * _width(row)
        shown += [*_row(row), border]
        is_headed, row = True, []
    return "\n".join((*shown, *_row(row))) + ends


def _row(lines: Sequence[Sequence[str]]) -> list[str]:
    """Return as many lines as a row has, all its text on the first one."""
    width = _width(lines)
    texts = [" ".join(line[at] for line in lines if at < len(line) and line[at]) for at in range(width)]
    return [_joined(texts), *[_joined([""] * width) for _ in lines[1:]]] if lines else []


def _width(lines: Sequence[Sequence[str]]) -> int:
    return max(map(len, lines), default=1)


def _joined(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
