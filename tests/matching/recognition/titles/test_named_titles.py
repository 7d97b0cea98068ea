"""A short name beside a title: that of its work is told, and makes a title of two words count."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import CELL_END, Place, Segment
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.whole_titles import titles_in

FIVE, TWO = "Attention Is All You Need", "Instruction Tuning"
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in (TWO, "Boundless")))


def seen(text: str, place: Place) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place)
    return [text[sighting.start : sighting.end] for sighting in titles_in(segment, KNOWN)]


@pytest.mark.parametrize(
    ("text", "place", "counts"),
    [
        (f"ITune ({TWO})", Place.ITEM, True),
        (f"4. ITune ({TWO}).", Place.ITEM, False),
        (f"{TWO} (ITune)", Place.HEADING, True),
        (f"4{CELL_END}ITune ({TWO}){CELL_END}x", Place.ROW, True),
        (f"ITune ({TWO})", Place.PARAGRAPH, False),
        (f"Mostly ({TWO})", Place.ITEM, False),  # no name
        (f"{TWO} (mostly)", Place.ITEM, False),
        (f"we use ITune ({TWO})", Place.ITEM, False),
        (f"ITune ({TWO} of Cats)", Place.ITEM, False),
        (f"ITune {TWO}", Place.ITEM, False),
    ],
)
def test_a_title_of_two_words_counts_with_its_name_in_brackets(text: str, place: Place, *, counts: bool) -> None:
    assert seen(text, place) == [TWO] * counts


def test_a_title_of_one_word_does_not_count_with_a_name_beside_it() -> None:
    assert seen("ITune (Boundless)", Place.ITEM) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Transformer: {FIVE}", "Transformer"),
        (f"a Transformer – {FIVE}", "Transformer"),
        (f"Transformer ({FIVE})", "Transformer"),
        (f"{FIVE} (Transformer)", "Transformer"),
        (f"{FIVE} [transformer]", "transformer"),
        (f"Homework: {FIVE}", ""),
        (f"{FIVE} (2017)", ""),
        (f"Transformer\n{FIVE}", ""),
        (FIVE, ""),
    ],
)
def test_the_work_s_own_name_beside_its_title_is_in_the_sighting(text: str, name: str) -> None:
    known = TitleList((KnownTitle(FIVE, squeeze(FIVE), frozenset(("transformer",))),))
    (sighting,) = titles_in(Segment(file="a.md", line=1, text=text, place=Place.ITEM), known)
    assert sighting.called == name


@pytest.mark.parametrize(("text", "counts"), [
    ("SAM: Segment Anything", True),
    ("- SAM – Segment Anything (2023)", True),
    ("SAM: Segment Anything, 2023", True),
    ("(SAM) Segment Anything", True),
    ("[SAM] Segment Anything (2023)", True),
    ("- [x] (SAM)Segment Anything", True),
    ("(DINO) Segment Anything", False),
    ("(SAM) Segment Anything in Maps", False),
    ("BERT: Segment Anything", False),
    ("SAM: Segment Anything in Maps", False),
    ("SAM: Segment Anything: Two", False),
])  # fmt: skip
def test_two_words_count_after_the_work_s_own_name(text: str, *, counts: bool) -> None:
    known = TitleList((KnownTitle("Segment Anything", "segmentanything", frozenset(("sam",))),))
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    assert bool(titles_in(segment, known)) is counts


@pytest.mark.parametrize(("spaces", "called"), [(95, "Able"), (96, "")])
def test_a_hundred_characters_before_a_title_are_searched_for_its_name(spaces: int, called: str) -> None:
    segment = Segment(file="a.md", line=1, text=f"Able:{' ' * spaces}{FIVE}", place=Place.PARAGRAPH)
    titles = TitleList((KnownTitle(FIVE, squeeze(FIVE), frozenset({"able"})),))
    assert [sighting.called for sighting in titles_in(segment, titles)] == [called]
