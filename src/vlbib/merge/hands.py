"""What an entry holds of its owner's: fields, values and tags that vlbib did not write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.bibtex.document import read_values
from vlbib.core.latex import decode
from vlbib.core.text import one_line
from vlbib.merge.tags import split_raw, tag_form

if TYPE_CHECKING:
    from vlbib.bibtex.document import Document
    from vlbib.bibtex.grammar import Block
    from vlbib.lock.schema import LockedWork

_LABELS = ("keywords", "groups")
_OURS = frozenset({*_LABELS, "ids"})  # `ids` holds the former keys


def by_hand(document: Document, number: int, locked: LockedWork) -> tuple[str, ...]:
    """Return what of an entry is the owner's: names of fields changed, added or deleted, its type, a comment in it."""
    block = document.entries[number]
    values = read_values(document, block)
    last = {name: document.shown(field.last) for name, field in locked.fields.items() if field.last is not None}
    own = [name for name, value in values.items() if name not in _OURS and one_line(value) != last.get(name)]
    own += [name for name in last if name not in values]
    own += [name for name in _LABELS if _is_edited(values.get(name, ""), *_tags(name, locked))]
    if locked.last_type and block.type.decode().lower() != locked.last_type:
        own.append("entry type")
    return (*own, "a comment") if _has_comment(document.source, block) else tuple(own)


def _tags(name: str, locked: LockedWork) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tags of a field that vlbib wrote, and those that the owner took out."""
    return (locked.tags, locked.untagged) if name == "keywords" else (locked.groups, locked.ungrouped)


def _is_edited(value: str, written: tuple[str, ...], removed: tuple[str, ...]) -> bool:
    there = {tag_form(decode(part)) for part in split_raw(value)}
    return bool(removed) or there != {tag_form(tag) for tag in written}


def _has_comment(source: bytes, block: Block) -> bool:
    """Tell whether anything but commas stands between the fields of an entry."""
    places = block.offsets.tolist()
    gaps = zip(places[3::4], [*places[4::4], block.end - 1], strict=True)
    return any(source[start:end].strip(b" \t\r\n,") for start, end in gaps)
