from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Mark, Place, Segment, Sighting, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.near_titles import near_titles_in

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = "Deep Residual Learning for Image Recognition"
LONG = "Constructing " + " ".join(["of the"] * 14)
TITLES = (
    TITLE,
    "Constructing Grammar Rivers",
    "Constructing Grammars of Rivers",
    "Lakes and Great Erosion",
    "Lakes and Great Erosions",
    f"{LONG} Grammars",
    f"{LONG} Old Grammars",
)
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in TITLES))


def seen(text: str, place: Place = Place.ITEM, *marks: Stretch) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, reading=text, place=place, marks=marks)
    return [text[sighting.start : sighting.end] for sighting in near_titles_in(segment, KNOWN)]


@pytest.mark.parametrize("text", ["Deep Residual Learning for Image Recogntion", "Deep Residual Learning for Image..."])
def test_an_item_with_a_typo_or_a_cut_end_is_the_title(text: str) -> None:
    assert seen(text) == [text]


@pytest.mark.parametrize("dots", ["...", "…", " …"])
def test_the_dots_after_a_reading_are_part_of_a_title_cut_off(dots: str) -> None:
    text = f"Deep Residual Learning for Image{dots}"
    segment = Segment(file="a.md", line=1, text=text, reading=text[:32], place=Place.ITEM)
    assert [text[each.start : each.end] for each in near_titles_in(segment, KNOWN)] == [text]
    assert near_titles_in(structs.replace(segment, text=text[:32]), KNOWN) == ()


@pytest.mark.parametrize(
    ("label", "counts"), [("P2", True), ("Semana 2", True), ("DenseNet", False), ("talk “Week 2", False)]
)
def test_a_title_with_a_typo_after_a_label_counts(label: str, *, counts: bool) -> None:
    slip = "Deep Residual Learning for Image Recogntion"
    assert seen(f"{label}: {slip}") == [slip] * counts


@pytest.mark.parametrize(("text", "count"), [("DeepNet", 1), ("DeepNet++", 0), ("deepnet+", 0)])
def test_a_title_with_a_typo_after_the_name_of_a_later_version_does_not_count(text: str, count: int) -> None:
    slip = "Deep Residual Learning for Image Recogntion"
    known = TitleList((KnownTitle(TITLE, squeeze(TITLE), frozenset({"deepnet"})),))
    segment = Segment(file="a.md", line=1, text=f"{text}: {slip}", reading=slip, place=Place.ITEM)
    assert len(near_titles_in(segment, known)) == count


class First(TitleList):
    """A list of titles that returns only the first with a given beginning, as an index returns only some."""

    def near(self, letters: str) -> Sequence[KnownTitle]:
        return super().near(letters)[:1]


@pytest.mark.parametrize(
    ("slip", "counts"),
    [("Deep Residual Machineqies for Images", False), ("Deep Residual Machinerqes for Images", True)],
)
def test_among_many_titles_that_begin_alike_those_with_a_longer_common_beginning_count(
    slip: str, *, counts: bool
) -> None:
    titles = ("Deep Residual A", "Deep Residual Machineries for Images")
    known = First(tuple(KnownTitle(text, squeeze(text)) for text in titles))
    segment = Segment(file="a.md", line=1, text=slip, reading=slip, place=Place.ITEM)
    assert bool(near_titles_in(segment, known)) is counts


def test_a_marked_span_in_prose_counts_and_plain_prose_does_not() -> None:
    text = "we read Deep Residual Learning for Image Recogntion there"
    start = text.index("Deep")
    assert seen(text, Place.PARAGRAPH) == []
    assert seen(text[start : start + 43], Place.PARAGRAPH) == []
    assert seen(text, Place.PARAGRAPH, Stretch(Mark.QUOTED, start, start + 43)) == [text[start : start + 43]]


def test_the_first_of_two_marked_spans_with_typos_counts() -> None:
    slips = ["Deep Residual Learning for Image Recogntion", "Constructig Grammars of Rivers"]
    text = " / ".join(slips)
    marks = (Stretch(Mark.BOLD, 0, len(slips[0])), Stretch(Mark.BOLD, len(slips[0]) + 3, len(text)))
    assert seen(text, Place.PARAGRAPH, *marks) == slips[:1]


def test_another_title_that_begins_alike_does_not_count() -> None:
    assert seen("Deep Residual Learning for Speech Synthesis") == []


def test_a_typo_in_the_first_ten_letters_is_not_searched_for() -> None:
    assert seen("Constructng Grammars of Rivers") == []
    assert seen("Constructig Grammars of Rivers") == ["Constructig Grammars of Rivers"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Constructing Grammr Rivers", 0),  # three words
        ("Lakes and Great Erosin", 0),  # 19 letters
        ("Lakes and Great Erosins", 1),  # 20 letters
        (f"{LONG} Gramars", 1),  # 30 words
        (f"{LONG} Old Gramars", 0),  # 31 words
    ],
)
def test_four_to_thirty_words_with_twenty_letters_are_looked_up(text: str, count: int) -> None:
    assert len(seen(text)) == count


def test_the_text_of_a_sighting_is_as_written() -> None:
    text = "Deep Residual Learning for Image Recogntion"
    segment = Segment(file="a.md", line=1, text=f"12. {text}", reading=text, place=Place.ITEM)
    assert near_titles_in(segment, KNOWN) == (Sighting(4, 4 + len(text), text),)


def test_a_marked_title_after_a_short_marked_word_is_recognised() -> None:
    text = "new: Deep Residual Learning for Image Recogntion"
    marks = (Stretch(Mark.BOLD, 0, 3), Stretch(Mark.QUOTED, 5, len(text)))
    assert seen(text, Place.PARAGRAPH, *marks) == [text[5:]]


def test_each_capitalised_line_of_a_paragraph_may_be_a_title_with_typos() -> None:
    slips = ["Deep Residual Learning for Image Recogntion", "Constructig Grammars of Rivers"]
    lines = "\n- ".join(["Some Words of Ours", *slips, "and words"])
    assert seen(lines, Place.PARAGRAPH) == slips
    assert seen(f"Some words and {slips[0]}\nwords", Place.PARAGRAPH) == []
    assert seen(f"Some words\n{slips[0].lower()}", Place.PARAGRAPH) == []
    assert seen(f"Some words\n{slips[0]}", Place.QUOTE) == []
    marked = Stretch(Mark.BOLD, 0, len(slips[0]))
    assert seen("\n".join(slips), Place.PARAGRAPH, marked) == slips


def test_no_line_of_a_wrapped_title_is_a_title_cut_off() -> None:
    text = "It is that of Some Lines of a Field in\nDeep Residual Learning for\nSmall Objects, up to a sign"
    assert seen(text, Place.PARAGRAPH) == []
    assert seen("So\nDeep Residual Learning for", Place.PARAGRAPH) == ["Deep Residual Learning for"]
    segment = Segment(file="a.md", line=1, text=f"So\n{text}", place=Place.PARAGRAPH)
    whole = Sighting(text.index("Some") + 3, text.index("Objects") + 10, "Some Lines")
    assert near_titles_in(segment, KNOWN, (whole,)) == ()


def test_a_line_with_a_title_has_no_other_with_typos() -> None:
    text = "Deep Residual Learning for Image Recogntion\nConstructig Grammars of Rivers"
    segment = Segment(file="a.md", line=1, text=text, reading=text, place=Place.PARAGRAPH)
    near = near_titles_in(segment, KNOWN, (Sighting(5, 12, "Residual"),))
    assert [sighting.text for sighting in near] == ["Constructig Grammars of Rivers"]


def test_a_quoted_title_after_the_start_of_a_reply_is_not_the_title() -> None:
    quoted = Stretch(Mark.QUOTED, 15, 15 + len(TITLE))
    assert seen(f"Discussion of “{TITLE}”", Place.ITEM, quoted) == []
    assert seen(f"A recap about “{TITLE}”", Place.ITEM, quoted) == [TITLE]


def test_a_line_of_an_item_or_its_text_after_a_label_may_be_a_title_with_typos() -> None:
    slip = "Constructig Grammars of Rivers"
    assert seen(f"words of ours\nReread: {slip}", Place.ITEM) == [slip]
    assert seen(f"words of ours\nreread: {slip}", Place.ITEM) == []


@pytest.mark.parametrize("text", ["看完 {} 以后感觉", "「{}」を読む", "我们读 {}，很好"])
def test_latin_words_between_chinese_or_japanese_are_tried_separately(text: str) -> None:
    slip = "Constructig Grammars of Rivers"
    assert seen(text.format(slip), Place.PARAGRAPH) == [slip]
    assert seen(text.format(f"words and {slip}"), Place.PARAGRAPH) == []
    assert seen(f"we read {slip} again", Place.PARAGRAPH) == []


LONGER = "Restoring Old Maps of Rivers and Lakes by Hand for Everyone"
BEGUN = TitleList((*KNOWN.titles, KnownTitle(LONGER, squeeze(LONGER))))


def near(text: str, place: Place = Place.ITEM, heading: tuple[str, ...] = ()) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, reading=text, place=place, heading=heading)
    return [text[each.start : each.end] for each in near_titles_in(segment, BEGUN)]


@pytest.mark.parametrize("text", ["Restoring Old Maps of Rivers and Lakes by Hand"])
def test_many_words_that_only_one_known_title_begins_with_are_that_title(text: str) -> None:
    assert near(text) == [text]
    assert near(text.lower()) == []
    other = KnownTitle(f"{text} Again", squeeze(f"{text} Again"))
    segment = Segment(file="a.md", line=1, text=text, reading=text, place=Place.ITEM)
    assert near_titles_in(segment, TitleList((*BEGUN.titles, other))) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Restoring Old Cartographies of Riverbed", 1),  # five words of 35 letters
        ("Restoring Old Cartographies of Riverbe", 0),
        ("Restoring Internationalizing Cartographies Understood", 0),
    ],
)
def test_few_words_or_letters_are_no_beginning_of_a_title(text: str, count: int) -> None:
    title = f"{text} and Some More Words of It"
    segment = Segment(file="a.md", line=1, text=text, reading=text, place=Place.ITEM)
    assert len(near_titles_in(segment, TitleList((KnownTitle(title, squeeze(title)),)))) == count


@pytest.mark.parametrize("before", ["cf. ", "finish ", "have to read "])
def test_small_words_before_a_cut_off_title_are_not_part_of_it(before: str) -> None:
    cut = "Deep Residual Learning for Image…"
    assert near(f"{before}{cut}") == [cut]
    assert near(f"{before}Deep Residual Learning for Image Recogntion") == []


@pytest.mark.parametrize("lead", ["[14:11] ", "3/17 ", "12:00:05 - ", "[14:11] Mei: "])
def test_a_title_with_a_typo_after_a_time_a_date_or_a_speaker_is_the_title(lead: str) -> None:
    slip = "Deep Residual Learning for Image Recogntion"
    assert near(f"{lead}{slip}", Place.PARAGRAPH) == [slip]
    assert near(f"Room {slip}", Place.PARAGRAPH) == []


def test_films_and_songs_are_no_papers_even_if_a_paper_begins_with_their_title() -> None:
    begun = "Restoring Old Maps of Rivers and Lakes by Hand"
    assert near(begun, heading=("Books and films",)) == []
    assert near(begun, heading=("Films", "Papers")) == [begun]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Deep Residual Learning for Image...\nsecond line", "Deep Residual Learning for Image..."),
        ("cf. Deep Residual Learning for Image ...\nsecond line", "Deep Residual Learning for Image ..."),
        ("first line here\nfinish Deep Residual Learning for Image\u2026", "Deep Residual Learning for Image\u2026"),
        ("cf. Deep Residual Learning for Image Recogntion\nsecond line", None),
    ],
)
def test_a_line_of_a_paragraph_may_be_a_cut_off_title_after_a_word(text: str, title: str | None) -> None:
    assert seen(text, Place.PARAGRAPH) == ([title] if title else [])


@pytest.mark.parametrize(
    "remark",
    [
        " (Ida + Bob? check)",
        " (again",
        " - the old one",
        " -- see it",
        " — 2 of them",
        " + código",
        " ← für den kurs",
        " -> for the wide old thing",
    ],
)
def test_a_remark_after_a_title_with_a_typo_is_not_part_of_it(remark: str) -> None:
    slip = "Deep Residual Learning for Image Recogntion"
    assert seen(f"{slip}{remark}") == [slip]


def test_more_words_after_an_arrow_may_be_another_title() -> None:
    slip = "Deep Residual Learning for Image Recogntion"
    assert seen(f"{slip} -> Squeeze and Excite") == seen(f"{slip} => for Video") == seen(f"{slip} -> Kim") == []
    assert seen(f"{slip} -> for video and audio") == []


def test_a_sign_for_and_may_be_among_the_first_letters() -> None:
    title, slip = "Maps and Rivers: Drawing Old Towns by Hand", "Maps & rivers: drawing old towns by hnad"
    known = TitleList((KnownTitle(title, squeeze(title)),))
    segment = Segment(file="a.md", line=1, text=slip, place=Place.ITEM, reading=slip)
    assert [each.text for each in near_titles_in(segment, known)] == [slip]


@pytest.mark.parametrize(
    ("before", "count"), [("He 16 → ", 1), ("He -> ", 1), ("deep => ", 1), ("He →", 0), ("He ~> ", 0)]
)
def test_a_title_with_a_typo_after_an_arrow_is_the_title(before: str, count: int) -> None:
    slip = "Deep Residual Learning for Image Recogntion"
    assert seen(f"{before}{slip}") == [slip] * count
