"""An id among lines that name several works belongs to the work on its own line, or to the last one above."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.ids import Id, find_ids
from vlbib.core.segment import Place, Segment
from vlbib.core.work import Kind, Mention
from vlbib.notes import id_lines
from vlbib.notes.id_lines import (
    has_words_around,
    id_position,
    is_said_of_ids,
    is_sentence_around_id,
    with_own_ids_only,
    without_ids_of_words,
)

TEXT = "Counting Lines\nin Old Maps\nDrawing Towns. arXiv:1808.08762\n"
ID = Id("arxiv", "1808.08762")
SEGMENT = Segment(file="a.md", line=5, text=TEXT, place=Place.PARAGRAPH, ids=(ID,))
MAPS = Mention(file="a.md", line=5, text="Counting Lines in Old Maps", kind=Kind.LINE, ids=(ID,))
TOWNS = Mention(file="a.md", line=7, text="Drawing Towns", kind=Kind.LINE)


def test_an_id_on_the_line_of_a_later_title_is_not_the_first_title_s() -> None:
    assert [mention.ids for mention in with_own_ids_only(SEGMENT, [MAPS, TOWNS])] == [(), ()]


def test_an_id_between_two_titles_belongs_to_the_one_above() -> None:
    above = Segment(
        file="a.md", line=5, text="Counting Lines\narXiv:1808.08762\nDrawing Towns", place=Place.PARAGRAPH, ids=(ID,)
    )
    assert [mention.ids for mention in with_own_ids_only(above, [MAPS, TOWNS])] == [(ID,), ()]


def test_the_only_title_has_the_ids_of_all_its_lines() -> None:
    assert with_own_ids_only(SEGMENT, [MAPS]) == [MAPS]


def test_an_id_has_an_offset_in_the_text() -> None:
    assert TEXT[id_position(SEGMENT, ID) :].startswith("1808.08762") or TEXT[id_position(SEGMENT, ID) :].startswith(
        "arXiv"
    )


def _ids(text: str, line: int) -> tuple[Id, ...]:
    """Return the ids that a title on a line keeps of the id in the text."""
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, ids=(ID,))
    title = next(part for part in text.split("\n")[line - 1].split(" arXiv") if part.startswith("Drawing"))
    mention = Mention(file="a.md", line=line, text=title, kind=Kind.LINE, ids=(ID,))
    return without_ids_of_words(segment, [mention])[0].ids


SAYS = "is this the same thing as in arXiv:1808.08762?"


@pytest.mark.parametrize(
    ("text", "line", "ids"),
    [
        (f"{SAYS}\nDrawing Towns", 2, ()),
        (f"Drawing Towns\n{SAYS}", 1, (ID,)),
        ("Drawing Towns on Large Maps of Paper\nand for it see arXiv:1808.08762, which you will like", 1, ()),
        ("Drawing Towns on Large Maps of Paper\nA fine entry on it is arXiv:1808.08762, which you will like", 1, ()),
        ("Drawing Towns on Large Maps of Paper\nwe put it on arXiv:1808.08762, which you will like", 1, (ID,)),
        (f"Drawing Towns\nso we say\n{SAYS}", 1, ()),
        (f"Drawing Towns,\nin the proceedings of the conference,\nin its {SAYS} pages", 1, (ID,)),
        ("Drawing Towns\nby all of\nAda Lovelace and Al Turing, arXiv:1808.08762", 1, (ID,)),
        ("Drawing Towns\nin that\nin two words arXiv:1808.08762", 1, (ID,)),
        ("Drawing Towns\nin that\nin these two words arXiv:1808.08762", 1, ()),
        ("Drawing Towns arXiv:1808.08762\nand more", 1, (ID,)),
        ("引自 arXiv:1808.08762，第 5 页\nDrawing Towns", 2, ()),
        ("引自 arXiv:1808.08762\nDrawing Towns", 2, (ID,)),
    ],
)
def test_an_id_in_a_sentence_above_or_further_below_does_not_belong_to_a_title(
    text: str, line: int, ids: tuple[Id, ...]
) -> None:
    assert _ids(text, line) == ids


def test_a_link_that_belongs_to_a_title_on_its_line_is_no_mention() -> None:
    link = Mention(file="a.md", line=5, text="https://arxiv.org/abs/1808.08762", kind=Kind.LINK, ids=(ID,))
    segment = Segment(file="a.md", line=5, text="Counting Lines arXiv:1808.08762\nDrawing Towns", place=Place.ITEM)
    assert with_own_ids_only(segment, [link, MAPS, TOWNS]) == [MAPS, TOWNS]
    assert with_own_ids_only(segment, [link, TOWNS]) == [link, TOWNS]


@given(st.text(alphabet="a12:/ ，（.", max_size=40))
def test_runs_with_a_url_or_four_digits_are_removed_but_for_a_full_stop_at_their_end(text: str) -> None:
    whole = re.sub(
        r"[^\s，；。、（）：]*(?:://|\d{4})[^\s，；。、（）：]*", lambda run: "." if run[0].endswith(".") else "", text
    )
    assert id_lines._RUN.sub(id_lines._unless_address, text) == whole


@pytest.mark.parametrize("unit", ["x", "[{", "a1", "//", "ä"])
def test_a_very_long_word_in_a_paragraph_takes_linear_time(unit: str) -> None:
    text = f"Counting Lines\n{unit * 100_000} arXiv:1808.08762"
    segment = Segment(file="a.md", line=5, text=text, place=Place.PARAGRAPH, ids=(ID,))
    began = process_time()
    without_ids_of_words(segment, [MAPS])
    assert process_time() - began < 2  # seconds of CPU, where it took more than a minute


@pytest.mark.parametrize(
    ("text", "kind", "is_around"),
    [
        ("arxiv 上刷到 1808.08762,第二版", Kind.LINE, True),
        ("Drawing Towns", Kind.LINE, False),
        ("Drawing Towns, 1808.08762, so they say", Kind.LINE, False),
        ("https://arxiv.org/abs/1808.08762", Kind.LINK, False),
    ],
)
def test_chinese_words_with_an_id_among_them_are_no_title(text: str, kind: Kind, *, is_around: bool) -> None:
    mention = Mention(file="a.md", line=1, text=text, kind=kind, ids=(ID,))
    assert has_words_around(mention, (ID,)) is is_around


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the theory for it is arXiv:1808.08762", True),
        ("Drawing Towns arXiv:1808.08762", False),
        ("Drawing Towns by Hand, the paper is arXiv:1808.08762", False),
        ("他说先读 arXiv:1808.08762 再说", True),
        ("画城镇 arXiv:1808.08762，2017年", False),
        ("画城镇 arXiv:1808.08762", False),
        ("see arXiv:1808.08762 for more", True),
        ("Sensorik: siehe arXiv:1808.08762 (kapazitiv)", True),
        ("Drawing Towns cf. arXiv:1808.08762", True),
        ("Drawing Towns by Hand, see arXiv:1808.08762", False),
        ("Drawing the Sea arXiv:1808.08762", False),
    ],
)
def test_words_that_lead_to_an_id_or_go_on_after_it_are_a_sentence(text: str, *, expected: bool) -> None:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM, ids=(ID,))
    mention = Mention(file="a.md", line=1, text=text.partition(" arXiv")[0], kind=Kind.LINE, ids=(ID,))
    assert is_sentence_around_id(segment, mention) is expected


@pytest.mark.parametrize(
    ("above", "below", "kept"),
    [
        ("We first read about Drawing Towns today.", "A fast way to count lines is new (1808.08762).", False),
        ("We first read about Drawing Towns today.", "A fast way to count lines, 1808.08762", True),  # no full stop
        ("Ida Lee. Drawing Towns by Hand.", "A fast way to count lines is new (1808.08762).", True),  # a reference
        ("[3] Ida Lee. Drawing Towns by Hand.", "[4] 1808.08762", False),  # the number of the next reference
        ("[3] Ida Lee. Drawing Towns by Hand.", "1808.08762 [4]", True),
    ],
)
def test_a_sentence_below_a_sentence_has_an_id_of_its_own(above: str, below: str, *, kept: bool) -> None:
    segment = Segment(file="a.md", line=5, text=f"{above}\n{below}", place=Place.PARAGRAPH, ids=(ID,))
    mention = Mention(file="a.md", line=5, text="Drawing Towns", kind=Kind.LINE, ids=(ID,))
    assert [each.ids for each in without_ids_of_words(segment, [mention])] == [(ID,) if kept else ()]


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        ("sent: doi 10.1000/12345 ; Lane & Moor 10.1000/23456", "", True),  # ids among the words
        ("Ida shows 10.1000/12345, Li shows arXiv:1808.08762", "Ida shows 10.1000/12345, Li shows", True),
        ("Old Maps 10.1000/12345 of Towns, arXiv:1808.08762", "Old Maps 10.1000/12345 of Towns", False),  # a title
        ("sent: doi 10.1000/12345 ; Lane & Moor", "", False),
        ("Two hours of walking, roughly. (arXiv 1808.08762, 1808.08763)", "Two hours of walking, roughly", True),
        ("Two hours of walking, roughly. arXiv:1808.08762 + 1808.08763", "Two hours of walking, roughly", True),
        ("Two hours of walking, roughly. (arXiv 1808.08762)", "Two hours of walking, roughly", False),
        ("Drawing Old Towns by Hand (arXiv 1808.08762, 1808.08763)", "Drawing Old Towns by Hand", False),  # a title
        ("Two hours of walking (1808.08762 in July, 1808.08763)", "Two hours of walking", False),  # no list
    ],
)
def test_words_with_several_ids_in_or_behind_them_are_no_title_of_one(text: str, read: str, *, expected: bool) -> None:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM, ids=tuple(find_ids(text)))
    mention = Mention(file="a.md", line=1, text=read or text, kind=Kind.LINE, ids=(ID,))
    assert is_said_of_ids(segment, mention) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("And ORC from Ann Lee", True),
        ("Auch ORC von Ann Lee", True),
        ("ORC from Ann Lee", False),
        ("And one more thing that is not said in a title", False),
    ],
)
def test_a_short_sentence_that_begins_with_a_conjunction_is_no_title(words: str, *, expected: bool) -> None:
    text = f"{words} (arXiv:1808.08762)"
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, ids=(ID,))
    mention = Mention(file="a.md", line=1, text=words, kind=Kind.LINE, ids=(ID,))
    assert is_sentence_around_id(segment, mention) is expected
