"""Further works in a list on one line, next to a known one."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import Headed

from vlbib.core.known import KnownTitle
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.listed_parts import listed_parts

TITLE = "Finding the Shadows of Old Trees"
KNOWN = Headed(
    tuple(
        KnownTitle(text, squeeze(text))
        for text in (
            TITLE,
            "Instance Shadow Detection",
            "Instance Shadow Detection of Cats",
            "Deep Lines",
            "Deep Lines of Cats",
            "Wee Lines",
            "ShowUI: One Model for Screens",
            "Vamos: Action Models of Film",
            "ReCoT: One Way",
            "ReCoT: Another Way",
            "Pink: One Way",
            "Pink: Another Way",
        )
    ),
    frozenset(("clip", "adam", "abc")),
)


def listed(text: str, seen: str = TITLE, place: Place = Place.ITEM) -> list[str]:
    start = text.find(seen)
    segment = Segment(file="a.md", line=1, text=text, place=place)
    sightings = (Sighting(start, start + len(seen), seen),) if start >= 0 else ()
    return [text[each.start : each.end] for each in listed_parts(segment, KNOWN, sightings)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{TITLE}, ShowUI, Vamos", ["ShowUI", "Vamos"]),
        (f"read ShowUI, {TITLE} and CLIP", ["CLIP"]),
        (f"next week: ShowUI / {TITLE}", ["ShowUI"]),
        (f"{TITLE} (again); Instance Shadow Detection (2020)", ["Instance Shadow Detection"]),
        (f"影: Instance Shadow Detection；{TITLE}", ["Instance Shadow Detection"]),
        (f"first line\n{TITLE} · CLIP", ["CLIP"]),
        (f"{TITLE} → Instance Shadow Detection (Ida's, our joke, again)", ["Instance Shadow Detection"]),
        (f"14:10 — part 2: Instance Shadow Detection → {TITLE}", ["Instance Shadow Detection"]),
        (f"Instance Shadow Detection 4.5|{TITLE} 3|lunch 2", ["Instance Shadow Detection"]),
        (f"Instance Shadow Detection 4|{TITLE} 3|lunch 2", []),  # all may be versions
        (f"{TITLE}、CLIP(my one, not theirs)", []),  # remarks on a name say which one is meant
    ],
)
def test_whole_titles_and_names_of_one_work_next_to_a_known_one_count(text: str, names: list[str]) -> None:
    assert listed(text) == names


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}, Instance Shadow Detection",  # a comma may be inside a longer title
        f"{TITLE}; about ShowUI; CLIP",  # the part between them is no work
        f"see {TITLE}; CLIP",  # the known title is not all of its part
        f"{TITLE}; Pink",  # of two works
        f"{TITLE}; ABC",  # three letters
        f"{TITLE}; Deep Lines",  # two words that another title begins with
        f"{TITLE}; Adam",  # an optimiser
        f"{TITLE}\nCLIP",
        "ShowUI; CLIP",
    ],
)
def test_other_parts_are_none(text: str) -> None:
    assert listed(text) == []


def test_lists_of_parts_results_and_headings_have_none() -> None:
    assert listed(f"Encoder: {TITLE}; CLIP") == []
    assert listed(f"{TITLE}; CLIP", place=Place.HEADING) == []


def test_a_line_of_five_hundred_characters_is_read_and_no_longer_one() -> None:
    text = f"{TITLE}; CLIP"
    assert (listed(text.ljust(500)), listed(text.ljust(501))) == (["CLIP"], [])


def test_the_box_of_a_task_is_no_part_of_the_first_name() -> None:
    assert listed(f"[ ] ShowUI, {TITLE}") == listed(f"[x] ShowUI, {TITLE}") == ["ShowUI"]
