"""Short titles with the year of their work right after them."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.objections import Objection
from vlbib.core.segment import Place, Segment
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.whole_titles import passed_over, titles_in

THREE = "Wide Residual Trees"
TOPIC = "Graph Cutting Methods"
TITLES = (
    THREE,
    *(f"{THREE} of {letter}" for letter in "AB"),
    TOPIC,
    *(f"{TOPIC} {letter}" for letter in "ABCDEFGHIJK"),
)
KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title)) for title in TITLES),
    facts={squeeze(title): (TitleFacts(("rossi",), 2018),) for title in (THREE, TOPIC)},
)


def seen(text: str, year: int | None = None) -> list[tuple[str, int | None]]:
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, year=year)
    return [(text[each.start : each.end], each.year) for each in titles_in(segment, KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "wide residual trees (2018) look like the ancestor of it",
        "ida: wide residual trees [2017], again",
        "They say that it is new. WIDE RESIDUAL TREES, 2018. So it is old.",
        "wide residual trees, 2019",
        "wide residual trees !! 2018. We cut them.",
        "2018 · wide residual trees (the old story)",
        "**2018** — wide residual trees",
        "> 2018: Wide residual trees",
    ],
)
def test_three_words_in_any_case_count_between_stops_with_the_year_of_their_work(text: str) -> None:
    ((title, year),) = seen(text)
    assert title.lower() == THREE.lower()
    assert year in (2017, 2018, 2019)


@pytest.mark.parametrize(
    "text",
    [
        "wide residual trees (2015) are older",  # another year
        "we cut wide residual trees (2018) in a park",
        "wide residual trees, 2018 was cold",
        "We said so. Wide Residual Trees, 2015. Enough.",
        "2015 · wide residual trees (the old story)",
        "in 2018: wide residual trees (the old story)",
        "2018 we cut wide residual trees",
        "2018: wide residual trees, again",
        "2017: wide residual trees",  # not exactly the year
        "graph cutting methods (2018) are old",  # the beginning of eleven other titles
    ],
)
def test_another_year_or_words_around_them_do_not_make_three_words_count(text: str) -> None:
    assert seen(text) == []


def test_a_dated_title_in_a_sentence_in_small_letters_is_reported() -> None:
    segment = Segment(file="a.md", line=1, text="we cut wide residual trees (2018) in a park", place=Place.PARAGRAPH)
    assert passed_over(segment, KNOWN) == ((THREE, Objection.SMALL_LETTERS),)


FOUR = "Wide Trees of Parks"
PLACED = TitleList(
    tuple(KnownTitle(title, squeeze(title)) for title in (FOUR, f"{FOUR} Again")),
    facts={squeeze(FOUR): (TitleFacts(("rossi",), 2018, ("ICCV",)),)},
)


@pytest.mark.parametrize(
    ("after", "counts"),
    [(" ICCV", True), (" ICCV 最佳论文", True), (" ICCV, nice", True), (" ICCV best paper", True), (" CVPR", False),
     (" ICCV Trees", False), (" Parks", False)],
)  # fmt: skip
def test_a_title_of_few_words_ends_before_the_venue_of_its_work(after: str, *, counts: bool) -> None:
    segment = Segment(file="a.md", line=1, text=f"{FOUR}{after}", place=Place.ITEM)
    assert bool(titles_in(segment, PLACED)) is counts


def test_the_year_of_the_only_title_of_a_segment_is_the_one_read_by_its_form() -> None:
    one, two = f"{THREE} (2018)", f"{THREE} (2018); {TOPIC} (2018)"
    assert [seen(one), seen(one, 2018)] == [[(THREE, 2018)], [(THREE, None)]]
    assert [year for _, year in seen(two, 2018)] == [2018, 2018]
