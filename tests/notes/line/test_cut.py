"""What has been taken off both ends of a line while its title is read."""

from __future__ import annotations

import pytest

from vlbib.core.segment import Mark
from vlbib.notes.line.claims import NO_CLAIM, NoteClaim
from vlbib.notes.line.cut import Cue, Cut
from vlbib.notes.line.inline import read_line


def _cut(text: str, low: int = 0, high: int | None = None) -> Cut:
    line = read_line(text)
    return Cut(line, low, len(line.text) if high is None else high)


def test_the_rest_is_what_stands_between_both_ends() -> None:
    assert _cut("2021 CLIP code", 5, 9).rest == "CLIP"


def test_the_span_in_which_the_rest_begins_is_opened() -> None:
    cut = _cut("see **a title** here", 4)
    assert [(span.mark, cut.line.text[span.start : span.end]) for span in cut.opening()] == [(Mark.BOLD, "a title")]


@pytest.mark.parametrize(("low", "high"), [(0, None), (4, 8)])
def test_a_span_that_begins_later_or_goes_on_after_the_rest_is_not(low: int, high: int | None) -> None:
    assert _cut("see **a title** here", low, high).opening() == []


def test_of_two_spans_the_longer_one_comes_first() -> None:
    spans = _cut("[**a** title](https://example.org/x)").opening()
    assert [span.mark for span in spans] == [Mark.LINK, Mark.BOLD]


def test_what_is_struck_out_marks_no_title() -> None:
    assert _cut("~~a title~~").opening() == []
    assert [span.mark for span in _cut("~~**a title**~~").opening()] == [Mark.BOLD]


def test_a_claim_marks_the_line_unless_it_is_a_full_date() -> None:
    cut = _cut("a title")
    cut.add(NoteClaim(year=2021, dated=True), Cue.LEAD)
    assert (cut.claim.year, cut.cues) == (2021, set())
    cut.add(NoteClaim(venue="CVPR"), Cue.TAIL)
    assert (cut.claim.venue, cut.cues) == ("CVPR", {Cue.TAIL})


def test_no_claim_is_made_before_one_is_added() -> None:
    assert _cut("a title").claim == NO_CLAIM
