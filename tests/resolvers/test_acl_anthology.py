from __future__ import annotations

import pytest
from tests.flows import run_flow

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.work import Query
from vlbib.resolver import Resolver, Response, Retry
from vlbib_resolvers import acl_anthology

ENTRY = r"""@inproceedings{sharma-etal-2018-conceptual,
    title = "Conceptual Captions: A Cleaned, Hypernymed, Image Alt-text Dataset For {A}utomatic Image Captioning",
    author = "Sharma, Piyush  and
      Ding, Nan  and
      G{\"o}odman, Sebastian",
    editor = "Gurevych, Iryna  and
      Miyao, Yusuke",
    booktitle = "Proceedings of the 56th Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)",
    month = jul,
    year = "2018",
    address = "Melbourne, Australia",
    publisher = "Association for Computational Linguistics",
    url = "https://aclanthology.org/P18-1238/",
    doi = "10.18653/v1/P18-1238",
    pages = "2556--2565"
}
"""  # noqa: E501 -- as it is written
ACL, DOI = Id("acl", "P18-1238"), Id("doi", "10.18653/v1/2020.emnlp-main.1")


def test_the_module_is_a_resolver() -> None:
    source: Resolver = acl_anthology
    assert source.name == "acl_anthology"


def test_an_id_gives_the_anthologys_record() -> None:
    run = run_flow(acl_anthology.by_id([ACL]), Response(status=200, body=ENTRY.encode()))
    assert run.requests[0].path == "/P18-1238.bib"
    (record,) = run.found[ACL]
    assert record.title.endswith("Dataset For Automatic Image Captioning")
    assert record.authors == (Name("Sharma", "Piyush"), Name("Ding", "Nan"), Name("Göodman", "Sebastian"))
    assert (record.type, record.year, record.month, record.pages) == ("inproceedings", 2018, 7, "2556--2565")
    assert record.venue is not None
    assert record.venue.endswith("(Volume 1: Long Papers)")
    assert record.publisher == "Association for Computational Linguistics"
    assert record.ids == (ACL, Id("doi", "10.18653/v1/P18-1238"))
    assert record.url == "https://aclanthology.org/P18-1238"


def test_a_doi_of_the_anthology_contains_its_id_and_others_are_not_asked_for() -> None:
    other, arxiv, bad = Id("doi", "10.1109/x"), Id("arxiv", "2103.00020"), Id("acl", "../secret")
    run = run_flow(acl_anthology.by_id([DOI, other, arxiv, bad]), Response(status=404))
    assert [one.path for one in run.requests] == ["/2020.emnlp-main.1.bib"]
    assert run.found == {DOI: (), other: (), arxiv: (), bad: ()}


def test_titles_are_not_asked_for() -> None:
    query = Query(title="Conceptual Captions")
    assert run_flow(acl_anthology.by_title([query])).found == {query: ()}


@pytest.mark.parametrize("body", ["", "<html></html>", ENTRY[:300], "@misc{a,\n}"])
def test_an_answer_without_an_entry_is_requested_again(body: str) -> None:
    run = run_flow(acl_anthology.by_id([ACL]), Response(status=200, body=body.encode()), Response(status=404))
    assert isinstance(run.yielded[1], Retry)


def test_a_refusal_is_an_error() -> None:
    assert "HTTP 400" in run_flow(acl_anthology.by_id([ACL]), Response(status=400)).refused
