"""Short names right behind words for a source in a comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.matching.recognition.known_names import NAMES, headed

from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.names.source_names import source_names_in

if TYPE_CHECKING:
    from vlbib.core.known import TitleList

KNOWN = headed(
    "SumNet: Adding", "Auto-Sum: Adding", "Soloist: Singing", "TwoNet: One", "TwoNet: Two Others", "ICLR: It"
)


@pytest.mark.parametrize(
    ("comment", "names"),
    [
        ("see CLIP", ["CLIP"]),
        ("features from DINOv2 large, norm as in ResNet", ["DINOv2", "ResNet"]),
        ("Quelle: “CLIP”", ["CLIP"]),
        ("taken from the BERT of Ida", ["BERT"]),
        ("layers after CLIP and ResNet", ["CLIP"]),
        ("参考：CLIP。", ["CLIP"]),
        ("CLIP goes first, see it", []),
        ("see how CLIP does it", []),
        ("from Flamingo", []),  # a plain word
        ("from clip.model import CLIP", []),
        ("see CLIP.load, CLIP(x), CLIP_2", []),
        ("see CLIP-2", []),
    ],
)
def test_a_distinct_name_right_behind_words_for_a_source_counts(comment: str, names: list[str]) -> None:
    assert found(comment, NAMES) == names


@pytest.mark.parametrize(
    ("comment", "names"),
    [
        ("data from SumNet", ["SumNet"]),
        ("data from Auto-Sum style texts", ["Auto-Sum"]),
        ("data from Soloist", []),
        ("data from TwoNet", []),
        ("data from ICLR", []),
    ],
)
def test_a_name_known_only_from_titles_must_be_that_of_one_work(comment: str, names: list[str]) -> None:
    assert found(comment, KNOWN) == names


def found(comment: str, known: TitleList) -> list[str]:
    segment = Segment(file="a.md", line=1, text=comment, place=Place.COMMENT)
    sightings = list(source_names_in(segment, known))
    assert all(each.is_name and comment[each.start : each.end] == each.text for each in sightings)
    return [each.text for each in sightings]
