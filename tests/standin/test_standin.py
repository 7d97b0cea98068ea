"""The stand-in must behave as the services do: these are the facts that it was built from."""

from __future__ import annotations

import json
import re

import pytest
from tests.standin import arxiv_service, crossref_service, s2_service
from tests.standin.papers import Papers


def titles(papers: Papers, **params: str) -> list[str]:
    status, body = arxiv_service.answer(papers, params)
    assert status == 200
    return re.findall(r"<entry>.*?<title>(.*?)</title>", body, re.DOTALL)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ('ti:"visual instruction tuning"', 1),
        ('ti:"visual tuning instruction"', 0),  # a phrase, not words
        ('ti:"align before fuse"', 1),  # contained
        ('ti:"image generations"', 8),  # stemmed
        ('ti:"visual dialog" OR ti:"mask r-cnn"', 2),
        ('ti:"visual dialog" AND ti:"mask r-cnn" OR ti:"laion"', 0),  # a AND (b OR c)
        ('(ti:"visual dialog" AND ti:"mask r-cnn") OR ti:"laion 400m"', 1),
        ('ti:"blip" ANDNOT ti:"frozen"', 1),
        ('ti:"AND of the OR"', 0),
    ],
)
def test_a_query_is_read_as_arxiv_reads_it(papers: Papers, query: str, count: int) -> None:
    assert len(titles(papers, search_query=query, max_results="100")) == count


def test_ten_results_are_given_unless_more_are_asked_for(papers: Papers) -> None:
    assert len(titles(papers, search_query="ti:image")) == 10
    assert len(titles(papers, search_query="ti:image", max_results="50")) > 10
    _, body = arxiv_service.answer(papers, {"search_query": "ti:image", "max_results": "50"})
    assert "<opensearch:itemsPerPage>50<" in body


def test_an_exact_title_comes_first(papers: Papers) -> None:
    assert titles(papers, search_query='ti:"zero-shot text-to-image generation" OR ti:"image generation"')[0] == (
        "Zero-Shot Text-to-Image Generation"
    )


def test_an_id_list_is_answered_in_another_order_and_without_what_is_missing(papers: Papers) -> None:
    listed = titles(papers, id_list="2204.06125,0808.05394,2103.00020v1,1706.03762")
    assert listed[0] == "Attention Is All You Need"
    assert len(listed) == 3


@pytest.mark.parametrize(
    ("params", "summary"),
    [
        ({"id_list": "2103.00020,abc"}, "incorrect id format for abc"),
        ({"search_query": 'ti:"x" AND'}, "Invalid query string"),
        ({"search_query": "ti:x", "max_results": "many"}, "max_results must be an integer"),
        ({}, "no query"),
    ],
)
def test_a_bad_request_fails_as_a_whole_with_an_error_entry(
    papers: Papers, params: dict[str, str], summary: str
) -> None:
    status, body = arxiv_service.answer(papers, params)
    assert status == 400
    assert "/api/errors" in body
    assert summary in body


def test_a_match_is_one_paper_or_404(papers: Papers) -> None:
    status, body = s2_service.answer(papers, "/paper/search/match", {"query": "nocaps novel object captioning"}, b"")
    assert status == 200
    assert json.loads(body)["data"][0]["title"] == "nocaps: novel object captioning at scale"
    assert json.loads(body)["data"][0]["matchScore"] > 50
    status, body = s2_service.answer(papers, "/paper/search/match", {"query": "nothing of that kind"}, b"")
    assert (status, body) == (404, '{"error": "Title match not found"}\n')


def test_a_batch_is_in_order_with_null_for_what_is_unknown(papers: Papers) -> None:
    ids = ["DOI:10.48550/arXiv.2103.00020", "ARXIV:0808.05394", "CorpusId:246411402", "10.1145/2812802"]
    body = json.dumps({"ids": ids}).encode()
    status, text = s2_service.answer(papers, "/paper/batch", {"fields": "title,externalIds,venue"}, body)
    answers = json.loads(text)
    assert status == 200
    assert answers[1] is None
    assert [one["externalIds"]["ArXiv"] for one in answers if one] == ["2103.00020", "2201.12086", "1503.01817"]
    assert answers[0]["venue"].startswith("Proceedings of the 38th")


@pytest.mark.parametrize(
    ("path", "params", "status", "said"),
    [
        ("/paper/0", {}, 404, {"error": "Paper with id 0 not found"}),
        ("/paper/0", {"fields": "unknown"}, 400, {"error": "Unrecognized or unsupported fields: [unknown]"}),
        ("/paper/search", {"query": "n0 r3sult"}, 200, {"total": 0, "offset": 0}),
    ],
)
def test_what_is_not_there_is_said_as_recorded(
    papers: Papers, path: str, params: dict[str, str], status: int, said: object
) -> None:
    answer = s2_service.answer(papers, path, params, b"")
    assert (answer[0], json.loads(answer[1])) == (status, said)


def test_more_than_500_ids_are_refused(papers: Papers) -> None:
    body = json.dumps({"ids": ["ARXIV:2103.00020"] * 501}).encode()
    assert s2_service.answer(papers, "/paper/batch", {}, body)[0] == 400


def test_crossrefs_filter_gives_the_works_of_several_dois_as_many_as_rows_say_and_refuses_what_is_no_doi() -> None:
    papers = Papers()
    papers.add(json.dumps({"title": f"Title {n}", "doi": f"10.1000/{n}"}).encode() for n in range(30))
    wanted = ",".join(f"doi:10.1000/{n}" for n in range(30))
    sizes = {}
    for rows in ("", "50"):
        params = {"filter": f"{wanted},doi:10.1000/none"} | ({"rows": rows} if rows else {})
        status, body, _ = crossref_service.answer(papers, "/works", params)
        message = json.loads(body)["message"]
        sizes[rows] = (status, message["total-results"], len(message["items"]))
    assert sizes == {"": (200, 30, 20), "50": (200, 30, 30)}
    assert crossref_service.answer(papers, "/works", {"filter": "doi:10.1/x"})[0] == 400
