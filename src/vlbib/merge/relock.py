"""A lock made anew from a library: values equal to the sources' count as written by vlbib, others as the owner's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, structs

from vlbib.bibtex.document import read_values
from vlbib.core.latex import decode
from vlbib.core.text import one_line
from vlbib.lock.file import Lock
from vlbib.lock.schema import LockedField
from vlbib.merge.assign import draft_for, index_entries
from vlbib.merge.tags import split_keywords, split_raw, tag_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.bibtex.document import Document
    from vlbib.core.record import Draft
    from vlbib.lock.schema import LockedWork
    from vlbib.lock.settled import SettledWork


def relocked(document: Document, works: Sequence[SettledWork], *, groups: bool = False) -> Lock:
    """Return the lock that a sync would have left beside this library; with `groups` for JabRef's groups too.

    What the lock alone knew is lost: a field or an entry that the owner deleted counts as not written yet.
    """
    drafts = [(work, draft) for work in works if (draft := draft_for(work))]
    entries = index_entries(
        document, titles=[draft.fields["title"].text for _, draft in drafts if "title" in draft.fields]
    )
    blocks: dict[int, LockedWork] = {}
    for work, draft in drafts:
        number = entries.find(draft)
        if number is not None and number not in blocks and document.key(document.entries[number]):
            blocks[number] = _as_written(document, number, work.locked, draft, groups=groups)
    return Lock(works=tuple(blocks.values()))


def _as_written(document: Document, number: int, decided: LockedWork, draft: Draft, *, groups: bool) -> LockedWork:
    """Return the block of an entry, with the values, type and tags that stand as vlbib would write them."""
    block = document.entries[number]
    values = read_values(document, block)
    same_type = block.type.decode().lower() == draft.type
    ours = {
        name: LockedField(value=value.text, source=value.source)
        for name, value in draft.fields.items()
        if name in values and one_line(values[name]) == document.shown(value.text)
    }
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
        groups=_there(decided.tags, values.get("groups", "")) if groups else (),
        former_keys=split_keywords(values.get("ids", "")),
    )


def _there(tags: Sequence[str], value: str) -> tuple[str, ...]:
    """Return the tags that a field's value has."""
    there = {tag_form(decode(part)) for part in split_raw(value)}
    return tuple(tag for tag in tags if tag_form(tag) in there)
