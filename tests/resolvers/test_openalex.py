from __future__ import annotations

import pytest
from tests.flows import recorded, run_flow

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.work import Query
from vlbib.resolver import Resolver, Response, Retry
from vlbib_resolvers import openalex

QUERY = Query(title="Augmenting large, language_models: with | chemistry! tools")
PUBLISHED, PREPRINT = Id("doi", "10.1038/s42256-024-00832-8"), Id("arxiv", "2304.05376")
NONE = Response(status=200, body=b'{"meta": {"count": 0}, "results": []}')


def test_the_module_is_a_resolver_that_takes_a_key() -> None:
    source: Resolver = openalex
    assert source.name == "openalex"
    assert openalex.key_env == "OPENALEX_API_KEY"


def test_a_title_is_sent_without_filter_operators() -> None:
    (request,) = run_flow(openalex.by_title([QUERY]), NONE).requests
    assert request.params["filter"] == "title.search:Augmenting large language models with chemistry tools"


def test_preprint_and_version_of_record_are_read_as_separate_records() -> None:
    printed, preprint = run_flow(openalex.by_title([QUERY]), recorded("openalex/list_two_versions.json")).found[QUERY]
    assert (printed.type, printed.venue, printed.year) == ("article", "Nature Machine Intelligence", 2024)
    assert (printed.volume, printed.number, printed.pages) == ("6", "5", "525--535")
    assert printed.ids == (PUBLISHED, Id("openalex", "W4396723768"))
    assert (preprint.type, preprint.venue) == ("misc", None)
    assert preprint.ids == (PREPRINT, Id("openalex", "W4365597205"))


def test_authors_are_read_as_in_the_paper() -> None:
    (record,) = run_flow(openalex.by_title([QUERY]), recorded("openalex/list_preprint.json")).found[QUERY]
    assert record.authors[0] == Name("Lála", "Jakub")
    assert record.authors[-1] == Name("White", "Andrew D.")


def test_a_hundred_dois_are_sent_in_one_request_and_matched_by_id() -> None:
    missing, other = Id("doi", "10.1000/none"), Id("acl", "P18-1238")
    run = run_flow(openalex.by_id([missing, PREPRINT, other, PUBLISHED]), recorded("openalex/list_two_versions.json"))
    (request,) = run.requests
    assert request.params["filter"] == "doi:10.1000/none|10.48550/arxiv.2304.05376|10.1038/s42256-024-00832-8"
    assert run.found[missing] == ()
    assert run.found[other] == ()
    assert run.found[PREPRINT][0].type == "misc"
    assert run.found[PUBLISHED][0].type == "article"
    many = [Id("doi", f"10.1000/{number}") for number in range(101)]
    assert len(run_flow(openalex.by_id(many), NONE, NONE).requests) == 2


def test_a_doi_that_would_break_the_filter_is_not_sent() -> None:
    odd = Id("doi", "10.1000/a|b,c")
    assert run_flow(openalex.by_id([odd])).found == {odd: ()}


def test_a_journal_article_is_read() -> None:
    (record,) = run_flow(openalex.by_title([QUERY]), recorded("openalex/list_journal.json")).found[QUERY]
    assert (record.type, record.venue, record.year) == ("article", "Cell Genomics", 2025)


@pytest.mark.parametrize("body", [b"", b"<html>", b"{}", b'{"results": null}'])
def test_an_invalid_answer_is_requested_again(body: bytes) -> None:
    run = run_flow(openalex.by_title([QUERY]), Response(status=200, body=body), NONE)
    assert isinstance(run.yielded[1], Retry)
    run = run_flow(openalex.by_id([PUBLISHED]), Response(status=200, body=body), NONE)
    assert isinstance(run.yielded[1], Retry)


def test_a_refused_list_is_split_down_to_the_bad_doi() -> None:
    refused = recorded("openalex/not_found.html", 400)
    asked = [Id("doi", f"10.1000/{name}") for name in ("one", "two", "bad")]
    run = run_flow(openalex.by_id(asked), refused, NONE, refused)
    assert run.found == {asked[0]: (), asked[1]: ()}
    assert [request.params["filter"].count("|") for request in run.requests] == [2, 1, 0]
    assert run.refused == "OpenAlex refuses the query (HTTP 400)"


def test_an_html_page_instead_of_an_answer_is_a_refusal() -> None:
    run = run_flow(openalex.by_id([PUBLISHED]), recorded("openalex/not_found.html", 404))
    assert (run.found, run.refused) == ({}, "OpenAlex refuses the query (HTTP 404)")
