"""Short names that count because of their marks or of what a text says about them."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import NAMES, Hinting, seen

from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.matching.recognition.names.short_names import names_in


@pytest.mark.parametrize(
    ("after", "counts"), [("", True), (": what it does well", True), (" \u2192 what", True), (" nets", False)]
)
def test_a_bold_name_at_the_start_of_a_text_counts_before_its_remark(after: str, *, counts: bool) -> None:
    text = f"CLIP{after}"
    assert seen(text, Place.PARAGRAPH, Stretch(Mark.BOLD, 0, 4)) == ["CLIP"] * counts
    assert seen(f"- {text}", Place.PARAGRAPH, Stretch(Mark.BOLD, 2, 6)) == ["CLIP"] * counts
    assert seen(text, Place.QUOTE, Stretch(Mark.BOLD, 0, 4)) == []
    assert seen(f"x {text}", Place.PARAGRAPH, Stretch(Mark.BOLD, 2, 6)) == []


def test_a_name_known_only_from_titles_counts_if_a_text_calls_it_a_paper() -> None:
    assert seen("FooNet\u306e\u8ad6\u6587\u3092\u8aad\u3080", Place.PARAGRAPH, known=Hinting()) == ["FooNet"]
    assert seen("FooNet\u3092\u8aad\u3080", Place.PARAGRAPH, known=Hinting()) == []


def test_a_sighting_says_that_it_is_by_short_name() -> None:
    segment = Segment(file="a.md", line=1, text="CLIP, BERT", place=Place.ITEM)
    assert [(name.text, name.is_name) for name in names_in(segment, NAMES, ())] == [("CLIP", True), ("BERT", True)]
