"""Gives three versions of a library the keys of the merged one, so that each work has the same key in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from vlbib.bibtex.block_values import read_values
from vlbib.bibtex.edits import RenameKey, SetField
from vlbib.bibtex.splice import edited
from vlbib.merge.branches.agreed_keys import KeySides, agree_on_keys, key_notes
from vlbib.merge.branches.merged_file import with_source
from vlbib.merge.branches.paired_entries import pair_entries, pair_some
from vlbib.merge.referring import aliases_with, referring_edits, split_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from vlbib.bibtex.document import Document
    from vlbib.bibtex.edits import Edit
    from vlbib.merge.branches.agreed_keys import AgreedKey

Numbers: TypeAlias = tuple[int | None, int | None, int | None]  # the index of a work's entry in base, ours, theirs


def with_agreed_keys(
    base: Document, ours: Document, theirs: Document
) -> tuple[tuple[Document, Document, Document], tuple[str, ...]]:
    """Return the three documents with each work under its agreed key, and the messages about the keys."""
    works = _works_of(base, ours, theirs)
    sides = [KeySides(_key(base, work[0]), _key(ours, work[1]), _key(theirs, work[2])) for work in works]
    agreed = agree_on_keys(sides, [key for document in (base, ours, theirs) for key in _keys_in_use(document)])
    first, second, third = (
        _rekeyed(document, [(work[side], key) for work, key in zip(works, agreed, strict=True)], aliases=side == 2)
        for side, document in enumerate((base, ours, theirs))
    )
    return (first, second, third), key_notes(sides, agreed)


def _works_of(base: Document, ours: Document, theirs: Document) -> list[Numbers]:
    """Return the index of each work's entry in the three documents, None where it is missing."""
    mine, others = pair_entries(base, ours), pair_entries(base, theirs)
    new, their_new = _rest(ours, mine.values()), _rest(theirs, others.values())
    both = pair_some(ours, new, theirs, their_new, both_new=True)
    return [
        *((number, mine.get(number), others.get(number)) for number in range(len(base.entries))),
        *((None, number, both.get(number)) for number in new),
        *((None, None, number) for number in their_new if number not in both.values()),
    ]


def _rest(document: Document, numbers: Collection[int]) -> list[int]:
    taken = set(numbers)
    return [number for number in range(len(document.entries)) if number not in taken]


def _key(document: Document, number: int | None) -> str:
    return "" if number is None else document.key(document.entries[number])


def _keys_in_use(document: Document) -> Iterator[str]:
    """Yield the keys of a document's entries, and their former keys."""
    for block in document.entries:
        yield document.key(block)
        if b"ids" in document.source[block.start : block.end].lower():
            yield from split_keys(read_values(document, block).get("ids", ""))


def _rekeyed(document: Document, works: Sequence[tuple[int | None, AgreedKey]], *, aliases: bool) -> Document:
    """Return a document with the agreed keys; if `aliases`, replaced keys that become aliases are added to `ids`."""
    edits: list[Edit] = []
    renamed: dict[str, str] = {}
    for number, agreed in works:
        old = _key(document, number)
        if number is None or old == agreed.key:
            continue
        edits.append(RenameKey(number, agreed.key))
        renamed[old] = agreed.key
        if aliases and agreed.alias:
            value = read_values(document, document.entries[number]).get("ids", "")
            edits.append(SetField(number, "ids", aliases_with(value, [agreed.alias], agreed.key)))
    if not edits:
        return document
    return with_source(document, edited(document, [*edits, *referring_edits(document, renamed, frozenset())]))
