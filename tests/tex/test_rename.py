from __future__ import annotations

import pytest
from tests.tex.cases import CASES, offsets, renamed, with_key

from vlbib.core.cite_commands import CitationShape
from vlbib.tex.rename import rename_keys


@pytest.mark.parametrize("case", CASES)
def test_a_key_is_renamed_only_where_it_is_cited(case: str) -> None:
    expected = renamed(case, "old", "new")
    assert rename_keys(with_key(case, "old"), {"old": "new"}) == (expected, len(offsets(case, "old")))


@pytest.mark.parametrize("text", [r"\cite{older}", r"\cite{Old}", r"\cite{}"])
def test_only_whole_keys_in_the_same_case_are_renamed(text: str) -> None:
    assert rename_keys(text, {"old": "new"}) == (text, 0)


def test_all_renamed_citations_are_counted() -> None:
    text = r"\cite{old,x,old} and \citet{other2020x} % \cite{old}"
    expected = (r"\cite{new,x,new} and \citet{y} % \cite{old}", 3)
    assert rename_keys(text, {"old": "new", "other2020x": "y"}) == expected


def test_citations_by_a_command_from_another_file_are_renamed() -> None:
    assert rename_keys(r"\see{old}", {"old": "new"}, {"see": CitationShape()}) == (r"\see{new}", 1)
    assert rename_keys(r"\see{old}", {"old": "new"}) == (r"\see{old}", 0)


@pytest.mark.parametrize(
    ("text", "expected", "count"),
    [
        (r"\cite{old,new}", r"\cite{new}", 1),
        (r"\cite[p.~3]{new, x, old, y}", r"\cite[p.~3]{new, x, y}", 1),
        (r"\cite{new,new,old}", r"\cite{new,new}", 1),
        (r"\cite{x,new,x}", r"\cite{x,new,x}", 0),
        (r"\cite{old}\cite{new}", r"\cite{new}\cite{new}", 1),
        (r"\cites{old}{new}", r"\cites{new}{new}", 1),
        (r"\cite{old, old, new, x}", r"\cite{new, new, x}", 2),
        ("\\cite{\n  new,\n  old\n}", "\\cite{\n  new\n}", 1),
        ("\\cite{new, % a, b\n  old, x}", "\\cite{new% a, b\n, x}", 1),
        ("\\cite{new,\n % a\n old}", "\\cite{new% a\n}", 1),
        ("\\cite{new % a, b\n , old}", "\\cite{new % a, b\n}", 1),
        ("\\cite{new % a\n old}", "\\cite{new % a\n}", 1),
    ],
)
def test_a_key_that_would_be_twice_in_a_list_is_written_once(text: str, expected: str, count: int) -> None:
    assert rename_keys(text, {"old": "new"}) == (expected, count)


def test_two_keys_can_be_swapped() -> None:
    assert rename_keys(r"\cite{a,b}", {"a": "b", "b": "a"}) == (r"\cite{b,a}", 2)
