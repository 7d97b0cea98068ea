"""Rows with more cells than the header of their table: GFM drops the cells, so the header is widened.

Source: https://github.github.com/gfm/#tables-extension-
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_DELIMITERS = lazy_pattern(r"[ \t]*\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)*[ \t]*\|?[ \t]*")
_BAR = lazy_pattern(r"(?<!\\)\|")


def with_wide_headers(source: str) -> str:
    r"""Return a text in which the header of each table has as many cells as its longest row.

    >>> with_wide_headers("| Who |\n|---|\n| Ant | digs | well |")
    '| Who | | |\n|---|---|---|\n| Ant | digs | well |'
    """
    lines = source.split("\n")
    number = 1
    while number < len(lines):
        end = _end_of_table(lines, number) if _is_below_header(lines, number) else number
        if end > number:
            missing = max(map(_cells, lines[number:end])) - _cells(lines[number])
            lines[number - 1] = _widened(lines[number - 1], " |" * missing)
            lines[number] = _widened(lines[number], "---|" * missing)
        number = max(number + 1, end)
    return "\n".join(lines)


def is_delimiter(line: str) -> bool:
    """Tell whether a line is the one below the header of a table: `|---|:-:|`."""
    return "|" in line and "-" in line and _DELIMITERS.fullmatch(line) is not None


def _is_below_header(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line of dashes and bars has a header of as many cells above it."""
    header, line = lines[number - 1], lines[number]
    return "|" in header and is_delimiter(line) and _cells(header) == _cells(line)


def _end_of_table(lines: Sequence[str], start: int) -> int:
    """Return the number of the first line without a bar."""
    return next((number for number in range(start, len(lines)) if "|" not in lines[number]), len(lines))


def _cells(row: str) -> int:
    bare = row.strip()
    return len(_BAR.findall(bare)) + 1 - bare.startswith("|") - (len(bare) > 1 and _ends(bare))


def _ends(row: str) -> bool:
    return row.endswith("|") and not row.endswith("\\|")


def _widened(row: str, more: str) -> str:
    """Return a row with more cells at its end."""
    bare = row.rstrip()
    return f"{bare if _ends(bare) else bare + ' |'}{more}" if more else row
