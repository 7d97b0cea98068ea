"""Coined names that only a title gives, at the start of an item before a remark."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.names.coined_heads import coined_heads

KNOWN = headed(
    "Relightify: Faces from a Picture",
    "OpenVLA: A Model of Actions",
    "LiDAR-GS++: Better Scenes",
    "ForkNet: One Way",
    "ForkNet: Another Way",
    "Lamps: Lights at Night",
)


def heads(text: str, place: Place = Place.ITEM) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place)
    return [text[start:end] for start, end, _ in coined_heads(segment, KNOWN)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Relightify, caras otra vez", "Relightify"),
        ("[ ] OpenVLA 动作很好", "OpenVLA"),
        ("OpenVLA，动作", "OpenVLA"),
        ("LiDAR-GS++ 带先验", "LiDAR-GS++"),
    ],
)
def test_a_coined_name_of_one_work_begins_an_item(text: str, name: str) -> None:
    assert heads(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Relightify, Other Faces",  # a list
        "Relightify works well",  # a sentence
        "OpenVLA的动作",
        "ForkNet, again",  # of two works
        "Lamps, again",  # a plain word
        "see OpenVLA, again",
        "UnknownNet, again",
    ],
)
def test_lists_sentences_and_other_names_begin_none(text: str) -> None:
    assert heads(text) == []


def test_it_begins_an_item_and_no_paragraph() -> None:
    assert heads("Relightify, caras otra vez", Place.PARAGRAPH) == []
