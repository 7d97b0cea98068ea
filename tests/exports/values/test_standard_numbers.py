from __future__ import annotations

import pytest

from vlbib.exports.values.standard_numbers import is_standard_number, put_standard_right


@pytest.mark.parametrize(
    ("journal", "number", "note"),
    [
        ("IEEE Std 754-2019 (Revision of IEEE 754-2008)", "IEEE Std 754-2019", "Revision of IEEE 754-2008"),
        ("{IEEE Std 1003.1-2017}", "IEEE Std 1003.1-2017", ""),
        ("IEEE P802.11be/D3.0, January 2023", "IEEE P802.11be/D3.0", ""),
        ("IEEE Unapproved Draft Std P802.15.4/D2", "IEEE Unapproved Draft Std P802.15.4/D2", ""),
        ("ISO/IEC/IEEE 29148:2018(E)", "ISO/IEC/IEEE 29148:2018(E)", ""),
        ("ANSI/IEEE Std 802.3-1985", "ANSI/IEEE Std 802.3-1985", ""),
    ],
)
def test_a_journal_that_is_a_standards_number_becomes_the_number(journal: str, number: str, note: str) -> None:
    values = {"title": "Lamps", "journaltitle": journal}
    put_standard_right(values, "article")
    remark = {"note": note} if note else {}
    assert values == {"title": "Lamps", "number": number, "institution": "IEEE"} | remark
    assert is_standard_number(number)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("article", {"journaltitle": "IEEE Transactions on Lamps"}),
        ("article", {"journaltitle": "IEEE Standards Education e-Magazine"}),
        ("article", {"journaltitle": "IEEE 2014 Lamp Conference"}),
        ("article", {"journaltitle": "IEEE Std 754-2019", "number": "3"}),
        ("book", {"journaltitle": "IEEE Std 754-2019"}),
        ("article", {"journaltitle": "Journal 754-2019"}),
    ],
)
def test_other_journals_are_unchanged(kind: str, values: dict[str, str]) -> None:
    before = dict(values)
    put_standard_right(values, kind)
    assert values == before


def test_publisher_and_note_of_a_standard_are_kept() -> None:
    values = {"journaltitle": "IEEE Std 1-2 (Revision of IEEE 1-1)", "publisher": "Lamp Press", "note": "Mine"}
    put_standard_right(values, "misc")
    assert values == {"number": "IEEE Std 1-2", "publisher": "Lamp Press", "note": "Mine"}
