from __future__ import annotations

import pytest

from vlbib.core.record import Record
from vlbib.verification.compared_venues import compare_venues, compare_with_proceedings
from vlbib.verification.discrepancy import Flaw, Gravity
from vlbib.verification.proceedings_sizes import SIZES
from vlbib.verification.reference import BibReference
from vlbib.verification.survey import Survey

NAMED = Survey(names=frozenset({"iclr"}))
WHOLE = Survey(papers={("iclr", 2022): SIZES["iclr"][2022]}, names=frozenset({"iclr"}))


def _told(venue: str, recorded: str | None, survey: Survey = NAMED, year: int = 2022) -> list[tuple[str, str]]:
    reference = BibReference(key="key", title="Lines", venue=venue, year=year)
    records = [Record(source="dblp", title="Lines", venue=recorded)]
    return [(each.flaw, each.gravity) for each in compare_venues(reference, records, survey)]


@pytest.mark.parametrize(
    ("venue", "recorded", "told"),
    [
        ("ICLR", "The Tenth International Conference on Learning Representations, ICLR 2022", []),
        ("ICML", "ICLR", [(Flaw.VENUE, Gravity.WARNING)]),
        ("Int. J. Comput. Vis.", "ICCV", [(Flaw.VENUE, Gravity.INFO)]),
        ("Conference on Thinking Maps", "ICLR", [(Flaw.VENUE_UNHEARD, Gravity.WARNING)]),
        ("Lecture Notes in Computer Science", "ECCV", []),
        ("Conference on Thinking Maps", "Journal of Rivers", [(Flaw.VENUE, Gravity.INFO)]),
        ("arXiv preprint", "ICLR", []),
        ("ICLR", None, []),
    ],
)
def test_a_venue_is_compared_with_the_records(venue: str, recorded: str | None, told: list[tuple[str, str]]) -> None:
    assert _told(venue, recorded) == told


def test_a_venue_name_that_some_record_has_is_known() -> None:
    survey = Survey(names=frozenset({"conferenceonthinkingmaps"}))
    assert _told("Conference on Thinking Maps", "ICLR", survey) == []


def test_a_work_missing_from_complete_proceedings_is_reported_whether_or_not_its_record_has_a_venue() -> None:
    for recorded in ("ICML", None):
        assert _told("ICLR", recorded, WHOLE) == [(Flaw.NOT_IN_PROCEEDINGS, Gravity.WARNING)]
    assert _told("ICLR", "ICLR", WHOLE) == []
    assert _told("ICLR Workshop on Maps", None, WHOLE) == []


@pytest.mark.parametrize(
    "track",
    [
        "60th Annual Meeting of the Association for Computational Linguistics: System Demonstrations",
        "Annual Meeting of the Association for Computational Linguistics: Student Research Workshop",
        "ACL (Industry Track)",
        "ACL Tutorial Abstracts",
        "ACL Spring Symposium: Logic in Maps",
        "ACL (demo)",
        "Findings of ACL",
    ],
)
def test_papers_of_tracks_beside_the_main_papers_are_not_expected_in_the_list(track: str) -> None:
    survey = Survey(papers={("acl", 2022): SIZES["acl"][2022]})
    assert _told(track, None, survey) == []
    reference = BibReference(key="key", title="Lines", venue=track, year=2022)
    assert compare_with_proceedings(reference, survey) == []


@pytest.mark.parametrize("name", ["ACL", "EMNLP", "NAACL"])
def test_a_preprint_may_be_in_a_track_that_the_conferences_list_lacks(name: str) -> None:
    survey = Survey(papers={(name.lower(), 2022): SIZES[name.lower()][2022]})
    assert _told(name, None, survey) == [(Flaw.NOT_IN_PROCEEDINGS, Gravity.INFO)]
    assert _told(name, "ICLR", survey) == [(Flaw.NOT_IN_PROCEEDINGS, Gravity.WARNING)]
    reference = BibReference(key="key", title="Lines", venue=name, year=2022)
    assert [each.gravity for each in compare_with_proceedings(reference, survey)] == [Gravity.WARNING]


def test_incomplete_proceedings_show_nothing_about_a_work_that_is_not_found() -> None:
    reference = BibReference(key="key", title="Lines", venue="ICLR", year=2022)
    assert compare_with_proceedings(reference, NAMED) == []
    assert [each.flaw for each in compare_with_proceedings(reference, WHOLE)] == [Flaw.NOT_IN_PROCEEDINGS]


def test_a_year_in_which_a_venue_did_not_take_place_is_reported() -> None:
    assert _told("ICCV", None, year=2020) == [(Flaw.VENUE_NOT_HELD, Gravity.WARNING)]


def test_a_year_in_which_even_the_records_venue_did_not_take_place_is_reported() -> None:
    for name in ("ICCV", "Proceedings of the IEEE International Conference on Computer Vision"):
        assert _told(name, "ICCV", NAMED, 2022) == [(Flaw.VENUE_NOT_HELD, Gravity.WARNING)]
        assert _told(name, "ICCV", NAMED, 2021) == []
    assert _told("ICCV Workshops", "ICCV Workshops", NAMED, 2022) == []
