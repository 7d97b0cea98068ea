from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.work import Kind, Mention, Status, Verdict
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.merge.branches.paired_works import pair_works, works_of_three


def work(key: str, title: str, doi: str = "", **parts: Any) -> LockedWork:
    return LockedWork(
        key=key,
        mentions=parts.pop("mentions", (Mention(file="a.md", text=title),)),
        verdict=Verdict(status=Status.ACCEPTED if key else Status.UNRESOLVED),
        type="misc" if key else "",
        ids=(Id("doi", doi),) if doi else (),
        fields={"title": LockedField(value=title, source="dblp")} if key else {},
        **parts,
    )


AMBER = work("doe", "Amber", "10.1000/a")
CITED = (Mention(file="a.md", text="Amber", kind=Kind.CITATION),)


@pytest.mark.parametrize(
    ("right", "before", "new"),
    [
        (AMBER, True, True),
        (work("DOE", "Amber", "10.1000/b"), True, True),
        (work("doe", "Jet", "10.1000/a"), True, True),
        (work("doe", "Jet", "10.1000/b"), False, False),
        (work("doe", "Jet"), True, False),
        (work("roe", "Jet", "10.1000/a"), True, True),
        (work("roe", "Jet", "10.1000/b", former_keys=("Doe",)), True, True),
        (work("roe", "Amber", "10.1000/b"), False, False),
        (work("", "Amber"), True, True),
        (work("", "Jet"), False, False),
        (work("", "Amber", mentions=CITED), False, False),
        (work("", "Amber", mentions=(Mention(file="b.md", text="Amber", year=2020),)), False, False),
    ],
)
def test_a_block_is_paired_by_key_id_or_line(right: LockedWork, before: bool, new: bool) -> None:  # noqa: FBT001
    assert (pair_works([AMBER], [right]) == {0: 0}) is before
    assert (pair_works([AMBER], [right], both_new=True) == {0: 0}) is new
    assert (pair_works([right], [AMBER]) == {0: 0}) is before


def test_blocks_without_a_key_are_paired_by_their_lines() -> None:
    first, second = (work("", "Amber", mentions=(Mention(file="a.md", text="Amber", year=year),)) for year in (1, 2))
    moved = structs.replace(second, mentions=(Mention(file="b.md", text="AMBER", year=2),))
    assert pair_works([first, second], [moved, first]) == {0: 1, 1: 0}


def test_no_block_is_paired_twice() -> None:
    assert pair_works([AMBER, work("roe", "Jet", "10.1000/a")], [work("x", "Onyx", "10.1000/a")]) == {0: 0}


def test_each_work_in_three_locks_has_three_versions() -> None:
    jet, onyx, opal = (work(name, name) for name in ("jet", "onyx", "opal"))
    assert works_of_three([AMBER, jet], [jet, onyx], [opal, onyx, AMBER]) == [
        (AMBER, None, AMBER),
        (jet, jet, None),
        (None, onyx, onyx),
        (None, None, opal),
    ]


def test_two_new_blocks_with_the_same_key_are_paired_if_title_or_id_agree() -> None:
    first, second = work("doe", "Amber", "10.1000/a"), work("doe", "Jet", "10.1000/a")
    assert works_of_three([], [first], [second]) == [(None, first, second)]
    bare, other = work("doe", "Amber"), work("doe", "Jet")
    assert works_of_three([], [bare], [other]) == [(None, bare, None), (None, None, other)]


def test_a_block_with_the_same_key_and_id_is_paired_despite_another_blocks_former_key() -> None:
    first, second = AMBER, work("roe", "Jet", "10.1000/b", former_keys=("doe",))
    assert pair_works([first, second], [second, work("doe", "Onyx", "10.1000/a")]) == {0: 1, 1: 0}
