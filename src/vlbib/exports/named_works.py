"""Works whose titles are names, which no style may lowercase: cases, laws, periodicals and meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.exports.values.kinds import NAMED, Type
from vlbib.exports.values.title_case import names_meeting

if TYPE_CHECKING:
    from vlbib.exports.item import Item


def has_name_for_title(item: Item, kind: Type) -> bool:
    """Tell whether the title of an item, as one of `kind`, is a name; so is that of proceedings, even as `@book`."""
    if kind in NAMED:
        return True
    values = item.values
    is_edited = kind in (Type.BOOK, Type.COLLECTION) and "editor" in values and "author" not in values
    return is_edited and names_meeting(values.get("title", ""))
