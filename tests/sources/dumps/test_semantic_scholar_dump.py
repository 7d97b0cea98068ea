"""A paper of Semantic Scholar as a record: its type, venue, pages and ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from vlbib.sources.dumps.semantic_scholar_dump import read_paper

if TYPE_CHECKING:
    from vlbib.core.record import Record


def paper(**facts: Any) -> Record:
    record = read_paper({"title": "Counting lines", **facts}, "own")
    assert record is not None
    return record


def test_a_paper_without_a_title_gives_no_record() -> None:
    assert read_paper({"title": None, "year": 2021}, "own") is None


@pytest.mark.parametrize(
    ("kinds", "type_"),
    [
        (["JournalArticle"], "article"),
        (["Conference"], "inproceedings"),
        (["JournalArticle", "Review"], "article"),
        (["JournalArticle", "Conference"], None),
        (["Review"], None),
        (None, None),
    ],
)
def test_conflicting_publication_types_give_no_entry_type(kinds: list[str] | None, type_: str | None) -> None:
    assert paper(publicationtypes=kinds).type == paper(publicationTypes=kinds).type == type_


@pytest.mark.parametrize(
    ("facts", "venue"),
    [
        ({"venue": "Map  Journal"}, "Map Journal"),
        ({"venue": "arXiv.org"}, None),
        ({"venue": "", "journal": {"name": "ArXiv"}}, None),
        ({"journal": {"name": "Map Journal"}}, "Map Journal"),
        ({"venue": "CVPR", "journal": {"name": "Map Journal"}}, "CVPR"),
        ({}, None),
    ],
)
def test_arxiv_is_no_venue_and_the_venue_is_preferred_to_the_journal(facts: dict[str, Any], venue: str | None) -> None:
    assert paper(**facts).venue == venue


@pytest.mark.parametrize(
    ("pages", "written"), [("1 - 9", "1--9"), ("1–9", "1--9"), ("12", "12"), (" ", None), (None, None)]
)
def test_a_range_of_pages_has_two_hyphens(pages: str | None, written: str | None) -> None:
    assert paper(journal={"pages": pages}).pages == written


def test_ids_of_both_apis_are_read_and_arxivs_own_doi_is_dropped() -> None:
    outside = {"ArXiv": "2103.00020", "DOI": "10.48550/arXiv.2103.00020", "ACL": "2020.acl-main.1", "CorpusId": 7}
    ids = ["arxiv:2103.00020", "acl:2020.acl-main.1", "s2:7", "s2paper:ab"]
    assert list(map(str, paper(externalIds=outside, paperId="ab").ids)) == ids
    assert list(map(str, paper(externalids={"DOI": "10.5555/1"}, corpusid=8).ids)) == ["doi:10.5555/1", "s2:8"]


def test_an_author_without_a_name_is_left_out() -> None:
    assert len(paper(authors=[{"name": "Anna Rossi"}, {"name": None}]).authors) == 1
