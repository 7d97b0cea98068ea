"""Titles that a link leads to, under another label or by its bare URL."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.whole_titles import titles_in

FIVE, FOUR, THREE, TWO = (
    "Attention Is All You Need",
    "Mining Activity Concepts Together",
    "Visual Instruction Tuning",
    "Instruction Tuning",
)
HYPHENED = "Scene Graph Generation for Long Videos"
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in (FIVE, FOUR, THREE, TWO, HYPHENED)))


def named(text: str, *marks: Stretch) -> list[tuple[int, int, str]]:
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, marks=marks)
    return [(each.start, each.end, each.text) for each in titles_in(segment, KNOWN)]


@pytest.mark.parametrize("title", [FIVE, THREE])
def test_a_wikilink_with_another_label_names_the_page_that_it_leads_to(title: str) -> None:
    assert named("see this work", Stretch(Mark.WIKI, 4, 8, title)) == [(4, 8, title)]
    assert named("see this work", Stretch(Mark.WIKI, 4, 8, f"papers/{title}")) == [(4, 8, title)]  # in a folder


@pytest.mark.parametrize(
    "mark",
    [
        Stretch(Mark.WIKI, 4, 8, TWO),  # two words may be a topic
        Stretch(Mark.WIKI, 4, 8, "Attention Is All"),  # the beginning of a title
        Stretch(Mark.WIKI, 4, 8, f"{THREE} at Length"),
        Stretch(Mark.WIKI, 4, 8, ""),
        Stretch(Mark.LINK, 4, 8, FIVE),
        Stretch(Mark.BOLD, 4, 8, FIVE),
        Stretch(Mark.LINK, 4, 8, "https://example.org/attention-is-all-you-need"),
        Stretch(Mark.BOLD, 4, 4, "https://example.org/attention-is-all-you-need"),
    ],
)
def test_other_marks_and_shorter_titles_name_nothing(mark: Stretch) -> None:
    assert named("see this work", mark) == []


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://example.org/attention-is-all-you-need/", FIVE),
        ("https://example.org/blog/attention-is-all-you-need?page=a-b-c-d-e", FIVE),
        ("https://example.org/scene-graph-generation-for-long-videos/attention-is-all-you-need", HYPHENED),
        ("https://example.org/?title=attention-is-all-you-need", None),
        ("https://example.org/mining-activity-concepts-together", None),  # too few words
        ("https://example.org/attentionisallyouneed", None),
        ("https://example.org/attention-is-all-you-need-now", None),
    ],
)
def test_a_bare_url_names_the_title_that_a_part_of_it_spells(url: str, title: str | None) -> None:
    assert named("see  here", Stretch(Mark.LINK, 4, 4, url)) == ([(4, 4, title)] if title else [])
