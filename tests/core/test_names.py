from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.names import Name, parse_name, same_person


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Aäron van den Oord", Name("van den Oord", "Aäron")),
        ("van den Oord, Aäron", Name("van den Oord", "Aäron")),
        ("C. Lawrence Zitnick", Name("Zitnick", "C. Lawrence")),
        ("Fei-Fei, Li", Name("Fei-Fei", "Li")),
        ("Robert Frederick Jr.", Name("Frederick", "Robert", "Jr.")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", "Jr.")),
        ("Wei Zhang 0001", Name("Zhang", "Wei")),
        ("张三", Name("张三")),
        ("Plato", Name("Plato")),
        ("  Alec   Radford ", Name("Radford", "Alec")),
        ("Juan Carlos de la Torre", Name("de la Torre", "Juan Carlos")),
    ],
)
def test_a_name_is_read_into_family_and_given(text: str, name: Name) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize("text", ["", " ", ",", ", ,", "0001", "-"])
def test_odd_text_gives_some_name(text: str) -> None:
    assert isinstance(parse_name(text), Name)


def test_a_corporate_name_is_written_in_braces() -> None:
    assert str(Name("LAION e.V.", literal=True)) == "{LAION e.V.}"


@given(st.text(st.characters(whitelist_categories=["Lu", "Ll"]), min_size=1), st.text("abcdef", min_size=1))
def test_what_is_written_is_read_again(family: str, given_name: str) -> None:
    name = Name(family, given_name)
    if str(parse_name(str(name))) == str(name):
        assert parse_name(str(name)).family in (family, f"{family}")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Alec Radford", "A. Radford", True),
        ("Alec Radford", "Radford", True),
        ("Jong Wook Kim", "Kim, J.", True),
        ("Piotr Dollár", "Piotr Dollar", True),
        ("Wei Zhang", "Zhang Wei", True),
        ("Yi-Ting Chen", "Yi Ting Chen", True),
        ("Alec Radford", "Bob Radford", False),
        ("Alec Radford", "Alec Redford", False),
    ],
)
def test_two_names_may_be_one_person(one: str, other: str, same: bool) -> None:  # noqa: FBT001 -- a table's column
    assert same_person(parse_name(one), parse_name(other)) is same
