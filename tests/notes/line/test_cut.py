"""What is removed at both ends of a line while its title is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.segment import Mark
from vlbib.notes.line import title as title_module
from vlbib.notes.line.claims import NO_CLAIM, NoteClaim
from vlbib.notes.line.cut import Cue, Cut, begin_cut, is_plain
from vlbib.notes.line.inline import Line, read_line
from vlbib.notes.line.title import Reading, read_title

BEGINNINGS = (
    "",
    " ",
    "[2021] ",
    "2021 CVPR ",
    "20210730 ",
    "12 Mar 2021 ",
    "[Re] ",
    "[1706] ",
    "TODO ",
    "[] ",
    "[CLIP] ",
)
MIDDLES = ("", "a", "Sets", "[cs]", "Learning of 12 Deep Sets", "Ho and Lee et al 2021 Sets", "200112", "by author")
ENDS = (
    "",
    " ",
    " CVPR 2021",
    " [code]",
    " [code] ",
    " [ICML 2019]",
    " 5 Mar 2021",
    " [2",
    " and 20210730",
    " arXiv 2021 ",
)


def _read_with_every_sign(line: Line) -> Reading:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(title_module, "begin_cut", lambda line: Cut(line, 0, len(line.text)))
        return vars(title_module)["_read_title"].__wrapped__(line)  # type: ignore[no-any-return]


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_a_plain_line_reads_the_same_on_the_slow_path(beginning: str) -> None:
    for middle in MIDDLES:
        for end in ENDS:
            line = Line(f"{beginning}{middle}{end}".replace("  ", " "))
            assert is_plain(line.text)
            assert read_title(line) == _read_with_every_sign(line)


@given(st.text(alphabet="[] aeLT012", max_size=30))
def test_any_text_of_plain_characters_reads_the_same_on_the_slow_path(text: str) -> None:
    line = Line(text.replace("  ", ""))
    assert read_title(line) == _read_with_every_sign(line)


@pytest.mark.parametrize("text", ["a  b", "a\tb", "a\n", "a-b", "a.", "(a)", "a_b", "é", "a: b", '"a"', "a, b"])
def test_a_text_with_any_other_character_is_not_plain(text: str) -> None:
    assert not is_plain(text)


def test_a_line_with_marks_is_not_plain() -> None:
    assert begin_cut(read_line("a title")).is_plain
    assert not begin_cut(read_line("**a** title")).is_plain


def _cut(text: str, low: int = 0, high: int | None = None) -> Cut:
    line = read_line(text)
    return Cut(line, low, len(line.text) if high is None else high)


def test_the_rest_is_the_text_between_both_ends() -> None:
    assert _cut("2021 CLIP code", 5, 9).rest == "CLIP"


def test_the_span_in_which_the_rest_begins_is_opened() -> None:
    cut = _cut("see **a title** here", 4)
    assert [(span.mark, cut.line.text[span.start : span.end]) for span in cut.opening()] == [(Mark.BOLD, "a title")]


@pytest.mark.parametrize(("low", "high"), [(0, None), (4, 8)])
def test_a_span_that_begins_later_or_ends_after_the_rest_is_not_opened(low: int, high: int | None) -> None:
    assert _cut("see **a title** here", low, high).opening() == []


def test_of_two_spans_the_longer_one_comes_first() -> None:
    spans = _cut("[**a** title](https://example.org/x)").opening()
    assert [span.mark for span in spans] == [Mark.LINK, Mark.BOLD]


def test_struck_out_text_marks_no_title() -> None:
    assert _cut("~~a title~~").opening() == []
    assert [span.mark for span in _cut("~~**a title**~~").opening()] == [Mark.BOLD]


def test_a_claim_marks_the_line_unless_it_is_a_full_date() -> None:
    cut = _cut("a title")
    cut.add(NoteClaim(year=2021, dated=True), Cue.LEAD)
    assert (cut.claim.year, cut.cues) == (2021, set())
    cut.add(NoteClaim(venue="CVPR"), Cue.TAIL)
    assert (cut.claim.venue, cut.cues) == ("CVPR", {Cue.TAIL})


def test_a_new_cut_has_no_claim() -> None:
    assert _cut("a title").claim == NO_CLAIM
