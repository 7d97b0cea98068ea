"""A title that stops inside a word is that of the only known work that goes on so."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.cut_titles import cut_titles_in

TITLES = (
    "Maps of Old Rivers Between Several Towns",
    "Finding Small Lamps by Looking Around",
    "Finding Small Lamps by Looking Ahead",
    "Old Bridges",
)
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in TITLES))
CUT = "Maps of Old Rivers Between Seve"


def cut(text: str, *ends: int, place: Place = Place.ITEM) -> list[str]:
    marks = tuple(Stretch(Mark.CODE, 0, end) for end in ends)
    segment = Segment(file="a.md", line=1, text=text, place=place, marks=marks)
    return [each.text for each in cut_titles_in(segment, KNOWN, ())]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (CUT, ()),
        (f"{CUT}...", ()),
        (f"{CUT}… | Some Site", ()),
        (f"{CUT}~1.pdf", ()),
        (f"{CUT} (2).pdf, to print", ()),
        (f"{CUT} p. 1 of 9", (len(CUT),)),  # the end of a mark
        (f"see {CUT}", ()),
    ],
)
def test_a_beginning_that_stops_inside_a_word_is_the_title_that_goes_on_so(text: str, ends: tuple[int, ...]) -> None:
    assert cut(text, *ends) == [f"{CUT}…"]


@pytest.mark.parametrize(
    "text",
    [
        "Maps of Old Rivers Between Several",  # a whole word
        "Maps of Old Rivers Between S",  # one letter of it
        "Maps of Old Riv",  # too few letters
        "Finding Small Lamps by Looking A",
        "Finding Small Lamps by Loo",  # two titles go on so
        f"{CUT} and more",
        f"Fast {CUT}",  # a longer title
    ],
)
def test_whole_words_few_letters_and_what_several_titles_have_are_not_cut(text: str) -> None:
    assert cut(text) == []


BOUNDS = (
    "Abcd Efgh Ijklmn Opqrst Uvwxyz",  # 24 letters end after `Uvwx`
    "Abcdefgh Ijklmnopq Rstuvwxyzab Cdefghij",
)


def cut_of(title: str, text: str) -> list[str]:
    known = TitleList((KnownTitle(title, squeeze(title)),))
    return [each.text for each in cut_titles_in(Segment(file="a.md", line=1, text=text, place=Place.ITEM), known, ())]


def test_twenty_four_letters_four_words_and_two_letters_of_the_last_are_enough() -> None:
    assert len(squeeze("Abcd Efgh Ijklmn Opqrst Uvwx")) == 24
    assert cut_of(BOUNDS[0], "Abcd Efgh Ijklmn Opqrst Uvwx") != []
    assert cut_of(BOUNDS[0], "Abcd Efgh Ijklmn Opqrst Uvw") == []  # 23 letters
    assert cut_of(BOUNDS[1], "Abcdefgh Ijklmnopq Rstuvwxyzab Cd") != []  # four words, two letters of the last
    assert cut_of(BOUNDS[1], "Abcdefgh Ijklmnopq Rstuvwxyzab C") == []
    assert cut_of(BOUNDS[1], "Abcdefgh Ijklmnopq Rstuvwxyz") == []  # three words


def test_lines_of_more_than_three_hundred_signs_are_not_read() -> None:
    short = f"{'x ' * 200}"[: 300 - len(CUT) - 1]
    assert cut(f"{short} {CUT}") == [f"{CUT}…"]
    assert cut(f"{short}x {CUT}") == []


def test_the_name_of_the_file_and_comments_are_not_read() -> None:
    assert cut(CUT, place=Place.FILE) == cut(CUT, place=Place.COMMENT) == []
