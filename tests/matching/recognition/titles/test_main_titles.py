"""The words before the colon of a known title, standing alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.ids import Id
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.matching.recognition.titles.main_titles import heads_in, main_titles_in

KNOWN = headed(
    "Talking to Robots: A Long Story of Machines",
    "Deep Sets of Things: One Way",
    "Deep Sets of Things: Another Way",
    "Golden RPG: Noise of Regions",
    "Paper Lanterns: Lights at Night",
    "Lanternification: Lights at Night",
    "Beyond Chain-of-Thought - Rewriting for All",
    "Coded plane waves in ultrasound: A Formulation",
    "Coded plane waves now: A Formulation",
    "The Golden Lamps of RPG Nights: A Survey",
    "Small Lamps at Night: A Survey",
    "For the sake of simplicity: A Survey",
)


def found(text: str, place: Place = Place.ITEM, taken: tuple[Sighting, ...] = ()) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place, level=1, group=1)
    return [title.text for title in main_titles_in(segment, KNOWN, taken)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talking to Robots", "Talking to Robots"),
        ("分割：Talking to Robots", "Talking to Robots"),
        ("Talking To Robots, again", "Talking To Robots"),
        ("yet Talking to Robots is one attempt", "Talking to Robots"),
        ("Talking to Robots: we liked the second half of it", "Talking to Robots"),
        ("Golden RPG", "Golden RPG"),
        ("pruning (The golden lamps of RPG nights) is slow", "The golden lamps of RPG nights"),
        ("they had it in “Small lamps at night” before", "Small lamps at night"),
        ("2026-05-28 Beyond Chain-of-Thought", "Beyond Chain-of-Thought"),
        ("For the sake of simplicity", "For the sake of simplicity"),
        ("we read For the sake of simplicity twice", "For the sake of simplicity"),
        ("Our input is old. Coded plane waves in ultrasound is before it", "Coded plane waves in ultrasound"),
    ],
)
def test_the_main_title_of_one_work_is_a_candidate(text: str, title: str) -> None:
    assert found(text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Deep Sets of Things",  # of two works
        "Paper Lanterns",  # two plain words are a topic
        "talking to robots",
        "Read it. For the sake of simplicity, we do not",  # the beginning of a sentence
        "they had Small lamps at night before",
        "(Small lamps at night, again)",
        "see Coded plane waves now",  # so few words in lower case
        "Talking to Robots in Space",
        "Slowly Talking to Robots",
        "Talking to Robots: A Short Story of Something Else",
        "Talking to Robots: walks, maps and drawings of towns",  # another subtitle
        "Talking to Robot",
        "Talking to Robots and Cats",
        "Part 2. Talking to Robots",
        "Ida Lee. Talking to Robots: we want no words of theirs. In Proceedings of Robots, 2020.",
        "Automatic Code Generation applied to Talking to Robots",
        "the Golden RPG features",  # two words in a sentence
        "Talking to Robots (TTR): later",  # spelled out, a topic
    ],
)
def test_other_words_and_parts_of_longer_titles_are_none(text: str) -> None:
    assert found(text) == []


def test_one_word_is_no_main_title() -> None:
    assert list(heads_in("Lanternification", KNOWN)) == []


def test_a_heading_must_consist_of_a_main_title() -> None:
    assert found("Talking to the Robots", Place.HEADING) == []
    assert found("Talking to Robots Today", Place.HEADING) == []
    known = headed("Talking to Some Robots: A Long Story")
    for text, count in (("Talking to Some Robots", 1), ("0.3.0 Talking to Some Robots", 0)):
        segment = Segment(file="a.md", line=1, text=text, place=Place.HEADING, level=1, group=1)
        assert len(list(main_titles_in(segment, known, ()))) == count


def test_comments_ids_and_the_places_of_titles_are_left_out() -> None:
    assert found("Talking to Robots", Place.COMMENT) == []
    assert found("Talking to Robots", taken=(Sighting(0, 7, "Talking"),)) == []
    numbered = Segment(
        file="a.md", line=1, text="Talking to Robots", place=Place.ITEM, ids=(Id("arxiv", "2101.00001"),)
    )
    assert list(main_titles_in(numbered, KNOWN, ())) == []


def test_a_main_title_that_records_give_as_a_name_counts_too() -> None:
    recorded = replace(KNOWN, names=frozenset(["talkingtorobots"]))
    segment = Segment(file="a.md", line=1, text="有人提到 Talking to Robots 的想法", place=Place.ITEM)
    assert [title.text for title in main_titles_in(segment, recorded, ())] == ["Talking to Robots"]


def test_three_words_of_a_heading_are_a_topic() -> None:
    assert found("Talking to Robots", Place.HEADING) == []
    known = headed("Talking to Old Robots: A Story")
    heading = Segment(file="a.md", line=1, text="Talking to Old Robots", place=Place.HEADING, level=2)
    assert [title.text for title in main_titles_in(heading, known, ())] == ["Talking to Old Robots"]


def test_the_heads_of_a_line_are_the_longest_and_do_not_overlap() -> None:
    text = "Deep Sets of Things and Talking to Robots"
    assert [(text[head.start : head.end], len(head.titles)) for head in heads_in(text, KNOWN)] == [
        ("Deep Sets of Things", 2),
        ("Talking to Robots", 1),
    ]


def test_a_main_title_does_not_reach_into_another_title() -> None:
    text = "Talking to Robots and Talking to Robots"
    places = [(head.start, head.end) for head in heads_in(text, KNOWN, [(8, 10)])]
    assert places == [(22, 39)]


def test_long_lines_are_left_out() -> None:
    line = "Talking to Robots, ".ljust(2000, "x")
    assert (found(line), found(f"{line}x")) == (["Talking to Robots"], [])


def test_a_main_title_has_twelve_words_at_most() -> None:
    most = "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve"
    more = f"Zero {most}"
    known = headed(f"{most}: Some More", f"{more}: Some More")
    assert [(head.start, head.end) for head in heads_in(most, known)] == [(0, len(most))]
    assert [more[head.start : head.end] for head in heads_in(more, known)] == [most]


def test_a_word_in_which_a_title_begins_has_no_main_title() -> None:
    line = "X-Talking to Robots"
    assert list(heads_in(line, KNOWN, [(2, 9)])) == []
    assert list(heads_in("Golden-Talking to Robots", KNOWN, [(7, 14)])) == []


@pytest.mark.parametrize(("label", "count"), [("movie: ", 0), ("- Film: *", 0), ("paper: ", 1), ("my movie: ", 1)])
def test_a_film_with_the_words_of_a_main_title_is_none(label: str, count: int) -> None:
    assert len(found(f"{label}Talking to Robots")) == count


@pytest.mark.parametrize(
    ("rest", "count"),
    [
        (": influence of friction on robots, this is old", 0),
        (" -- Building Other Agents Through Task Generalization", 0),
        (": influence of friction, this is old", 1),  # three words
        (" - we should try that with all of them", 1),
        (" is complete for Safe Recursion on Notation", 0),
        (" is complete for Safe things", 1),
        (" is complete for Safe Notation", 0),
        (" is complete. Safe Recursion on Notation", 1),
        (" is complete for BERT and GPT", 1),
    ],
)
def test_a_main_title_with_the_subtitle_or_the_rest_of_another_title_is_none(rest: str, count: int) -> None:
    assert len(found(f"as in Talking to Robots{rest}", Place.PARAGRAPH)) == count


def test_a_main_title_may_begin_a_line_that_ends_with_another_title() -> None:
    line = "Talking to Robots, then Deep Nets"
    heads = heads_in(line, KNOWN, [(line.index("Deep"), len(line))])
    assert [line[head.start : head.end] for head in heads] == ["Talking to Robots"]
