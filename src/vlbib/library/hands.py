"""What an entry holds of its owner's: fields, values and tags that vlbib did not write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.latex import decode
from vlbib.library.tags import split_raw, tag_form
from vlbib.library.values import read_values
from vlbib.text import one_line

if TYPE_CHECKING:
    from vlbib.library.document import Document
    from vlbib.library.locked import LockedWork

_LABELS = ("keywords", "groups")
_OURS = frozenset({*_LABELS, "ids"})  # `ids` holds the former keys


def by_hand(document: Document, number: int, locked: LockedWork) -> tuple[str, ...]:
    """Return the names of an entry's fields in which something is the owner's, in the order of the file."""
    values = read_values(document, document.entries[number])
    last = {name: document.shown(field.last) for name, field in locked.fields.items() if field.last is not None}
    own = [name for name, value in values.items() if name not in _OURS and one_line(value) != last.get(name)]
    written = {"keywords": locked.tags, "groups": locked.groups}
    own += [name for name in _LABELS if _has_own(values.get(name, ""), written[name])]
    return tuple(own)


def _has_own(value: str, written: tuple[str, ...]) -> bool:
    return not {tag_form(decode(part)) for part in split_raw(value)} <= {tag_form(tag) for tag in written}
