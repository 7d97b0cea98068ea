from __future__ import annotations

import pytest

from vlbib.core.fields import same_value
from vlbib.core.months import MONTH_NAMES


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("title", "{CLIP}: A  Study", "clip: a study"),
        ("title", r"Schr{\"o}dinger \& Co", "Schrödinger & Co"),
        ("author", "Radford, Alec and Kim, Jong Wook", "Alec Radford and Jong Wook Kim"),
        ("author", r"M{\"u}ller, J.", "Müller, Jörg"),
        ("author", "{OpenAI}", "OpenAI"),
        ("editor", "A. Radford", "Radford, Alec"),
        ("pages", "1--9", "1-9"),
        ("pages", "1 – 9", "1--9"),
        ("doi", "10.1000/ABC", "https://doi.org/10.1000/abc"),
        ("doi", "10.1000/a_b", r"10.1000/a\_b"),
        ("url", "http://example.org/x/", "https://www.example.org/x"),
        ("eprint", "arXiv:2103.00020", "2103.00020"),
    ],
)
def test_a_difference_in_style_does_not_count(name: str, one: str, other: str) -> None:
    assert same_value(name, one, other)
    assert same_value(name, other, one)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("title", "16x16 Words", "32x32 Words"),
        ("title", "C++", "C"),
        ("author", "Radford, Alec", "Radford, Alec and Kim, Jong Wook"),
        ("author", "Radford, Alec and Kim, J.", "Kim, J. and Radford, Alec"),
        ("author", "Radford, Alec", "Radford, Bob"),
        ("pages", "1--9", "19"),
        ("year", "2021", "2022"),
        ("doi", "10.1000/a%b", "10.1000/a"),
        ("month", "jan", "jun"),
    ],
)
def test_a_difference_in_substance_counts(name: str, one: str, other: str) -> None:
    assert not same_value(name, one, other)


@pytest.mark.parametrize("number", range(12))
def test_a_month_is_the_same_by_name_macro_and_number(number: int) -> None:
    name = MONTH_NAMES[number]
    assert same_value("month", name, name[:3].lower())
    assert same_value("month", str(number + 1), name)
    assert not same_value("month", name, MONTH_NAMES[number - 1])
