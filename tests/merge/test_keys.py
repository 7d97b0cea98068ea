from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.record import Draft, Value
from vlbib.merge.keys import lettered_key, make_key

if TYPE_CHECKING:
    from collections.abc import Iterator


def draft(**fields: str) -> Draft:
    return Draft(type="misc", fields={name: Value(text, "dblp") for name, text in fields.items()})


@pytest.mark.parametrize(
    ("author", "year", "title", "alias", "key"),
    [
        ("Radford, Alec and Kim, Jong Wook", "2021", "Learning Transferable", "CLIP", "radford2021clip"),
        ("Radford, Alec", "2021", "Learning Transferable", "", "radford2021learning"),
        ("Alec Radford", "2021", "Learning Transferable", "", "radford2021learning"),
        ("van den Oord, Aäron", "2018", "Representation Learning", "CPC", "vandenoord2018cpc"),
        (r"M{\"u}ller, Jörg", "2020", "A Study", "", "muller2020study"),
        ("Schuhmann, Christoph", "2022", "LAION-5B: An Open", "LAION-5B", "schuhmann2022laion5b"),
        ("{OpenAI}", "2023", "GPT-4 Technical Report", "", "openai2023gpt"),
        ("Ngô, Đức", "2020", "Thử nghiệm", "", "ngo2020thu"),
        ("王, 伟", "2020", "视觉 语言 Models", "", "2020models"),
        ("王, Wei", "2020", "Models", "", "wei2020models"),
        ("", "2020", "Models", "", "2020models"),
        ("Doe, Jane", "", "Models of Things", "", "doemodels"),
        ("", "", "Person In Context and More", "", "personincontext"),
        ("", "", "The Pile", "MUGE", "muge"),
        ("", "", "The", "", "the"),
        ("", "", "视觉", "", "work"),
    ],
)
def test_a_key_is_family_name_year_and_short_name_or_first_word(
    author: str, year: str, title: str, alias: str, key: str
) -> None:
    assert make_key(draft(author=author, year=year, title=title), alias, set()) == key


def test_a_key_in_use_gets_the_next_letter_whatever_its_case() -> None:
    assert lettered_key("Key", {"key", "keya"}) == "Keyb"


def test_letters_continue_after_z() -> None:
    taken = {"k", *(f"k{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")}
    assert lettered_key("k", taken) == "kaa"


@given(st.text(), st.text(), st.text(), st.text())
def test_a_key_has_only_ascii_letters_and_digits(author: str, year: str, title: str, alias: str) -> None:
    key = make_key(draft(author=author, year=year, title=title), alias, set())
    assert key.isalnum()
    assert key.isascii()
    assert key == key.lower()


def test_pairs_of_letters_continue_after_az() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    assert (
        lettered_key("k", {"k", *(f"k{letter}" for letter in letters), *(f"ka{letter}" for letter in letters)}) == "kba"
    )


def test_after_single_letters_come_pairs_and_then_triples() -> None:
    letters = list(islice(_all_suffixes(), 704))
    assert (letters[25:28], letters[701:704]) == (["z", "aa", "ab"], ["zz", "aaa", "aab"])


def _all_suffixes() -> Iterator[str]:
    taken = {"k"}
    while True:
        key = lettered_key("k", taken)
        taken.add(key)
        yield key.removeprefix("k")


def test_an_editor_gives_the_key_if_there_is_no_author() -> None:
    assert make_key(draft(editor="Doe, Jane", year="2020", title="Models"), "", set()) == "doe2020models"
    assert (
        make_key(draft(author="Roe, A", editor="Doe, Jane", year="2020", title="Models"), "", set()) == "roe2020models"
    )
