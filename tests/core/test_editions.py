from __future__ import annotations

import pytest

from vlbib.core.editions import editions_apart

APART = [
    ("book", {"volume": "1"}, {"volume": "2"}, "volume 1 and volume 2"),
    ("book", {"edition": "First"}, {"edition": "Third"}, "edition First and edition Third"),
    ("proceedings", {"year": "2019"}, {"year": "2020"}, "2019 and 2020"),
    ("techreport", {"year": "2019"}, {"date": "2020-03"}, "2019 and 2020"),
    ("techreport", {"number": "A-1"}, {"number": "B-7"}, "number A-1 and number B-7"),
    ("patent", {"number": "US1"}, {"number": "US2"}, "number US1 and number US2"),
    ("software", {"version": "0.24"}, {"version": "1.0"}, "version 0.24 and version 1.0"),
    ("online", {"url": "https://a.org/x"}, {"url": "https://a.org/y"}, "two addresses"),
    ("article", {"volume": "1", "pages": "1--9"}, {"volume": "7", "pages": "30--39"}, "volume 1 and volume 7"),
    ("incollection", {"volume": "1", "pages": "3"}, {"volume": "4", "pages": "90"}, "volume 1 and volume 4"),
]
ONE = [
    ("book", {"volume": "1"}, {}),
    ("book", {"year": "2019"}, {"year": "2020"}),
    ("techreport", {"number": "TR-12"}, {"number": "12"}),
    ("article", {"volume": "1", "pages": "1--9"}, {"volume": "2", "pages": "1--9"}),
    ("article", {"volume": "1", "pages": "1--9"}, {"pages": "30--39"}),
    ("article", {"number": "1"}, {"number": "2"}),
    ("online", {"url": "https://www.a.org/x/"}, {"url": "http://a.org/x"}),
    ("misc", {"year": "2019"}, {"year": "2020"}),
]


@pytest.mark.parametrize(("kind", "first", "second", "why"), APART)
def test_volume_number_edition_or_year_of_a_report_distinguishes_publications_of_one_title(
    kind: str, first: dict[str, str], second: dict[str, str], why: str
) -> None:
    assert editions_apart((kind, kind), first, second) == why
    assert editions_apart((kind, "unpublished"), first, second) == ""
    assert editions_apart((kind, kind), first, first) == ""


@pytest.mark.parametrize(("kind", "first", "second"), ONE)
def test_missing_values_and_other_wording_distinguish_nothing(
    kind: str, first: dict[str, str], second: dict[str, str]
) -> None:
    assert editions_apart((kind, kind), first, second) == ""
    assert editions_apart((kind, kind), second, first) == ""


def test_aliases_of_a_type_are_one_type() -> None:
    assert editions_apart(("techreport", "report"), {"year": "2019"}, {"year": "2020"}) == "2019 and 2020"
