"""Pairs the blocks of two versions of a lock that are the same work: by key, by id, or by a line in a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from vlbib.core.text import squeeze
from vlbib.core.work import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from vlbib.lock.schema import LockedWork

_Marks: TypeAlias = "Callable[[LockedWork], Iterable[Hashable]]"
Versions: TypeAlias = "tuple[LockedWork | None, LockedWork | None, LockedWork | None]"  # base, ours, theirs


def works_of_three(
    base: Sequence[LockedWork], ours: Sequence[LockedWork], theirs: Sequence[LockedWork]
) -> list[Versions]:
    """Return the versions of each work in three locks, None where it is missing."""
    mine, others = pair_works(base, ours), pair_works(base, theirs)
    new, their_new = _rest(ours, mine.values()), _rest(theirs, others.values())
    both = pair_works([ours[n] for n in new], [theirs[n] for n in their_new], both_new=True)
    pairs = [(ours[new[n]], theirs[their_new[both[n]]] if n in both else None) for n in range(len(new))]
    paired = {their_new[n] for n in both.values()}
    return [
        *((work, _at(ours, mine.get(n)), _at(theirs, others.get(n))) for n, work in enumerate(base)),
        *((None, *pair) for pair in pairs),
        *((None, None, theirs[n]) for n in their_new if n not in paired),
    ]


def _rest(works: Sequence[LockedWork], numbers: Iterable[int]) -> list[int]:
    taken = set(numbers)
    return [number for number in range(len(works)) if number not in taken]


def _at(works: Sequence[LockedWork], number: int | None) -> LockedWork | None:
    return None if number is None else works[number]


def pair_works(left: Sequence[LockedWork], right: Sequence[LockedWork], *, both_new: bool = False) -> dict[int, int]:
    """Map the index of each left block to that of the right block that is the same work.

    Blocks with the same key are the same work unless title and ids contradict. If both sides added them (`both_new`),
    title or ids must agree. A block without a key is found by the lines that mention its work.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for marks in (_keys, _ids, _all_keys, _lines):
        by_mark = _by_mark(right, marks, taken)
        for number, work in enumerate(left):
            matches = () if number in pairs else (by_mark[mark] for mark in marks(work) if mark in by_mark)
            match = next((n for n in matches if n not in taken and _fits(marks, work, right[n], both_new)), None)
            if match is not None:
                pairs[number] = match
                taken.add(match)
    return pairs


def _by_mark(works: Sequence[LockedWork], marks: _Marks, taken: set[int]) -> dict[Hashable, int]:
    """Return the index of the first block with each mark; blocks in `taken` are skipped."""
    numbers: dict[Hashable, int] = {}
    for number, work in enumerate(works):
        for mark in () if number in taken else marks(work):
            numbers.setdefault(mark, number)
    return numbers


def _keys(work: LockedWork) -> Iterable[Hashable]:
    return [work.key.lower()] if work.key else []


def _all_keys(work: LockedWork) -> Iterable[Hashable]:
    return [*_keys(work), *map(str.lower, work.former_keys)]


def _ids(work: LockedWork) -> Iterable[Hashable]:
    return [identity.key for identity in work.ids]


def _lines(work: LockedWork) -> Iterable[Hashable]:
    lines = (mention for mention in work.mentions if mention.kind is not Kind.CITATION)
    return [(squeeze(mention.text), mention.claims) for mention in lines]


def _fits(marks: _Marks, left: LockedWork, right: LockedWork, both_new: bool) -> bool:  # noqa: FBT001 -- handed on
    """Tell whether two blocks with a mark in common are the same work."""
    if marks is _keys:
        return _is_one(left, right, both_new=both_new)
    if marks is _all_keys:
        return left.key.lower() != right.key.lower()  # equal keys were compared before, with the marks `_keys`
    return marks is not _lines or not (left.key and right.key)


def _is_one(left: LockedWork, right: LockedWork, *, both_new: bool) -> bool:
    """Tell whether two blocks with the same key are the same work."""
    if squeeze(left.title) == squeeze(right.title):
        return True
    mine, theirs = set(_ids(left)), set(_ids(right))
    schemes = {identity.scheme for identity in left.ids} & {identity.scheme for identity in right.ids}
    return bool(mine & theirs) or not (both_new or schemes)
