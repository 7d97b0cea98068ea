from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Value
from vlbib.core.work import Status, Verdict
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.merge.identity import contradict, has_changed_hands, index, is_entry_of, is_mostly, rough_title, same_authors

TITLE = "Finding Small Objects"
DOI, ARXIV = Id("doi", "10.1000/a"), Id("arxiv", "2301.00001")


def _document(text: str) -> Document:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return document


def _draft(*ids: Id, author: str = "Doe, Jane") -> Draft:
    fields = {"title": Value(TITLE, "dblp"), "author": Value(author, "dblp")}
    return Draft(type="inproceedings", fields=fields, ids=ids)


def _locked(*ids: Id, **fields: str) -> LockedWork:
    written = {name: LockedField(value=text, source="dblp") for name, text in fields.items()}
    return LockedWork(key="doe", verdict=Verdict(status=Status.ACCEPTED), type="inproceedings", ids=ids, fields=written)


def _find(text: str, draft: Draft) -> int | None:
    return index(_document(text), titles=[TITLE]).find(draft)


def test_the_entry_with_most_ids_in_common_is_the_work() -> None:
    text = "@misc{a, doi = {10.1000/a}}\n@misc{b, doi = {10.1000/a}, eprint = {2301.00001}, archiveprefix = {arXiv}}\n"
    assert _find(text, _draft(DOI, ARXIV)) == 1


def test_of_entries_with_one_id_that_of_the_type_is_the_work_and_else_the_first() -> None:
    assert _find("@misc{a, doi = {10.1000/a}}\n@inproceedings{b, doi = {10.1000/a}}\n", _draft(DOI)) == 1
    assert _find("@misc{a, doi = {10.1000/a}}\n@misc{b, doi = {10.1000/a}}\n", _draft(DOI)) == 0


@pytest.mark.parametrize(
    ("entry", "number"),
    [
        ("@misc{a, title = {Finding small {Objects}}, author = {Jane Doe}}", 0),
        ("@misc{a, title = {Finding Small Things}, author = {Jane Doe}}", None),
        ("@misc{a, title = {Finding Small Objects}, author = {John Roe}}", None),
        ("@misc{a, title = {Finding Small Objects}, author = {Jane Doe}, doi = {10.1000/b}}", None),
        ("@misc{a, title = {Finding Small Objects}, author = {Jane Doe}, eprint = {2301.00001}}", 0),
    ],
)
def test_without_an_id_title_and_authors_tell_unless_an_id_contradicts(entry: str, number: int | None) -> None:
    assert _find(entry, _draft(DOI)) == number


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({DOI}, {DOI}, False),
        ({DOI}, {Id("doi", "10.1000/b")}, True),
        ({DOI}, {ARXIV}, False),
        ({DOI, ARXIV}, {Id("doi", "10.1000/b"), ARXIV}, False),
        ({Id("acl", "a")}, {Id("acl", "b")}, False),
    ],
)
def test_ids_contradict_where_a_doi_or_arxiv_id_differs_and_none_is_the_same(
    left: set[Id], right: set[Id], *, expected: bool
) -> None:
    assert contradict(left, right) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Doe, Jane and Roe, John", "Jane Doe and John Roe", True),
        ("Doe, Jane", "Doe, Jane and Roe, John", False),
        ("Doe, Jane and others", "Doe, Jane and Roe, John", True),
        ("Roe, John and others", "Doe, Jane and Roe, John", False),
        ("", "", True),
        ("Doe, Jane", "", False),
    ],
)
def test_authors_agree_as_far_as_they_go(first: str, second: str, *, expected: bool) -> None:
    assert same_authors(first, second) is expected


@pytest.mark.parametrize(("kept", "expected"), [(1, False), (2, True), (3, True)])
def test_an_entry_with_half_of_what_was_written_is_that_entry(kept: int, *, expected: bool) -> None:
    written = {"title": TITLE, "year": "2020", "volume": "3", "number": "4"}
    values = {name: text if place < kept else "else" for place, (name, text) in enumerate(written.items())}
    entry = "@misc{doe, " + ", ".join(f"{name} = {{{text}}}" for name, text in values.items()) + "}"
    assert is_mostly(_document(entry), 0, _locked(**written)) is expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@misc{doe, title = {Finding Small Objects}}", True),
        ("@misc{doe, title = {Another Title}, doi = {10.1000/a}}", True),
        ("@misc{doe, title = {Another Title}, doi = {10.1000/b}}", False),
        ("@misc{doe, title = {Another Title}, year = {2020}}", True),
        ("@misc{doe, title = {Another Title}, year = {1999}}", False),
    ],
)
def test_a_key_is_the_works_while_title_id_or_half_of_the_fields_stand(entry: str, *, expected: bool) -> None:
    locked = _locked(DOI, title=TITLE, year="2020")
    assert is_entry_of(_document(entry), 0, locked) is expected
    assert has_changed_hands(_document(entry), locked) is not expected


def test_a_key_without_an_entry_has_not_changed_hands() -> None:
    assert not has_changed_hands(_document("@misc{roe, title = {Another Title}}"), _locked(DOI, title=TITLE))


def test_a_rough_title_needs_no_decoding() -> None:
    assert rough_title(r"Schr{\"o}dinger's \emph{Cat}") == rough_title(r"Schr\"odinger's Cat")
    assert rough_title(r"Stra{\ss}e") == "strasse"
