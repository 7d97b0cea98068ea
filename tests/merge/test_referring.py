from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import DropField, Edit, SetField
from vlbib.merge.referring import aliases_with, referring_edits, split_keys


@pytest.mark.parametrize(
    ("entry", "edits"),
    [
        ("@misc{x, crossref = {old}}", [SetField(0, "crossref", "new")]),
        ("@misc{x, related = {a, old}, xref = {b}}", [SetField(0, "related", "a, new")]),
        ("@misc{x, entryset = {new, old}}", [SetField(0, "entryset", "new")]),
        ("@misc{new, crossref = {old}}", [DropField(0, "crossref")]),
        ("@misc{x, note = {old}}", []),
    ],
)
def test_references_follow_a_renamed_key_and_no_entry_refers_to_itself(entry: str, edits: list[Edit]) -> None:
    document = read(entry.encode(), "refs.bib")
    assert isinstance(document, Document)
    assert referring_edits(document, {"old": "new"}, frozenset()) == edits
    assert referring_edits(document, {"old": "new"}, frozenset({0})) == []


def test_a_list_of_keys_has_no_empty_ones_and_no_alias_twice() -> None:
    assert split_keys(" a,b , ,c,") == ["a", "b", "c"]
    assert aliases_with("a, b", ["b", "c", "k"], "k") == "a, b, c"


@pytest.mark.parametrize(
    ("entry", "edits"),
    [
        (r"@misc{x, note = {See \cite{old}}}", [SetField(0, "note", r"See \cite{new}")]),
        (r"@misc{x, note = {a}, note = {\citep[p. 3]{b,old}}}", [SetField(0, "note", r"\citep[p. 3]{b,new}", 1)]),
        (r'@misc{x, note = "\cite{old}" # y}', []),
        (r"@misc{x, abstract = {old is cited}, note = {\cite{Old}}}", []),
    ],
)
def test_citations_in_values_follow_a_renamed_key(entry: str, edits: list[Edit]) -> None:
    document = read(entry.encode(), "refs.bib")
    assert isinstance(document, Document)
    assert referring_edits(document, {"old": "new"}, frozenset()) == edits


@pytest.mark.parametrize(
    ("entry", "edits"),
    [
        (r"@misc{x, note = {a}, note = {b}, note = {\cite{old}}}", [SetField(0, "note", r"\cite{new}", 2)]),
        (r"@misc{x, crossref = {a}, note = {\cite{old}}}", [SetField(0, "note", r"\cite{new}")]),
        ("@misc{new, xref = {a}, xref = {old}}", [DropField(0, "xref", 1)]),
        ("@misc{old, related = {old, a}}", [SetField(0, "related", "a")]),
    ],
)
def test_each_repeated_field_is_changed_in_place_and_none_refers_to_its_own_entry(
    entry: str, edits: list[Edit]
) -> None:
    document = read(entry.encode(), "refs.bib")
    assert isinstance(document, Document)
    assert referring_edits(document, {"old": "new"}, frozenset()) == edits
