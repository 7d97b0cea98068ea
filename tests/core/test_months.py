from __future__ import annotations

import pytest

from vlbib.core.months import month_macro, month_number, parse_month


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("jan", 1),
        ("Sept.", 9),
        ("December", 12),
        ("1", 1),
        ("12", 12),
        ("13", None),
        ("0", None),
        ("Mai", None),
        ("", None),
    ],
)
def test_a_month_is_read_from_a_macro_a_name_or_a_number(text: str, number: int | None) -> None:
    assert parse_month(text) == number


@pytest.mark.parametrize(
    ("names", "number"),
    [
        ("Januar, janvier, enero, gennaio, janeiro, Jänner", 1),
        ("février, febrero, febbraio, fevereiro, fév.", 2),
        ("März, mars, marzo, março, maart, mrt, Maerz", 3),
        ("avril, abril, aprile, avr.", 4),
        ("Mai, mayo, maggio, maio, mei", 5),
        ("Juni, juin, junio, giugno, junho", 6),
        ("Juli, juillet, julio, luglio, julho, juil.", 7),
        ("août, agosto, augustus, Aug.", 8),
        ("septembre, settembre, septiembre, setembro", 9),
        ("Oktober, octobre, ottobre, outubro, octubre", 10),
        ("Novembre, noviembre, novembro", 11),
        ("Dezember, décembre, diciembre, dicembre, dezembro", 12),
        (r"M{\"a}rz, M\"arz", 3),
        (r"d\'ecembre, d{\'e}cembre", 12),
        ("Herbst, 13", None),
    ],
)
def test_a_field_may_name_a_month_in_another_language(names: str, number: int | None) -> None:
    assert {month_number(name) for name in names.split(", ")} == {number}


@pytest.mark.parametrize(("number", "macro"), [(1, "jan"), (12, "dec"), (0, ""), (13, ""), (None, "")])
def test_only_the_numbers_one_to_twelve_have_a_macro(number: int | None, macro: str) -> None:
    assert month_macro(number) == macro
