"""Names at the start of an item before a remark, which count in a list of works."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.names.lone_heads import lone_heads_in
from vlbib.matching.recognition.recognise import recognise
from vlbib.notes.reader import read_note

KNOWN = headed(
    "KIVI: Few Bits for a Cache",
    "Free360: Views of a Room",
    "Street Gaussians: Modelling Roads",
    "Old Snow Maps: A Walk",
    "Video LLM: A Survey of Models",
    "ABD: A Thing of Night",
    "ForkNet: One Way",
    "ForkNet: Another Way",
    "Lamps: Lights at Night",
    "Roads in the Snow of the North",
    "Rivers of the Old South Lands",
)


def heads(text: str, place: Place = Place.ITEM) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place)
    return [text[each.start : each.end] for each in lone_heads_in(segment, KNOWN)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("KIVI → 2-bit cache", ["KIVI"]),
        ("[ ] Free360 + KIVI", ["Free360", "KIVI"]),
        ("2024: Street Gaussians — cars move", ["Street Gaussians"]),
        ("Free360: rooms and all", ["Free360"]),
        ("KIVI（缓存）", ["KIVI"]),
        ("Free360 组会讲", ["Free360"]),
        ("Free360 and KIVI: same head", ["Free360", "KIVI"]),
    ],
)
def test_names_of_one_work_each_begin_an_item(text: str, names: list[str]) -> None:
    assert heads(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "ForkNet → two works",
        "Lamps → a plain word",
        "KIVI + our cache",
        "KIVI is slow",
        "Free360: A Different Title",
        "KIVI (2024)",  # a claim, which is read elsewhere
        "kivi → fruit",
        "ABD → three letters",
        "Video LLM → many of them",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert heads(text) == []


def test_a_paragraph_has_none() -> None:
    assert heads("KIVI → 2-bit cache", Place.PARAGRAPH) == []


def test_a_main_title_in_a_list_of_works_is_found_there() -> None:
    works = "- Roads in the Snow of the North\n- Rivers of the Old South Lands\n"
    *_, last = recognise(read_note(f"{works}- Old Snow Maps\n", "a.md").segments, KNOWN)
    assert [(each.text, each.listed) for each in last] == [("Old Snow Maps", True)]


def test_such_a_name_counts_only_in_a_list_of_works() -> None:
    works = "- Roads in the Snow of the North\n- Rivers of the Old South Lands\n"
    for text, found in ((f"{works}- KIVI → 2-bit cache\n", True), ("- KIVI → 2-bit cache\n- fix the stove\n", False)):
        seen = recognise(read_note(text, "a.md").segments, KNOWN)
        assert ("KIVI" in [each.text for each in (*seen[0], *seen[-1])]) is found
