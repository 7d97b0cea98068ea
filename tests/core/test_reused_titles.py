"""Titles that many issues use again, and what distinguishes two pieces, with a case on either side."""

from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.core.reused_titles import are_two_pieces, is_reused_title, place_apart


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Editorial", True),
        ("Guest Editors’ Introduction", True),
        ("Introduction to the Special Issue", True),
        ("Preface to the Second Edition", True),
        ("Message from the Editor-in-Chief", True),
        ("Book Review", True),
        ("Editorial 2020", True),
        ("Avant-propos", True),
        ("Introduction to Algorithms", False),
        ("Introduction to the special issue on sheep", False),
        ("The Third Edition", False),
        ("2001", False),
        ("", False),
    ],
)
def test_a_title_of_only_names_of_pieces_is_reused(title: str, expected: object) -> None:
    assert is_reused_title(title) is expected


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ({"volume": "3"}, {"volume": "5"}, "volume 3 and volume 5"),
        ({"number": "1"}, {"issue": "2"}, "number 1 and number 2"),
        ({"pages": "1--2"}, {"pages": "7"}, "pages 1 and pages 7"),
        ({"pages": "1--2"}, {"pages": "1-3"}, ""),
        ({"year": "2019"}, {"date": "2020-01-03"}, "year 2019 and year 2020"),
        ({"year": "2019", "volume": "3", "pages": "1"}, {"year": "2020", "volume": "3", "pages": "1--2"}, ""),
        ({"year": "2019", "volume": "3"}, {"year": "2020", "volume": "3"}, "year 2019 and year 2020"),
        ({"doi": "10.5555/a"}, {"doi": "10.5555/b"}, "DOI 10.5555/a and DOI 10.5555/b"),
        ({"doi": "10.5555/a", "volume": "3"}, {"doi": "10.5555/A", "volume": "5"}, ""),
        ({"volume": "3"}, {"pages": "5"}, ""),
        ({}, {}, ""),
    ],
)
def test_different_places_distinguish_two_pieces(first: dict[str, str], second: dict[str, str], why: str) -> None:
    assert place_apart(first, second) == why
    assert bool(place_apart(second, first)) is bool(why)


def test_records_of_a_reused_title_are_two_pieces_if_their_places_differ() -> None:
    first = Record(source="crossref", title="Preface", volume="3", ids=(Id("doi", "10.5555/a"),))
    second = Record(source="dblp", title="Preface", volume="4")
    assert are_two_pieces(first, second)
    assert not are_two_pieces(first, Record(source="dblp", title="Preface", volume="3"))
    assert not are_two_pieces(*(Record(source="dblp", title="Amber lines", volume=volume) for volume in ("3", "4")))
