"""The keys by which a document may cite an entry."""

from __future__ import annotations

from tests.exports.conftest import library_of

from vlbib.checks.tex.citable import citable_keys


def test_aliases_of_an_entry_count_and_empty_ones_do_not() -> None:
    assert citable_keys(library_of("@misc{a, ids = {b,, c }}@misc{d}")) == {"a", "b", "c", "d"}
