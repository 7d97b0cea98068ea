from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.matching.recognition.names.dated_names import dated_names

KNOWN = TitleList(
    (
        KnownTitle("Analyzing Image Quality", "analyzingimagequality", frozenset({"stylegan2"})),
        KnownTitle("Grounded Things", "groundedthings", frozenset({"groundingdino"})),
    ),
    frozenset({"stylegan2", "groundingdino"}),
    facts={
        "analyzingimagequality": (TitleFacts(year=2020),),
        "groundedthings": (TitleFacts(year=2023, venues=("ECCV",)),),
    },
)


def seen(text: str, *marks: Stretch) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, marks=marks)
    return [text[start:end] for start, end, _ in dated_names(segment, KNOWN)]


@pytest.mark.parametrize("text", ["StyleGAN2 (2020), and so on", "we use StyleGAN2（2019）", "- 2021: StyleGAN2, fine"])
def test_a_name_with_the_year_of_its_work_or_a_neighbouring_one_is_recognised_anywhere(text: str) -> None:
    assert seen(text) == ["StyleGAN2"]


@pytest.mark.parametrize(
    "text",
    ["StyleGAN2 (2018)", "StyleGAN2 (2022)", "StyleGAN9 (2020)", "in 2020: StyleGAN2", "StyleGAN2 in 2020",
     "a/StyleGAN2 (2020)", "2020: StyleGAN2x", "then Tiny StyleGAN2 (2020)"],
)  # fmt: skip
def test_another_year_another_name_or_a_sentence_does_not_count(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    "text",
    ["next is Grounding DINO from ECCV 2023.", "saw Grounding DINO at ECCV'23, nice", "then Grounding DINO, ECCV 2023"],
)
def test_a_name_with_the_conference_of_its_work_is_recognised(text: str) -> None:
    assert seen(text) == ["Grounding DINO"]


@pytest.mark.parametrize(
    "text",
    ["Grounding DINO, CVPR 2023", "Grounding DINO from CVPR 2023", "Grounding DINO from ECCV 2022",
     "Grounding DINO from ECCV 20231", "Grounding DINO for ECCV 2023", "StyleGAN2 at Paris 2020"],
)  # fmt: skip
def test_a_name_beside_another_conference_or_year_does_not_count(text: str) -> None:
    assert seen(text) == []


def test_a_name_may_have_two_words_and_code_is_not_a_name() -> None:
    assert seen("then Grounding DINO (2023)") == ["Grounding DINO"]
    assert seen("The StyleGAN2 (2020)") == ["StyleGAN2"]
    assert seen("StyleGAN2 (2020)", Stretch(Mark.CODE, 0, 9)) == []
