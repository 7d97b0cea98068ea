from __future__ import annotations

import pytest
from tests.tex.cases import CASES, offsets, with_key

from vlbib.tex.citations import CitedKey, cited_lists, shape_of
from vlbib.tex.definitions import definitions
from vlbib.tex.tokens import LatexSource


def cited(text: str) -> list[CitedKey]:
    source = LatexSource(text)
    defined = definitions(source, {})
    return [
        key
        for command in source.commands
        if command.start not in defined.names_at and (shape := shape_of(command.name, defined.shapes))
        for keys in cited_lists(source, command.end, shape)
        for key in keys
    ]


@pytest.mark.parametrize("case", CASES)
def test_a_key_is_found_exactly_where_it_is_cited(case: str) -> None:
    text = with_key(case, "old")
    keys = [key for key in cited(text) if key.key == "old"]
    assert sorted(key.start for key in keys) == offsets(case, "old")
    assert all(text[key.start : key.end] == "old" for key in keys)


def test_a_key_may_have_any_letters_and_punctuation() -> None:
    assert [key.key for key in cited(r"\cite{Müller:2020/a_b+c.d-é}")] == ["Müller:2020/a_b+c.d-é"]


def test_a_forgotten_comma_hides_no_key() -> None:
    assert [key.key for key in cited(r"\cite{a b, c}")] == ["a", "b", "c"]


def test_a_redefined_command_of_a_package_keeps_its_meaning() -> None:
    assert shape_of("cite", {"cite": None}) == shape_of("citep", {})
    assert shape_of("mycite", {"mycite": None}) is None
    assert shape_of("section", {}) is None


def test_keys_are_in_the_order_of_their_commands() -> None:
    assert [key.key for key in cited(r"\cite[\cite{c}]{b,a} \nocite{*} \citetext{d}")] == ["b", "a", "c", "*"]
