"""Names in a row on lines without any capital."""

from __future__ import annotations

import pytest

from vlbib.core.known import TitleList
from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.names.rows_of_names import rows_of_names

KNOWN = TitleList(
    (),
    frozenset(
        (
            "squad",
            "coqa",
            "quac",
            "t5",
            "mmlupro",
            "thepile",
            "thebigpile",
            "allofthepile",
            "drop",
            "lstm",
            "cvpr",
            "gpt2",
        )
    ),
)


def named(text: str, place: Place = Place.ITEM, *, results: bool = False) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place, results=results)
    return [text[start:end] for start, end in rows_of_names(segment, KNOWN)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("squad coqa", ["squad", "coqa"]),
        ("squad coqa quac", ["squad", "coqa", "quac"]),
        ("data squad coqa quac", ["squad", "coqa", "quac"]),
        ("squad coqa the pile", ["squad", "coqa", "the pile"]),
        ("our new data squad coqa quac", ["squad", "coqa", "quac"]),
        ("all of our new data squad coqa quac", []),  # most words are others
        ("data squad coqa", []),  # two names among others
        ("squad", []),
        ("squad / coqa / mmlu pro", ["squad", "coqa", "mmlu pro"]),
        ("long context squad / coqa / other", ["squad", "coqa"]),
        ("squad / other / another", []),
        ("squad / other / coqa / t5", ["squad", "coqa", "t5"]),
        ("squad / other / another / coqa / more", []),  # less than half
        ("squad / coqa runs / t5", ["squad", "t5"]),
        ("squad vs coqa and t5", ["squad", "coqa", "t5"]),
        ("squad / coqa", ["squad", "coqa"]),
        ("squad / drop / lstm / coqa", ["squad", "drop", "coqa"]),  # an ordinary word, and a kind of network
        ("squad / drop it / coqa", ["squad", "coqa"]),
        ("squad / my coqa / t5", ["squad", "t5"]),
        ("our data squad / coqa", []),  # two parts
        ("squad: big_squad | old_coqa | quac_1", []),  # parts of other words
        ("squad, the big pile, coqa", ["squad", "the big pile", "coqa"]),
        ("squad, all of the pile, coqa", ["squad", "coqa"]),
        ("squad coqa the big pile", ["squad", "coqa", "the big pile"]),
        ("squad all of the pile", []),
        ("squad / lstm / drop / other", []),
        ("squad coqa cvpr", []),
        ("Squad coqa quac", []),  # a capital
        ("squad coqa 很好", []),
        ("gpt2 2019 t5", []),
        ("squad / t 5 / coqa", ["squad", "t 5", "coqa"]),
        ("squad t coqa", []),
    ],
)
def test_names_count_if_they_are_half_of_a_list_in_lower_case(line: str, names: list[str]) -> None:
    assert named(line) == names


def test_each_line_is_a_list_of_its_own() -> None:
    assert named("we read\nsquad coqa\nOn\ncoqa quac", Place.PARAGRAPH) == ["squad", "coqa", "coqa", "quac"]


def test_headings_results_and_long_lines_are_left_out() -> None:
    assert named("squad coqa", Place.HEADING) == named("squad coqa", results=True) == []
    assert named("squad coqa".ljust(120)) != []
    assert named("squad coqa".ljust(121)) == []
