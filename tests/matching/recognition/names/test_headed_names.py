"""Short names that a heading says its text is about."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import seen

from vlbib.core.segment import Place


@pytest.mark.parametrize(
    "text",
    [
        "Notes on DINOv2", "Summary: DINOv2", "DINOv2 summary", "Why DINOv2 works", "How does DINOv2 work?",
        "Monday: DINOv2", "2023-03-04 DINOv2", "About DINOv2", "Papier : DINOv2", "精读DINOv2", "DINOv2 方法",
        "2.3 Reading the DINOv2 paper", "论文阅读：DINOv2（一）", "3pm: DINOv2 (Lena)", "什么是 DINOv2",
    ],
)  # fmt: skip
def test_a_heading_of_notes_on_a_work_names_it(text: str) -> None:
    assert seen(text, Place.HEADING) == ["DINOv2"]


@pytest.mark.parametrize(
    "text",
    ["Fine-tuning DINOv2", "DINOv2 experiments", "Backbone: DINOv2", "Our DINOv2 features", "Why not: DINOv2 fails",
     "Monday: DINOv2 at 10", "Notes on DINOv2 training"],
)  # fmt: skip
def test_a_heading_of_the_author_s_own_work_with_it_does_not(text: str) -> None:
    assert seen(text, Place.HEADING) == []


def test_a_paragraph_of_such_words_is_read_by_other_rules() -> None:
    assert seen("DINOv2 summary", Place.PARAGRAPH) == []
