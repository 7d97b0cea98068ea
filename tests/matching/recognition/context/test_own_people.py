"""Authors of a title's own work right beside it: there it ends, whatever else stands around it."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.core.text import squeeze
from vlbib.matching.recognition.context.own_people import are_own_people_beside
from vlbib.matching.recognition.recognise import recognise

LONG, SHORT = "Counting the Tall Trees of a Town", "Preferential Tree Counting Networks"
PEOPLE = ("tarkowski", "ng", "deleeuw", "poe")
KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title)) for title in (LONG, SHORT)),
    facts={squeeze(LONG): (TitleFacts(PEOPLE, 2019),), squeeze(SHORT): (TitleFacts(("anand", "precup"), 2021),)},
)


@pytest.mark.parametrize(
    "text",
    [
        "{} Tarkowski I think eighteen", "{} — Tarkowski J.", "{} (Tarkowski, Ng)", "{} by tarkowski",
        "{}, J. Tarkowski", "the one from Tarkowski {} at last", "Tarkowski's {}", "{}, de-Leeuw and others",
        "{} by Poe",
    ],
)  # fmt: skip
def test_an_author_right_before_or_after_a_long_title_is_beside_it(text: str) -> None:
    start = text.index("{}")
    assert are_own_people_beside(text.format(LONG), start, start + len(LONG), KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "{} Kowalski",
        "{} for Tarkowski",
        "Tarkowski says {}",
        "{}. Tarkowski",
        "{} Ng",
        "{}",
        "{} by Jan Tarkowski",
        "{} (again, Tarkowski)",
    ],
)
def test_other_people_and_people_further_away_are_not(text: str) -> None:
    start = text.index("{}")
    assert not are_own_people_beside(text.format(LONG), start, start + len(LONG), KNOWN)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" (anand & precup)", True),
        (" by Anand and Precup", True),
        (", A. Anand, D. Precup", True),
        (" (Anand)", True),  # the first of them, alone in brackets
        (" (Anand et al.)", True),
        (" Anand", False),
        (" (Precup)", False),
        (" (Precup & Anand)", False),
        (" (Anand, Precup, Rossi)", False),
    ],
)
def test_a_short_title_needs_all_of_its_authors_in_order(after: str, *, expected: bool) -> None:
    assert are_own_people_beside(f"{SHORT}{after}", 0, len(SHORT), KNOWN, every=True) is expected


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("um the paper from Tarkowski counting the tall trees of a town that one please", True),
        ("um the paper from Kowalski counting the tall trees of a town that one please", False),
        ("Grasping: Counting the Tall Trees of a Town (Tarkowski, Ng)", True),
        ("Reply to Tarkowski Counting the Tall Trees of a Town", False),
        ("baseline w/ preferential tree counting networks (anand & precup)", True),
        ("baseline w/ preferential tree counting networks (precup)", False),
    ],
)
def test_a_known_title_beside_its_people_counts_where_a_longer_one_could_be_meant(text: str, *, is_named: bool) -> None:
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
    assert bool(recognise([segment], KNOWN)[0]) is is_named


@pytest.mark.parametrize(("before", "expected"), [(0, True), (1, False)])
def test_people_are_read_up_to_sixty_characters_away(before: int, expected: bool) -> None:  # noqa: FBT001
    name = "Tarkowski-" + "x" * (49 + before)
    known = TitleList(KNOWN.titles, facts={squeeze(LONG): (TitleFacts((squeeze(name),), 2019),)})
    after = f"{LONG} {name}"
    assert are_own_people_beside(after, 0, len(LONG), known) is expected
    start = len(name) + 1
    assert are_own_people_beside(f"{name} {LONG}", start, start + len(LONG), known) is expected


def test_a_short_title_of_one_author_needs_brackets() -> None:
    known = TitleList(KNOWN.titles, facts={squeeze(SHORT): (TitleFacts(("anand",), 2021),)})
    texts = (f"{SHORT} Anand", f"{SHORT} (Anand)")
    assert [are_own_people_beside(text, 0, len(SHORT), known, every=True) for text in texts] == [False, True]
