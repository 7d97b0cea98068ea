"""Authors of a title's own work right beside it: there it ends."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.core.text import squeeze
from vlbib.matching.recognition.context.own_people import OwnPeople, own_people
from vlbib.matching.recognition.recognise import recognise

LONG, SHORT = "Counting the Tall Trees of a Town", "Preferential Tree Counting Networks"
PEOPLE = ("tarkowski", "ng", "deleeuw", "poe", "moon")
KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title)) for title in (LONG, SHORT)),
    facts={squeeze(LONG): (TitleFacts(PEOPLE, 2019),), squeeze(SHORT): (TitleFacts(("anand", "precup"), 2021),)},
)
BEFORE, AFTER, SEVERAL = OwnPeople(before=True), OwnPeople(after=True), OwnPeople(several=True)


def beside(text: str) -> OwnPeople:
    start = text.index("{}")
    return own_people(text.format(LONG), start, start + len(LONG), KNOWN)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("{} Tarkowski I think eighteen", AFTER),
        ("{} — Tarkowski J.", AFTER),
        ("{} by tarkowski", AFTER),
        ("{}, J. Tarkowski", AFTER),
        ("{}, de-Leeuw and others", AFTER),
        ("{} by Poe", AFTER),
        ("{} (Moon)", AFTER),  # a word of everyday language, in brackets
        ("the one from Tarkowski {} at last", BEFORE),
        ("{} (Tarkowski, Ng)", OwnPeople(after=True, several=True)),
        ("{} (tarkowski & ng, 2019)", OwnPeople(after=True, several=True)),
    ],
)
def test_authors_right_before_or_after_a_title_are_beside_it(text: str, people: OwnPeople) -> None:
    assert beside(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "{} Kowalski", "{} for Tarkowski", "Tarkowski says {}", "Tarkowski {}", "Tarkowski's {}",
        "{}. Tarkowski", "{} Ng",
        "{}",
        "{} by Jan Tarkowski", "{} (again, Tarkowski)", "{} of Tarkowski Towns", "{} Tarkowski Towers",
        "{} Poe-like", "{} Moon",
        "Learning by Tarkowski {}", "the one de Tarkowski {}", "from Moon {}", "{} (Tarkowski Towers)",
        "{} Tarkowski 2",
    ],
)  # fmt: skip
def test_other_people_people_further_away_and_words_of_a_longer_title_are_not(text: str) -> None:
    assert beside(text) == OwnPeople()


@pytest.mark.parametrize(("more", "is_seen"), [(0, True), (1, False)])
def test_people_are_read_up_to_sixty_characters_away(more: int, is_seen: bool) -> None:  # noqa: FBT001
    name = "Tarkowski-" + "x" * (44 + more)
    known = TitleList(KNOWN.titles, facts={squeeze(LONG): (TitleFacts((squeeze(name),), 2019),)})
    assert own_people(f"{LONG} by   {name}", 0, len(LONG), known).after is is_seen
    text = f"from {name} {LONG}"
    start = len(text) - len(LONG)
    assert own_people(text, start, len(text), known).before is is_seen


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("um the paper from Tarkowski counting the tall trees of a town that one please", True),
        ("um the paper from Kowalski counting the tall trees of a town that one please", False),
        ("Grasping Twigs: Counting the Tall Trees of a Town (Tarkowski, Ng)", True),
        ("Sparse Counting the Tall Trees of a Town (Tarkowski, Ng)", False),
        ("Re: Counting the Tall Trees of a Town (Tarkowski, Ng)", False),
        ("Talks by Ng Counting the Tall Trees of a Town", False),  # not the first of them
        ("Grasping Twigs: Counting the Tall Trees of a Town (Tarkowski)", False),  # a longer title may begin before it
        ("Quick Counting the Tall Trees of a Town (Tarkowski)", False),
        ("Non-Counting the Tall Trees of a Town (Tarkowski, Ng)", False),
        ("Reply to Counting the Tall Trees of a Town (Tarkowski, Ng)", False),
        ("Why Tarkowski's Counting the Tall Trees of a Town Fails", False),
        ("Counting the Tall Trees of a Town of Moon Owls", False),
        ("preferential tree counting networks (anand) for the grid", True),
        ("baseline w/ preferential tree counting networks (anand & precup)", True),
        ("preferential tree counting networks (precup) on it", True),
        ("baseline preferential tree counting networks (rossi) on it", False),
    ],
)
def test_a_known_title_beside_its_people_ends_there(text: str, *, is_named: bool) -> None:
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
    assert bool(recognise([segment], KNOWN)[0]) is is_named
