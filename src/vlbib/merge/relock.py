"""Rebuilds a lock from a library: values equal to the sources' count as written by vlbib, others as the owner's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, structs

from vlbib.bibtex.block_values import read_values
from vlbib.core.latex import decode
from vlbib.core.text import one_line
from vlbib.lock.file import Lock
from vlbib.merge.assign import draft_for
from vlbib.merge.entry_index import index_entries
from vlbib.merge.styled_field import styled_field
from vlbib.merge.tags import split_keywords, split_raw, tag_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.bibtex.document import Document
    from vlbib.core.record import Draft
    from vlbib.lock.schema import LockedField, LockedWork
    from vlbib.lock.settled import SettledWork
    from vlbib.merge.options import EntryOptions


def relocked(document: Document, works: Sequence[SettledWork], options: EntryOptions) -> Lock:
    """Return the lock that a sync with these options would have written with this library.

    What only the old lock knew is lost: fields and entries that the owner deleted count as not written yet.
    """
    drafts = [(work, draft) for work in works if (draft := draft_for(work))]
    entries = index_entries(
        document, titles=[draft.fields["title"].text for _, draft in drafts if "title" in draft.fields]
    )
    blocks: dict[int, LockedWork] = {}
    for work, draft in drafts:
        number = entries.find(draft)
        if number is not None and number not in blocks and document.key(document.entries[number]):
            blocks[number] = _as_written(document, number, work.locked, draft, options)
    return Lock(works=tuple(blocks.values()))


def _as_written(
    document: Document, number: int, decided: LockedWork, draft: Draft, options: EntryOptions
) -> LockedWork:
    """Return the block of an entry, with the values, type and tags that are as vlbib would write them."""
    block = document.entries[number]
    values = read_values(document, block)
    same_type = block.type.decode().lower() == draft.type
    fresh = {name: styled_field(name, value, options.venues) for name, value in draft.fields.items() if name in values}
    standing = {name: _standing(document, field, values[name]) for name, field in fresh.items()}
    ours = {name: field for name, field in standing.items() if field is not None}
    return structs.replace(
        decided,
        key=document.key(block),
        type=draft.type,
        written_type=UNSET if same_type else None,
        ids=draft.ids,
        fields=ours,
        found={},
        offered=None,
        tags=_there(decided.tags, values.get("keywords", "")),
        groups=_there(decided.tags, values.get("groups", "")) if options.groups else (),
        former_keys=split_keywords(values.get("ids", "")),
    )


def _standing(document: Document, fresh: LockedField, in_file: str) -> LockedField | None:
    """Return the field if its value is as vlbib writes it, with or without a style; None for another value."""
    if one_line(in_file) == document.shown(fresh.text):
        return fresh
    return structs.replace(fresh, written=fresh.value) if one_line(in_file) == document.shown(fresh.value) else None


def _there(tags: Sequence[str], value: str) -> tuple[str, ...]:
    """Return those of the tags that are in a field's value."""
    there = {tag_form(decode(part)) for part in split_raw(value)}
    return tuple(tag for tag in tags if tag_form(tag) in there)
