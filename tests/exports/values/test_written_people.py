from __future__ import annotations

import pytest

from vlbib.exports.values.written_people import put_people_right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Li, Heng and 1000 Genome Project Subgroup", "Li, Heng and {1000 Genome Project Subgroup}"),
        ("World Health Organization", "{World Health Organization}"),
        ("Institute for Samples and Holm, Rita", "{Institute for Samples} and Holm, Rita"),
        ("Department of Energy", "{Department of Energy}"),
        ("Holm (https://example.org/users/1/holm)", "Holm"),
        ("Holm, Rita [@ritaholm]", "Holm, {Rita [@ritaholm]}"),
        ("The Sampling Group and others", "{The Sampling Group} and others"),
    ],
)
def test_bodies_get_braces_and_names_lose_addresses(written: str, right: str) -> None:
    values = {"author": written, "editor": written}
    put_people_right(values)
    assert values == {"author": right, "editor": right}


@pytest.mark.parametrize(
    "written",
    [
        "{World Health Organization}",
        "Group, Ann",
        "J. Group",
        "Isidore of Seville",
        "Rita Holm and Ada Sampler",
        "Team",
        "Holm, Rita (ed.)",
    ],
)
def test_people_and_braced_names_are_unchanged(written: str) -> None:
    values = {"author": written}
    put_people_right(values)
    assert values == {"author": written}


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("K.Q. Lamp and Doe, J.R.R.", "K. Q. Lamp and Doe, J. R. R."),
        ("A.B.Lamp", "A. B. Lamp"),
        ("Ann Lamp. and Bo Wick.", "Ann Lamp and Bo Wick"),
        ("Lamp, Ann, Jr. and {Lamp Corp.} and Lamp Ltd.", "Lamp, Ann, Jr. and {Lamp Corp.} and Lamp Ltd."),
        ("J.-P. Lamp and D'A. Lamp", "J.-P. Lamp and D'A. Lamp"),
        ("{U.S. Department of Lamps} and K. Q. Lamp", "{U.S. Department of Lamps} and K. Q. Lamp"),
    ],
)
def test_initials_are_separated_and_full_stops_removed(written: str, right: str) -> None:
    values = {"author": written, "translator": written}
    put_people_right(values)
    assert values == {"author": right, "translator": right}


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Lamp, K.Q. and Holm, A.", "Lamp, K. Q. and Holm, A."),
        ("Holm, Rita. and Lamp, K.", "Holm, Rita and Lamp, K."),
        ("Lamp, K. and Holm, Rita.", "Lamp, K. and Holm, Rita"),
        ("Holm, Rita.\n and Lamp, K.", "Holm, Rita and Lamp, K."),
        ("Holm, Rita. \nand Lamp, K. Q.", "Holm, Rita and Lamp, K. Q."),
        ("Holm, Rita.  and Lamp, K. Q.", "Holm, Rita and Lamp, K. Q."),
        ("Lamp, K. Q. and Holm, R. Ada", "Lamp, K. Q. and Holm, R. Ada"),
    ],
)
def test_initials_are_apart_and_no_full_stop_follows_a_whole_name(written: str, right: str) -> None:
    values = {"author": written}
    put_people_right(values)
    assert values == {"author": right}
