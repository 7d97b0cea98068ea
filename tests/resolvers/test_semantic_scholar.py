from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.flows import recorded, run_flow

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.work import Query
from vlbib.resolver import CouldNotAsk, Resolver, Response, Retry
from vlbib_resolvers import semantic_scholar

if TYPE_CHECKING:
    from vlbib.core.record import Record

QUERY = Query(title="OFA_ Unifying Architectures & Tasks")
NONE = recorded("semantic_scholar/match_none.json", 404)


def match(name: str) -> Record:
    (record,) = run_flow(semantic_scholar.by_title([QUERY]), recorded(f"semantic_scholar/{name}.json")).found[QUERY]
    return record


def said(status: int, value: Any) -> Response:
    return Response(status=status, body=json.dumps(value).encode())


def test_the_module_is_a_resolver() -> None:
    source: Resolver = semantic_scholar
    assert source.name == "semantic_scholar"
    assert source.delay >= 1  # one request a second over all endpoints together


def test_a_title_is_one_match_request_in_plain_text() -> None:
    run = run_flow(semantic_scholar.by_title([QUERY, QUERY]), NONE)
    (request,) = run.requests
    assert request.path == "/paper/search/match"
    assert request.params["query"] == "OFA Unifying Architectures & Tasks"
    assert "citationStyles" not in request.params["fields"]


@pytest.mark.parametrize("name", ["match_none", "match_empty_data", "search_none"])
def test_no_match_gives_no_records(name: str) -> None:
    answer = recorded(f"semantic_scholar/{name}.json", 404 if name == "match_none" else 200)
    assert run_flow(semantic_scholar.by_title([QUERY]), answer).found == {QUERY: ()}


def test_a_404_that_is_not_the_services_own_is_an_error() -> None:
    run = run_flow(semantic_scholar.by_title([QUERY]), Response(status=404, body=b"<html>404 Not Found</html>"))
    assert run.found == {}
    assert "HTTP 404" in run.refused


def test_a_short_name_is_asked_for_candidates() -> None:
    alias = Query(title="nocaps", alias=True)
    assert run_flow(semantic_scholar.by_title([alias]), NONE).requests[0].params["query"] == "nocaps"


def test_a_conference_paper_is_read_with_its_ids() -> None:
    record = match("match_conference")
    assert record.title == "Attention is All you Need"
    assert (record.type, record.venue) == ("inproceedings", "Neural Information Processing Systems")
    assert (record.year, record.pages) == (2017, "5998--6008")
    assert record.ids == (
        Id("arxiv", "1706.03762"),
        Id("dblp", "journals/corr/VaswaniSPUJGKP17"),
        Id("s2", "13756489"),
        Id("s2paper", "204e3073870fae3d05bcbc2f6a8e263d9b72e776"),
    )
    assert record.authors[1] == Name("Shazeer", "Noam M.")
    assert record.authors[-1] == Name("Polosukhin", "I.")


def test_a_journals_full_name_is_preferred_to_its_abbreviation() -> None:
    record = match("match_journal")
    assert (record.type, record.venue, record.volume) == ("article", "Nature Machine Intelligence", "6")
    assert record.pages == "525--535"
    assert record.year == 2023  # the preprint's year, as the source gives it, although the paper appeared in 2024


def test_a_journal_is_preferred_to_the_name_of_a_preprint_server() -> None:
    assert match("match_preprint_venue").venue == "Cell Genomics"


def test_arxiv_is_no_venue_and_an_arxiv_doi_is_the_arxiv_id() -> None:
    record = match("match_arxiv")
    assert (record.type, record.venue, record.volume, record.pages) == ("misc", None, None, None)
    assert record.ids[0] == Id("arxiv", "2312.07559")
    assert not [one for one in record.ids if one.scheme == "doi"]


def test_a_paper_without_authors_and_one_with_almost_no_fields_are_read() -> None:
    assert match("match_no_authors").authors == ()
    bare = match("match_bare")
    assert (bare.title, bare.year, bare.type) == ("Mining association rules between sets of items in large databases",
                                                  None, None)  # fmt: skip


def test_the_nearest_title_is_returned_unchanged_for_the_caller_to_compare() -> None:
    assert match("match_wrong_title").title.endswith("A reactive molecular dynamics study")


def test_a_venues_acronym_is_taken_from_its_other_names() -> None:
    paper = {
        "paperId": "1" * 40,
        "title": "A",
        "venue": "CVPR",
        "year": "2021",
        "publicationVenue": {
            "name": "Computer Vision and Pattern Recognition",
            "type": "conference",
            "alternate_names": ["Comput Vis Pattern Recognit", "CVPR"],
        },
        "journal": None,
    }
    (record,) = run_flow(semantic_scholar.by_title([QUERY]), said(200, {"data": [paper]})).found[QUERY]
    assert (record.venue, record.venue_short) == ("Computer Vision and Pattern Recognition", "CVPR")
    assert (record.type, record.year) == ("inproceedings", 2021)


def test_a_batch_is_read_by_position_and_null_means_unknown() -> None:
    ids = [Id("s2", "211530585"), Id("s2", "470667"), Id("doi", "10.2139/ssrn.2250500"),
           Id("s2paper", "0f40b1f08821e22e859c6050916cec3667778613")]  # fmt: skip
    run = run_flow(semantic_scholar.by_id(ids), recorded("semantic_scholar/batch_with_null.json"))
    (request,) = run.requests
    assert request.path == "/paper/batch"
    assert request.json == {"ids": ["CorpusId:211530585", "CorpusId:470667", "DOI:10.2139/ssrn.2250500",
                                    "0f40b1f08821e22e859c6050916cec3667778613"]}  # fmt: skip
    assert run.found[ids[0]] == ()
    assert run.found[ids[1]][0].title == "How Much Should We Trust Differences-in-Differences Estimates?"
    assert Id("doi", "10.2139/ssrn.288970") in run.found[ids[1]][0].ids
    assert run.found[ids[3]][0].title == "Improving Third-Party Audits and Regulatory Compliance in India"


def test_ids_of_known_schemes_are_sent_five_hundred_at_a_time() -> None:
    ids = [Id("arxiv", f"2101.{number:05}") for number in range(501)]
    other = Id("pmlr", "v139/radford21a")
    run = run_flow(semantic_scholar.by_id([other, *ids]), said(200, [None] * 500), said(200, [None]))
    sizes = [len(one.json["ids"]) for one in run.requests if isinstance(one.json, dict)]
    assert sizes == [500, 1]
    assert run.found[other] == ()
    assert set(run.found) == {other, *ids}


def test_a_refused_batch_is_halved_until_the_bad_id_is_alone() -> None:
    good, bad = Id("arxiv", "2101.00001"), Id("doi", "10.1000/bad")
    paper = {"paperId": "1" * 40, "title": "A"}
    refusal = said(400, {"error": "Response would exceed maximum size"})
    run = run_flow(semantic_scholar.by_id([good, bad]), refusal, said(200, [paper]), refusal)
    assert run.found[good][0].title == "A"
    assert bad not in run.found
    assert "exceed maximum size" in run.refused


def test_a_batch_without_a_valid_id_gives_nothing() -> None:
    one = Id("doi", "10.1000/none")
    assert run_flow(semantic_scholar.by_id([one]), said(400, {"error": "No valid paper ids given"})).found == {one: ()}


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"data": [{"paperId": "12', b"<html>busy</html>", b'"text"', b"{}", b'{"data": [5]}'],
)
def test_an_invalid_answer_is_requested_again_and_never_means_not_found(body: bytes) -> None:
    run = run_flow(semantic_scholar.by_title([QUERY]), Response(status=200, body=body), NONE)
    assert isinstance(run.yielded[1], Retry)
    assert run.found == {QUERY: ()}
    silent = run_flow(semantic_scholar.by_title([QUERY]), Response(status=200, body=body), CouldNotAsk("garbage"))
    assert silent.found == {}
    one = Id("arxiv", "2101.00001")
    run = run_flow(semantic_scholar.by_id([one]), Response(status=200, body=body), said(200, [None]))
    assert isinstance(run.yielded[1], Retry)
    assert run.found == {one: ()}


def test_a_batch_of_the_wrong_length_is_requested_again() -> None:
    one = Id("arxiv", "2101.00001")
    run = run_flow(semantic_scholar.by_id([one]), said(200, []), said(200, [None]))
    assert isinstance(run.yielded[1], Retry)


@pytest.mark.parametrize(("name", "words"), [("forbidden", "Forbidden"), ("bad_fields", "Unrecognized"),
                                             ("busy", "Too Many Requests")])  # fmt: skip
def test_an_error_is_reported_from_the_key_error_or_message(name: str, words: str) -> None:
    run = run_flow(semantic_scholar.by_title([QUERY]), recorded(f"semantic_scholar/{name}.json", 400))
    assert run.found == {}
    assert words in run.refused


def test_one_title_that_cannot_be_asked_does_not_affect_the_others() -> None:
    one, two = Query(title="One"), Query(title="Two")
    run = run_flow(semantic_scholar.by_title([one, two]), CouldNotAsk("HTTP 500"), NONE)
    assert run.found == {two: ()}
    assert run.refused == "HTTP 500"


def test_a_publishers_link_instead_of_a_doi_gives_the_doi() -> None:
    outside = {"DOI": "https://link.springer.com/chapter/10.1007/978-3-031-19772-7_1"}
    paper = {"paperId": "0", "title": "Expanding Language-Image Pretrained Models", "externalIds": outside}
    (record,) = run_flow(semantic_scholar.by_title([QUERY]), said(200, {"data": [paper]})).found[QUERY]
    assert Id("doi", "10.1007/978-3-031-19772-7_1") in record.ids
