"""Values and repeated names of single fields, read from the block of an entry."""

from __future__ import annotations

import pytest

from vlbib.bibtex.block_values import all_values, first_values, read_values, repeated_names
from vlbib.bibtex.document import Document, read


def opened(text: str) -> Document:
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    return document


def test_repeated_field_names_are_returned_once_whatever_their_case() -> None:
    document = opened(
        "@misc{k, note = {a}, Title = {t}, NOTE = {b}, year = 1, title = {u}, NoTe = {c}}\n@misc{l, note = {a}}"
    )
    assert [repeated_names(document, block) for block in document.entries] == [{"note", "title"}, frozenset()]


@pytest.mark.parametrize("letters", ["a", "é"])
def test_all_functions_that_read_values_agree(letters: str) -> None:
    document = opened(f'@misc{{k,\n Note = {{{letters}}},\n title = "T" # {{ x}},\n year = 2020,\n note = {{b}}}}')
    (block,) = document.entries
    firsts = {"note": letters, "title": "T x", "year": "2020"}
    assert read_values(document, block) == firsts
    assert first_values(document, block, frozenset((b"note", b"title", b"year"))) == firsts
    assert first_values(document, block, frozenset((b"year",))) == {"year": "2020"}
    assert all_values(document, block) == {"note": (letters, "b"), "title": ("T x",), "year": ("2020",)}
