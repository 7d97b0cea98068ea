"""The values of an entry under biblatex's names, whatever dialect the entry uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.fields import BIBLATEX_NAMES, LINKS
from vlbib.core.latex import without_line_comments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.core.bib import Entry

_BLANK = ("~", "{}", "{~}")  # used to leave a field empty
_LONGEST_BLANK = max(map(len, _BLANK))


def biblatex_values(entry: Entry) -> dict[str, str]:
    """Return the values of an entry by biblatex's names; of each name the first that is not blank."""
    return counted_biblatex_values(entry)[0]


def counted_biblatex_values(entry: Entry) -> tuple[dict[str, str], int]:
    """Return the `biblatex_values` of an entry, and the number of its fields."""
    values: dict[str, str] = {}
    written, count = entry.counted_values()
    pairs: Iterable[tuple[str, str]] = written.items()
    if count != len(written):
        pairs = [(field.name, field.value) for field in entry.fields]
    for own, value in pairs:
        name = BIBLATEX_NAMES.get(own, own)
        if not value or name in values or value.isspace() or (len(value) <= _LONGEST_BLANK and value in _BLANK):
            continue
        values[name] = without_line_comments(value) if "%" in value and name not in LINKS else value
    return values, count
