"""Where a work was published, in a few words for a list: its journal or book, server, number or issuing body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.exports.preprints import server_words
from vlbib.exports.ris import issuer
from vlbib.exports.values.kinds import Type

if TYPE_CHECKING:
    from vlbib.exports.item import Item

_NUMBERED = frozenset({Type.PATENT, Type.REPORT, Type.STANDARD})  # works that people know by their numbers
_IN_SERIES = frozenset({Type.AUDIO, Type.VIDEO})


def place_words(item: Item) -> str:
    """Return where an item was published; "" if unknown."""
    if item.type is Type.PREPRINT:
        return server_words(item)
    if item.type in _NUMBERED:
        number = " ".join(part for part in (item.text("type"), item.text("number")) if part)
        return ", ".join(part for part in (number, issuer(item)) if part)
    series = item.text("series") if item.type in _IN_SERIES else ""
    return item.container or item.text("eventtitle") or series or item.publisher or item.howpublished
