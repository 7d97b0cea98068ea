"""Blocks of the lock with one citation key, as a merge of two branches leaves them, made one where they are one work.

What names the work and what was asked is joined. Values are those of the fuller block; where the file has another's,
the three-way rule tells. The file's tags may be those of either branch or of both, so that only what both blocks wrote
counts as written: a tag of one alone that the file lacks is not taken out by hand. An owner's decision in either block
stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from vlbib.core.text import squeeze
from vlbib.core.work import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vlbib.lock.schema import LockedField, LockedWork

_Item = TypeVar("_Item")
# The best first: what is settled needs no question.
_ORDER = (Status.ACCEPTED, Status.WEB, Status.DOUBTFUL, Status.UNASKED, Status.UNRESOLVED, Status.IGNORED)


def twins(works: Sequence[LockedWork]) -> Mapping[int, int]:
    """Return the number of the first block of a key for each later block with the same one, whatever its case."""
    keys = [work.key.lower() for work in works]
    if len(set(filter(None, keys))) == sum(map(bool, keys)):
        return {}
    first: dict[str, int] = {}
    for number, key in enumerate(keys):
        first.setdefault(key, number)
    return {number: first[key] for number, key in enumerate(keys) if key and first[key] != number}


def is_one_work(one: LockedWork, other: LockedWork) -> bool:
    """Tell whether two blocks are of one work: an id in common; where none could be, the same type and title."""
    mine, theirs = set(map(str.lower, one.ids)), set(map(str.lower, other.ids))
    if mine & theirs:
        return True
    if _schemes(mine) & _schemes(theirs):
        return False
    title = squeeze(title_of(one))
    return bool(title) and title == squeeze(title_of(other)) and one.type == other.type


def title_of(work: LockedWork) -> str:
    """Return the title that the sources give, else the text by which the notes name the work."""
    title = work.fields.get("title")
    return title.value if title else next((mention.text for mention in work.mentions), "")


def joined(one: LockedWork, other: LockedWork) -> LockedWork:
    """Return two blocks of one work as one."""
    lead, second = (one, other) if _rank(one) <= _rank(other) else (other, one)
    asked, untagged = _union(one.asked, other.asked), _union(one.untagged, other.untagged)
    ungrouped = _union(one.ungrouped, other.ungrouped)
    return structs.replace(
        lead,
        mentions=_union(one.mentions, other.mentions),
        alias=lead.alias or second.alias,
        queries=_union(one.queries, other.queries),
        asked=asked,
        missed=_without(_union(one.missed, other.missed), asked),
        ids=_union(lead.ids, second.ids),
        fields=_fields(lead, second),
        tags=_without(_common(one.tags, other.tags), untagged),
        untagged=untagged,
        groups=_without(_common(one.groups, other.groups), ungrouped),
        ungrouped=ungrouped,
        aka=_union(one.aka, other.aka),
        adopted=one.adopted or other.adopted,
        gone=one.gone and other.gone,
    )


def _rank(work: LockedWork) -> tuple[int, int]:
    return _ORDER.index(work.status), -len(work.fields)


def _fields(lead: LockedWork, second: LockedWork) -> dict[str, LockedField]:
    """Return the lead's fields, with what an owner has decided on the same value in the second block."""
    return {name: _decided(field, second.fields.get(name)) for name, field in lead.fields.items()}


def _decided(field: LockedField, other: LockedField | None) -> LockedField:
    """Return a field with the other's hand in it: the owner's value stands, a deleted field is out, a value refused."""
    if other is None or other == field:
        return field
    same = other.value == field.value
    return structs.replace(
        field,
        written=None if same and other.last is None else field.written,
        refused=field.refused if field.refused is not None else other.refused,
        disputed=field.disputed if field.disputed is not None or not same else other.disputed,
        gone=field.gone or other.gone,
    )


def _schemes(ids: Iterable[str]) -> set[str]:
    return {one.partition(":")[0] for one in ids}


def _union(one: Iterable[_Item], other: Iterable[_Item]) -> tuple[_Item, ...]:
    kept = list(one)
    kept += [item for item in other if item not in kept]
    return tuple(kept)


def _common(one: Iterable[_Item], other: Sequence[_Item]) -> tuple[_Item, ...]:
    return tuple(item for item in one if item in other)


def _without(items: Iterable[_Item], out: Sequence[_Item]) -> tuple[_Item, ...]:
    return tuple(item for item in items if item not in out)
