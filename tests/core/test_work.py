"""The place and claims of a mention, and the title of a work."""

from __future__ import annotations

from msgspec.structs import replace

from vlbib.core.ids import Id
from vlbib.core.work import Mention, Work

MENTION = Mention(file="a.md", line=3, text="Nets", year=2021, venue="ICCV", heading=("VLP",), section=("VLP",))


def test_a_mention_has_the_same_place_on_any_line() -> None:
    assert replace(MENTION, line=9, year=2022).place == MENTION.place
    for changed in ({"file": "b.md"}, {"heading": ("VLP", "Nets")}, {"text": "Other Nets"}):
        assert replace(MENTION, **changed).place != MENTION.place


def test_the_claims_of_a_note_are_year_venue_authors_and_ids_but_not_the_title() -> None:
    assert replace(MENTION, text="Other Nets", line=9).claims == MENTION.claims
    for changed in ({"year": 2022}, {"venue": None}, {"authors": ("Rossi",)}, {"ids": (Id("doi", "10.5555/1"),)}):
        assert replace(MENTION, **changed).claims != MENTION.claims


def test_the_title_of_a_work_is_that_of_the_mention_that_names_it_first() -> None:
    work = Work(mentions=(MENTION, replace(MENTION, text="Nets Again", line=1)))
    assert (work.first, work.title) == (MENTION, "Nets")
