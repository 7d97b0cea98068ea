"""Two small SVG charts of a library, without a drawing library: entries per year, and the most common tags."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.exports.item import Item

_WIDTH, _HEIGHT = 260, 70
_LONGEST_SPAN, _WIDEST = 60, 24.0
_TOPICS, _ROW = 12, 17


def timeline(items: Sequence[Item]) -> str:
    """Return a bar chart of entries per year, with gaps unless the years span too long; "" if no entry has a year."""
    counts = Counter(item.date.year for item in items if item.date)
    if not counts:
        return ""
    first, last = min(counts), max(counts)
    years = list(range(first, last + 1)) if last - first < _LONGEST_SPAN else sorted(counts)
    width, most = min(_WIDTH / len(years), _WIDEST), max(counts.values())
    bars = "".join(_bar(index * width, width, year, counts[year], most) for index, year in enumerate(years))
    ends = f'<text x="0" y="{_HEIGHT + 12}">{first}</text>'
    ends += f'<text x="{max(len(years) * width, 60):.0f}" y="{_HEIGHT + 12}" text-anchor="end">{last}</text>'
    view = f'viewBox="0 0 {_WIDTH} {_HEIGHT + 16}"'
    return f'<h3>Years</h3>\n<svg {view} role="group" aria-label="Entries a year">{bars}{ends}</svg>'


def _bar(x: float, width: float, year: int, count: int, most: int) -> str:
    if not count:
        return ""
    height = count / most * (_HEIGHT - 2)
    box = f'x="{x + width * 0.1:.2f}" width="{width * 0.8:.2f}" y="{_HEIGHT - height:.2f}" height="{height:.2f}"'
    click = f'<rect class="click" x="{x:.2f}" width="{width:.2f}" y="0" height="{_HEIGHT}"/>'
    return (
        f'<g data-year="{year:04d}" data-count="{count}" tabindex="0" role="button" aria-pressed="false" '
        f'aria-label="{year}: {count}"><title>{year}: {count}</title>'
        f'<rect class="total" {box}/><rect class="part" {box}/>{click}</g>'
    )


def topics(items: Sequence[Item]) -> str:
    """Return a bar chart of the most common top-level tags; "" if there are no tags."""
    counts = Counter(top for item in items for top in {path[0] for path in item.set_tag_paths})
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold()))
    repeated = [pair for pair in ordered if pair[1] > 1]
    common = (repeated or ordered)[:_TOPICS]
    if not common:
        return ""
    rows = "".join(_row(index, tag, count, common[0][1]) for index, (tag, count) in enumerate(common))
    view = f'viewBox="0 0 {_WIDTH} {_ROW * len(common)}"'
    return f'<h3>Commonest tags</h3>\n<svg {view} role="img" aria-label="Entries by tag">{rows}</svg>'


def _row(index: int, tag: str, count: int, most: int) -> str:
    y, length = index * _ROW, count / most * 120
    name = tag if _width(tag) <= 18 else _cut(tag)
    return (
        f'<g><title>{escape(tag)}: {count}</title><text x="108" y="{y + 11}" text-anchor="end">{escape(name)}</text>'
        f'<rect class="part" x="114" y="{y + 3}" width="{length:.1f}" height="10"/>'
        f'<text x="{118 + length:.1f}" y="{y + 11}">{count}</text></g>'
    )


def _width(text: str) -> int:
    """Return the width in columns: East Asian characters count as two."""
    return sum(2 if ord(char) >= 0x2E80 else 1 for char in text)


def _cut(text: str) -> str:
    text = text[:17]
    while _width(text) > 17:
        text = text[:-1]
    return text + "…"
