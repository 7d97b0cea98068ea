"""Removing another work's ids from a work: from its ids and from each field that contains one; the rest stays."""

from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.record import Draft, Value
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.lock.without_ids import without_ids

DOI, ARXIV = Id("doi", "10.1145/1122445.1122456"), Id("arxiv", "2301.00001")
FIELDS = {
    "title": "10.1145/1122445.1122456",
    "doi": "10.1145/1122445.1122456",
    "eprint": "2301.00001",
    "archiveprefix": "arXiv",
    "eprinttype": "arxiv",
    "primaryclass": "cs.CV",
    "url": "https://arxiv.org/abs/2301.00001",
    "year": "2023",
}


def work(ids: tuple[Id, ...] = (DOI, ARXIV), **changed: str) -> SettledWork:
    fields = {name: Value(text, "dblp") for name, text in (FIELDS | changed).items()}
    mentioned = Work(mentions=(Mention(file="a.md", line=1, text="T"),))
    return settled_work(mentioned, Verdict(status=Status.ACCEPTED), Draft(type="misc", fields=fields, ids=ids))


def gone(settled: SettledWork, *ids: Id) -> set[str]:
    """Return the names of the fields that a work loses with these ids."""
    left = without_ids(settled, {identity.key for identity in ids}).locked.fields
    assert all(left[name] == settled.locked.fields[name] for name in left)
    return set(settled.locked.fields) - set(left)


def test_a_doi_is_removed_with_only_its_field() -> None:
    assert without_ids(work(), {DOI.key}).locked.ids == (ARXIV,)
    assert gone(work(), DOI) == {"doi"}


def test_an_arxiv_id_is_removed_with_all_eprint_fields_and_the_url_of_its_page() -> None:
    assert without_ids(work(), {ARXIV.key}).locked.ids == (DOI,)
    assert gone(work(), ARXIV) == {"eprint", "archiveprefix", "eprinttype", "primaryclass", "url"}


def test_two_ids_are_removed_with_the_fields_of_both() -> None:
    assert without_ids(work(), {DOI.key, ARXIV.key}).locked.ids == ()
    assert gone(work(), DOI, ARXIV) == set(FIELDS) - {"title", "year"}


@pytest.mark.parametrize(
    ("doi", "goes"),
    [
        ("10.1145/1122445.1122456", True),
        (r"10.1000/A\_B", False),
        ("10.1145/1122445.112245", False),
        ("", False),
    ],
)
def test_a_doi_field_with_another_doi_stays(doi: str, goes: bool) -> None:  # noqa: FBT001 -- a table's column
    assert ("doi" in gone(work(doi=doi), DOI)) is goes


def test_a_doi_is_recognised_in_any_case_and_with_latex_escapes() -> None:
    assert gone(work(doi=r"10.1000/A\_B"), Id("doi", "10.1000/a_b")) == {"doi"}


@pytest.mark.parametrize(
    ("url", "goes"),
    [
        ("https://doi.org/10.1145/1122445.1122456", True),
        ("https://doi.org/10.1145/3344", False),
        ("https://example.org/10.1145/1122445.1122456.html", False),
        ("", False),
    ],
)
def test_a_url_is_removed_only_if_it_leads_to_the_page_of_the_id(url: str, goes: bool) -> None:  # noqa: FBT001 -- as above
    assert ("url" in gone(work(url=url), DOI)) is goes


def test_an_id_that_a_work_does_not_have_removes_nothing() -> None:
    settled = work(ids=(DOI,), eprint="", url="")
    assert without_ids(settled, {("acl", "P19-1001")}).locked == settled.locked
    assert without_ids(settled, set()).locked == settled.locked
