"""Pairs the entries of two versions of a library that are the same work: by key, or else by ids, title and people."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vlbib.bibtex.block_values import first_values
from vlbib.core.entries import READ_FOR_IDS, entry_ids
from vlbib.core.record import Draft, Value
from vlbib.merge.entry_index import index_entries, may_be_same_authors, rough_title
from vlbib.merge.referring import split_keys
from vlbib.merge.two_works import contradict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.bibtex.document import Document
    from vlbib.merge.entry_index import EntryIndex

_TELLING = frozenset(name.encode() for name in (*READ_FOR_IDS, "author", "ids"))


def pair_entries(left: Document, right: Document, *, both_new: bool = False) -> dict[int, int]:
    """Map the index of each left entry to that of the right entry that is the same work.

    Entries with the same key are the same work unless title and ids contradict. If both sides added them (`both_new`),
    title or ids must agree.
    """
    return pair_some(left, range(len(left.entries)), right, range(len(right.entries)), both_new=both_new)


def pair_some(
    left: Document, lefts: Iterable[int], right: Document, rights: Iterable[int], *, both_new: bool
) -> dict[int, int]:
    """Do the same as `pair_entries` for some entries of each document."""
    mine, theirs = list(lefts), list(rights)
    pairs = _by_key(left, mine, right, theirs, both_new=both_new)
    mine = [number for number in mine if number not in pairs]
    free = set(theirs) - set(pairs.values())
    if mine and free:
        pairs |= _by_identity(left, mine, right, free)
    return pairs


def _by_key(
    left: Document, lefts: Sequence[int], right: Document, rights: Sequence[int], *, both_new: bool
) -> dict[int, int]:
    mine, theirs = _numbers_by_key(left, lefts), _numbers_by_key(right, rights)
    return {
        number: second
        for key, numbers in mine.items()
        for number, second in zip(numbers, theirs.get(key, ()), strict=False)
        if _is_one(left, number, right, second, both_new=both_new)
    }


def _numbers_by_key(document: Document, numbers: Iterable[int]) -> dict[str, list[int]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        by_key[document.key(document.entries[number]).lower()].append(number)
    return by_key


def _is_one(left: Document, first_number: int, right: Document, second_number: int, *, both_new: bool) -> bool:
    """Tell whether two entries with the same key are the same work."""
    mine, theirs = left.entries[first_number], right.entries[second_number]
    if left.source[mine.start : mine.end] == right.source[theirs.start : theirs.end]:
        return True
    first, second = first_values(left, mine, _TELLING), first_values(right, theirs, _TELLING)
    if rough_title(first.get("title", "")) == rough_title(second.get("title", "")):
        return True
    ids, their_ids = set(entry_ids(first)), set(entry_ids(second))
    shared = bool({identity.key for identity in ids} & {identity.key for identity in their_ids})
    return shared if both_new else not contradict(ids, their_ids)


def _by_identity(left: Document, lefts: Sequence[int], right: Document, free: set[int]) -> dict[int, int]:
    """Pair entries whose keys differ: by a former key in `ids`, or else by title and authors or a shared id."""
    titles = [first_values(left, left.entries[number], frozenset({b"title"})).get("title", "") for number in lefts]
    index = index_entries(right, titles=[title for title in titles if title])
    former = {alias: number for number in free for alias in _former_keys(right, number)}
    current = {_key(right, number): number for number in free}
    pairs: dict[int, int] = {}
    for number in lefts:
        aliases = (current[alias] for alias in _former_keys(left, number) if alias in current)
        match = former.get(_key(left, number), next(aliases, None))
        if match is None:
            match = _same_work(left, number, right, index)
        if match in free and match not in pairs.values():
            pairs[number] = match
    return pairs


def _same_work(left: Document, number: int, right: Document, index: EntryIndex) -> int | None:
    draft = _draft(left, number)
    match = index.find(draft)
    return match if match is not None and _agree(draft, _draft(right, match)) else None


def _key(document: Document, number: int) -> str:
    return document.key(document.entries[number])


def _former_keys(document: Document, number: int) -> list[str]:
    return split_keys(first_values(document, document.entries[number], frozenset({b"ids"})).get("ids", ""))


def _draft(document: Document, number: int) -> Draft:
    fields = first_values(document, document.entries[number], _TELLING)
    return Draft(
        type=document.entries[number].type.decode().lower(),
        fields={name: Value(fields[name], "") for name in ("title", "author") if name in fields},
        ids=tuple(entry_ids(fields)),
    )


def _agree(left: Draft, right: Draft) -> bool:
    """Tell whether title or people agree: a shared id alone may be a placeholder, or the id of the proceedings."""
    texts = [(draft.fields.get("title"), draft.fields.get("author")) for draft in (left, right)]
    (title, author), (their_title, their_author) = texts
    if title and their_title and rough_title(title.text) == rough_title(their_title.text):
        return True
    return bool(author and their_author and may_be_same_authors(author.text, their_author.text))
