"""A thousand merges of two random owners' libraries, each compared with the simplest form of the rule."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.merge.branches.random_sides import Owner, Shelf, expected, first_shelf, settled
from tests.thoroughness import some_of

from vlbib.bibtex.document import Document, read
from vlbib.core.entries import values_of
from vlbib.merge.branches.library_merge import merge_libraries
from vlbib.merge.branches.merged_file import MergedFile

if TYPE_CHECKING:
    from collections.abc import Callable

# The number of entries, and the most edits of an owner: a hundred merges for each pair.
SHAPES = ((0, 5), (1, 3), (3, 3), (3, 8), (10, 3), (10, 12), (25, 6), (25, 40), (100, 10), (100, 100))
random_sides = given(st.integers(0, 2**32))
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def two_sides(seed: int, size: int, most: int) -> tuple[Shelf, Shelf, Shelf]:
    """Return a shelf and the versions of it that two owners have made."""
    rng = random.Random(seed)
    base = first_shelf(rng, size)
    shelves = []
    for name in ("ours", "theirs"):
        owner = Owner(rng, name, base)
        for _ in range(rng.randrange(1, most)):
            owner.edit()
        shelves.append(owner.shelf)
    return base, shelves[0], shelves[1]


def works(text: str) -> dict[str, tuple[str, str, dict[str, str], tuple[str, ...]]]:
    """Return key, type, fields and tags of each work of a file."""
    document = read(text.encode(), "references.bib")
    assert isinstance(document, Document), document
    read_works: dict[str, Any] = {}
    for entry in document.library.entries:
        values = values_of(entry)
        work = values.pop("doi").partition("/")[2]
        assert work not in read_works, f"{work} stands twice"
        values.pop("ids", "")
        tags = sorted(tag.strip() for tag in values.pop("keywords", "").split(",") if tag.strip())
        read_works[work] = (entry.key, entry.type, values, tuple(tags))
    return read_works


def merge_and_check(base: Shelf, ours: Shelf, theirs: Shelf, written: Callable[[str], bytes] = str.encode) -> int:
    """Merge, compare with the expected result, and return the number of conflicts."""
    first, second, third = (written(shelf.text()) for shelf in (base, ours, theirs))
    merged = merge_libraries(first, second, third, "references.bib")
    assert isinstance(merged, MergedFile), merged
    text = merged.data.decode("utf-8-sig").replace("\r\n", "\n")
    must = expected(base, ours, theirs)
    first_way, second_way = settled(text, 1), settled(text, 2)
    mine = works(first_way)
    other = works(second_way) if second_way != first_way else mine
    assert {work: shown[1:] for work, shown in mine.items()} == {
        work: (ref.type, ref.fields, tuple(sorted(ref.tags))) for work, ref in must.works.items()
    }
    keys = [shown[0].lower() for shown in mine.values()]
    assert len(set(keys)) == len(keys)
    by_key = {shown[0]: work for side in (other, mine) for work, shown in side.items()}
    assert {(by_key[conflict.key], conflict.field) for conflict in merged.conflicts} == must.conflicts
    lines = text.split("\n")
    assert all(lines[conflict.line - 1] == "<<<<<<< ours" for conflict in merged.conflicts)
    for name, shelf in (("ours", ours), ("theirs", theirs)):
        for remark in re.findall(rf"\w+ {name}\d+\b", shelf.text()):
            assert remark in text
    assert text.startswith("% Encoding: UTF-8\n\n")
    return len(merged.conflicts)


@pytest.mark.parametrize("shape", some_of(SHAPES, 8))
@unhurried
@random_sides
def test_only_what_both_sides_changed_conflicts_and_nothing_is_lost(shape: tuple[int, int], seed: int) -> None:
    merge_and_check(*two_sides(seed, *shape))


@unhurried
@random_sides
def test_the_same_holds_for_files_with_carriage_returns_and_a_byte_order_mark(seed: int) -> None:
    def written(text: str) -> bytes:
        return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()

    base, ours, theirs = two_sides(seed, 10, 10)
    merge_and_check(base, ours, theirs, written)
    first, second, third = (written(shelf.text()) for shelf in (base, ours, theirs))
    merged = merge_libraries(first, second, third, "references.bib")
    assert isinstance(merged, MergedFile)
    assert merged.data.startswith(b"\xef\xbb\xbf")
    assert merged.data.count(b"\n") == merged.data.count(b"\r\n")


@unhurried
@random_sides
def test_merging_with_sides_swapped_gives_the_same_works(seed: int) -> None:
    base, ours, theirs = (shelf.text().encode() for shelf in two_sides(seed, 10, 8))
    one_way = merge_libraries(base, ours, theirs, "references.bib")
    back = merge_libraries(base, theirs, ours, "references.bib")
    assert isinstance(one_way, MergedFile)
    assert isinstance(back, MergedFile)
    assert len(one_way.conflicts) == len(back.conflicts)
    if not one_way.conflicts:
        first, second = works(one_way.data.decode()), works(back.data.decode())
        assert {work: shown[1:] for work, shown in first.items()} == {work: shown[1:] for work, shown in second.items()}


def test_the_random_owners_conflict_often_enough() -> None:
    conflicts = [merge_and_check(*two_sides(seed, 10, 12)) for seed in range(100)]
    assert 10 < sum(map(bool, conflicts)) < 60
