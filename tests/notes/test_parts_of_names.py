"""A name that is only a part of the name that an item consists of waits: the whole is another work."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from vlbib.core.segment import CELL_END, Place, Segment
from vlbib.core.work import Kind, Mention
from vlbib.notes.parts_of_names import with_parts_waiting

NAME = Mention(file="a.md", line=4, text="ElmNet", kind=Kind.ALIAS)


def waits(text: str, *others: Mention, name: Mention = NAME, place: Place = Place.ITEM) -> bool:
    first, *_ = with_parts_waiting([Segment(file="a.md", line=4, text=text, place=place)], [name, *others])
    return first.aside


@pytest.mark.parametrize(
    "text",
    ["ElmNet-Live", "ElmNet-Owl3", "ElmNet-o1", "ElmNet#", "ElmNet+", "ElmNet M", "MS ElmNet", "Oriented ElmNet",
     "1) ElmNet-Live (2024)", "ElmNet-Live: a remark", "OakNet, ElmNet-Live", "OakNet / MS ElmNet"],
)  # fmt: skip
def test_a_part_of_the_name_that_fills_an_item_or_a_part_of_a_list_waits(text: str) -> None:
    assert waits(text)


@pytest.mark.parametrize(
    "text",
    ["ElmNet", "ElmNet-B", "ElmNet-large", "ElmNet-7B", "ElmNet-based", "ElmNet-Features", "ElmNet (2024)",
     "the ElmNet", "Vanilla ElmNet", "Google ElmNet", "ElmNet-Live and ElmNet", "ElmNet-sat",
     "OakNet, ElmNet", "ElmNet → ElmNet2",
     "Comparing ElmNet, then the other one of the group", "OakElmNet", "ElmNet.. no"],
)  # fmt: skip
def test_a_name_with_a_size_a_use_or_a_remark_does_not_wait(text: str) -> None:
    assert not waits(text)


def test_a_name_in_small_letters_has_parts_in_small_letters() -> None:
    small = replace(NAME, text="elmnet")
    assert waits("elmnet-vit", name=small)
    assert not waits("elmnet-large", name=small)


def test_a_word_before_a_name_in_a_cell_may_be_a_measure() -> None:
    assert not waits(f"x{CELL_END}OA ElmNet", place=Place.ROW)
    assert waits(f"x{CELL_END}ElmNet-Live", place=Place.ROW)


def test_a_name_that_is_a_part_of_a_longer_mention_waits() -> None:
    longer = replace(NAME, text="ElmNet-22B")
    assert waits("ElmNet-22B", longer)
    assert not waits("ElmNet-22B")
    assert waits("OakNet ElmNet", replace(NAME, text="OakNets"))
    assert not waits("OakNet ElmNet", replace(NAME, text="OakNet"))


def test_a_mention_with_people_or_an_id_and_one_of_a_title_stay() -> None:
    assert not waits("ElmNet-Live", name=replace(NAME, authors=("Lee",)))
    assert not waits("ElmNet-Live", name=replace(NAME, kind=Kind.LINE))
    assert waits("ElmNet-Live", name=replace(NAME, kind=Kind.LINE, text="Elm Nets", called="ElmNet"))
