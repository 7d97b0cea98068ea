from __future__ import annotations

import pytest

from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.matching.recognition.titles.title_stretches import title_stretches


def stretches(text: str, place: Place = Place.ITEM, *marks: Stretch) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, reading=text, place=place, marks=marks)
    return [text[each.start : each.end] for each in title_stretches(segment, 0, len(text))]


@pytest.mark.parametrize(
    "text", ["Noise resistant graph ranking search", "Maps of Old Rivers", "noise resistant graph ranking search"]
)
def test_an_item_of_five_plain_words_or_three_capitalised_ones_looks_like_a_title(text: str) -> None:
    assert stretches(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Noise resistant graph ranking",  # four words
        "noise resistant Graph ranking for search",  # neither in lower case nor with a capital at its start
        "We use graph ranking for search",
        "Fixes the graph ranking of search",
        "Copyright for the graph ranking people",
        "Thanks to Ida Maria Old",
        "Graph ranking with a_name for search",
        "Graph ranking with nothing else to say.",
        "GRAPH RANKING WITH NOTHING ELSE TO SAY",
        "Room Two",
        "",
    ],
)
def test_remarks_changes_credits_code_and_few_words_do_not_look_like_a_title(text: str) -> None:
    assert stretches(text) == []


def test_plain_words_of_a_paragraph_look_like_a_title_only_after_a_label() -> None:
    words = "noise resistant graph ranking for search"
    assert stretches(words.capitalize(), Place.PARAGRAPH) == []
    assert stretches(f"print + read: {words}", Place.PARAGRAPH) == [words]
    assert stretches(f"runner-up = {words} (Ida)", Place.PARAGRAPH) == [words]


def test_capitalised_words_in_a_sentence_look_like_a_title() -> None:
    assert stretches("the reviewer meant Maps of Old Rivers, and he says so", Place.PARAGRAPH) == ["Maps of Old Rivers"]
    assert stretches("the reviewer meant Old Rivers, and he says so", Place.PARAGRAPH) == []


@pytest.mark.parametrize(("words", "counts"), [("One Two Maps rapidly Found was Old", 1), ("Onerous rapidly Old", 0)])
def test_in_title_case_seven_of_ten_words_are_capitalised(words: str, *, counts: bool) -> None:
    marks = (Stretch(Mark.BOLD, 0, len(words)),)
    assert bool(stretches(words, Place.ROW, *marks)) is bool(counts)


def test_quoted_words_look_like_a_title_in_any_case() -> None:
    text = "the paper on “asking unrelated questions” is long"
    quoted = Stretch(Mark.QUOTED, 14, 40)
    assert stretches(text, Place.PARAGRAPH, quoted) == ["asking unrelated questions"]
    assert stretches(text, Place.PARAGRAPH, Stretch(Mark.BOLD, 14, 40)) == []


def test_plain_words_among_words_in_chinese_look_like_a_title() -> None:
    words = "maps of old rivers in towns"
    assert stretches(f"推荐{words}（旧的）和 {words}", Place.PARAGRAPH) == [words, words]
    assert stretches("推荐 maps of old rivers（旧的）", Place.PARAGRAPH) == []  # four words
    assert stretches(f"see {words} too", Place.PARAGRAPH) == []


@pytest.mark.parametrize("cut", ["…", "...", " ..", " [...]", " (forgot the rest)", " (rest unknown)"])
def test_words_that_are_cut_off_look_like_a_title(cut: str) -> None:
    assert stretches(f"see there. maps of oldest rivers{cut}", Place.PARAGRAPH) == ["maps of oldest rivers"]
    assert stretches(f"maps of oldest rivers{cut}", Place.PARAGRAPH) == ["maps of oldest rivers"]


def test_five_words_before_a_colon_are_no_label_but_a_main_title() -> None:
    text = "The challenge of drawing music: seven scores at scale"
    assert stretches(text) == [text]
    assert stretches("The scores of music: seven scores at scale") == []
    assert stretches(text, Place.PARAGRAPH) == []


def test_titles_of_films_are_not_looked_up() -> None:
    assert stretches("Film: Maps of Old Rivers", Place.PARAGRAPH) == []
    assert stretches("seen: Maps of Old Rivers", Place.PARAGRAPH) == ["Maps of Old Rivers"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Maps of Rivernesse", 1),  # 15 letters... and three words
        ("Mapses Of Rivers", 0),  # 14 letters
        ("Ma " * 30, 1),
        ("Ma " * 31, 0),
        ("Mapping Rivernesse", 0),
    ],
)
def test_three_to_thirty_words_with_fifteen_letters_are_looked_up(text: str, count: int) -> None:
    text = text.strip()
    assert len(stretches(text, Place.PARAGRAPH, Stretch(Mark.QUOTED, 0, len(text)))) == count


def test_no_stretch_is_inside_another() -> None:
    text = "Noise resistant ranking with Maps of Old Rivers"
    assert stretches(text) == [text]
    marked = Stretch(Mark.QUOTED, text.index("Maps"), len(text))
    assert stretches(text, Place.ITEM, marked) == ["Maps of Old Rivers"]
