from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.names import Name
from vlbib.core.people import name_texts, read_people, split_people


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Radford, Alec", [Name("Radford", "Alec")]),
        ("Alec Radford and Jong Wook Kim", [Name("Radford", "Alec"), Name("Kim", "Jong Wook")]),
        (r"{\"O}zg{\"u}r, Ay{\c{s}}e", [Name("Özgür", "Ayşe")]),
        (r"{\'E}tienne de la Tour", [Name("de la Tour", "Étienne")]),
        ("{LAION e.V.}", [Name("LAION e.V.", literal=True)]),
        ("{Barnes and Noble, Inc.} and Doe, J.", [Name("Barnes and Noble, Inc.", literal=True), Name("Doe", "J.")]),
        ("King, Jr., Martin Luther", [Name("King", "Martin Luther", "Jr.")]),
        ("张, 三 AND 李四", [Name("张", "三"), Name("李四")]),
        ("{van den} Oord, Aäron", [Name("van den Oord", "Aäron")]),
        ("Potts, Christopher, and  and Doe, J.", [Name("Potts", "Christopher"), Name("Doe", "J.")]),
        ("Plato", [Name("Plato")]),
        ("King, Ann, Jr. and Lee, Ann", [Name("King", "Ann", "Jr."), Name("Lee", "Ann")]),
        ("family=Gogh, given=Vincent, prefix=van, useprefix=true", [Name("van Gogh", "Vincent")]),
        ('given={Jean, C.}, family="Roy", suffix=Jr. and Doe, J.', [Name("Roy", "Jean, C.", "Jr."), Name("Doe", "J.")]),
        ("family, given", [Name("family", "given")]),
        ("useprefix=false and prefix=von, family=Rabble, given=R", [Name("von Rabble", "R")]),
        ("Lukasz Kaiser 0001 and Ming{-}Wei Chang", [Name("Kaiser", "Lukasz"), Name("Chang", "Ming-Wei")]),
        (r"{\noopsort{Beethoven}}{van Beethoven}, Ludwig", [Name("van Beethoven", "Ludwig")]),
        (r"{\~ N}u{\~n}ez, Ana", [Name("Ñuñez", "Ana")]),
        ("Anderson, Andy", [Name("Anderson", "Andy")]),
        ("A B  and\n  C D", [Name("B", "A"), Name("D", "C")]),
    ],
)
def test_names_are_split_as_bibtex_splits_them(value: str, names: list[Name]) -> None:
    assert list(read_people(value).names) == names


def test_others_is_not_a_person() -> None:
    people = read_people("Bengio, Yoshua and others")
    assert (len(people.names), people.others) == (1, True)


@pytest.mark.parametrize("value", ["Doe, J. and et al.", "Doe, J., et al.", "J. Doe et al", "J. Doe and Others"])
def test_a_list_shortened_in_other_words_is_shortened_too(value: str) -> None:
    assert (read_people(value).names, read_people(value).others) == ((Name("Doe", "J."),), True)
    assert name_texts(value)[-1] == "others"


def test_and_inside_braces_does_not_split() -> None:
    assert split_people("{A and B} and C") == ["{A and B}", "C"]


@pytest.mark.parametrize("value", ["{Common Crawl}", "{Common Crawl} and others"])
def test_a_group_in_braces_is_not_a_person(value: str) -> None:
    assert read_people(value).names == (Name("Common Crawl", literal=True),)


@pytest.mark.parametrize(
    ("value", "names"), [("{} and Ann Lee", ["Lee, Ann"]), (", and {A} and {}", ["{A}"]), ("{,}", ["{,}"])]
)
def test_an_empty_name_is_dropped(value: str, names: list[str]) -> None:
    assert list(read_people(value).names) == names


@given(st.lists(st.sampled_from([" and ", "and", " ", "Ann", "Li, Bo", " And ", " AND ", "\n", "\u00a0"]), max_size=12))
def test_names_are_split_at_each_and_between_any_white_space(pieces: list[str]) -> None:
    value = "".join(pieces)
    line = " ".join(value.split())
    flags = re.IGNORECASE if " AND " in line or " And " in line else 0
    assert split_people(value) == re.split("(?: and)+ ", line, flags=flags)


@pytest.mark.parametrize("people", ["family=Doe, given=Jane, " + "x" * 100_000, "x" * 100_000 + " and family=Doe"])
def test_a_very_long_part_of_a_name_takes_linear_time(people: str) -> None:
    began = process_time()
    read_people(people)
    assert process_time() - began < 2  # seconds of CPU, where it took more than a minute


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Lee, Ann--Marie", "Lee, Ann–Marie"),
        ("Lee, Ann ''Annie''", "Lee, Ann ”Annie”"),
        ("O'Lamp, Jean-Luc B.", "O'Lamp, Jean-Luc B."),
    ],
)
def test_plain_names_are_unchanged_and_tex_signs_are_shown(value: str, name: str) -> None:
    shown = {"--": "–", "''": "”"}
    for _ in range(2):
        (read,) = read_people(value, lambda text: re.sub("--|''", lambda sign: shown[sign[0]], text)).names
        assert str(read) == name
