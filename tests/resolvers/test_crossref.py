from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.flows import recorded, run_flow

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.work import Query
from vlbib.resolver import Resolver, Response, Retry
from vlbib_resolvers import crossref

if TYPE_CHECKING:
    from vlbib.core.record import Record

QUERY = Query(title="Augmenting large language_models with chemistry tools")
DOI = Id("doi", "10.1109/CVPR46437.2021.00356")


def listed(name: str) -> list[Record]:
    return list(run_flow(crossref.by_title([QUERY]), recorded(f"crossref/{name}.json")).found[QUERY])


def single(work: dict[str, Any]) -> Record:
    whole = {"message": {"DOI": DOI.value, "title": ["A title"], **work}}
    (record,) = run_flow(crossref.by_id([DOI]), Response(status=200, body=json.dumps(whole).encode())).found[DOI]
    return record


def test_the_module_is_a_resolver() -> None:
    source: Resolver = crossref
    assert source.delay >= 0.2  # five requests a second in the public pool


def test_a_journal_article_is_read() -> None:
    run = run_flow(crossref.by_title([QUERY]), recorded("crossref/list_journal.json"))
    assert run.requests[0].params["query.title"] == "Augmenting large language models with chemistry tools"
    (record,) = run.found[QUERY]
    assert (record.type, record.venue) == ("article", "Nature Machine Intelligence")
    assert (record.volume, record.number, record.pages) == ("6", "5", "525--535")
    assert (record.year, record.month) == (2024, 5)
    assert record.publisher == "Springer Science and Business Media LLC"
    assert record.ids == (Id("doi", "10.1038/s42256-024-00832-8"),)
    assert record.authors[0] == Name("M. Bran", "Andres")


def test_a_wrong_best_guess_is_returned_with_its_own_title() -> None:
    (record,) = listed("list_wrong_guess")
    assert record.title == "Self-Attention with Relative Position Representations"
    assert record.type == "inproceedings"
    assert record.venue is not None
    assert "North American Chapter of the Association" in record.venue
    assert record.year == 2018


def test_a_preprint_has_no_venue() -> None:
    (record,) = listed("list_preprint")
    assert (record.type, record.venue) == ("misc", None)


def test_no_results_give_no_records() -> None:
    assert listed("list_none") == []


def test_a_single_doi_is_requested_at_its_own_url_and_404_means_unknown() -> None:
    plos = Id("doi", "10.1371/journal.pone.0033693")
    run = run_flow(crossref.by_id([plos]), recorded("crossref/single.json"))
    assert run.requests[0].path == "/works/10.1371%2Fjournal.pone.0033693"
    assert run.found[plos][0].venue == "PLoS ONE"
    assert run_flow(crossref.by_id([DOI]), recorded("crossref/none.txt", 404)).found == {DOI: ()}


def works(*dois: str, total: int | None = None) -> Response:
    items = [{"DOI": doi, "title": [f"Title of {doi}"]} for doi in dois]
    message = {"items": items, "total-results": len(dois) if total is None else total}
    return Response(status=200, body=json.dumps({"message": message}).encode())


def dois(*values: str) -> list[Id]:
    return [Id("doi", value) for value in values]


def test_several_dois_are_sent_in_one_request_and_answers_are_matched_by_doi() -> None:
    first, second, absent = asked = dois("10.1000/One", "10.1000/two", "10.1000/three")
    run = run_flow(crossref.by_id(asked), works("10.1000/two", "10.1000/one"))
    assert [request.path for request in run.requests] == ["/works"]
    assert run.requests[0].params == {"filter": "doi:10.1000/One,doi:10.1000/two,doi:10.1000/three", "rows": "50"}
    assert [run.found[each][0].title for each in (first, second)] == ["Title of 10.1000/one", "Title of 10.1000/two"]
    assert run.found[absent] == ()


def test_fifty_dois_need_one_request_and_fifty_one_need_two() -> None:
    many = [f"10.1000/{number}" for number in range(51)]
    assert len(run_flow(crossref.by_id(dois(*many[:50])), works(*many[:50])).requests) == 1
    run = run_flow(crossref.by_id(dois(*many)), works(*many[:50]), recorded("crossref/none.txt", 404))
    assert [request.path for request in run.requests] == ["/works", "/works/10.1000%2F50"]


def test_a_doi_with_a_comma_is_requested_alone_because_commas_separate_dois() -> None:
    run = run_flow(crossref.by_id(dois("10.1000/a,b")), recorded("crossref/none.txt", 404))
    assert run.requests[0].path == "/works/10.1000%2Fa%2Cb"


@pytest.mark.parametrize("answer", [works("10.1000/one", total=2), works("10.1000/another")])
def test_an_incomplete_list_or_one_of_other_works_is_requested_again(answer: Response) -> None:
    run = run_flow(crossref.by_id(dois("10.1000/one", "10.1000/two")), answer, works("10.1000/one", "10.1000/two"))
    assert isinstance(run.yielded[1], Retry)


def test_a_refused_list_is_split_down_to_the_bad_doi() -> None:
    refused = recorded("crossref/refused.json", 400)
    asked = dois("10.1000/one", "10.1000/two", "10.1/no")
    run = run_flow(crossref.by_id(asked), refused, works("10.1000/one", "10.1000/two"), refused)
    assert set(run.found) == set(asked[:2])
    assert run.refused == "Crossref refuses the DOI (HTTP 400)"


def test_an_arxiv_id_and_a_short_name_are_not_asked_for() -> None:
    alias, arxiv = Query(title="CLIP", alias=True), Id("arxiv", "2103.00020")
    assert run_flow(crossref.by_title([alias])).found == {alias: ()}
    assert run_flow(crossref.by_id([arxiv])).found == {arxiv: ()}


def test_a_chapter_in_a_series_of_proceedings_is_a_conference_paper() -> None:
    record = single({"type": "book-chapter", "container-title": ["Lecture Notes in Computer Science", "ECCV 2022"]})
    assert (record.type, record.venue, record.series) == (
        "inproceedings", "ECCV 2022", "Lecture Notes in Computer Science",
    )  # fmt: skip
    assert single({"type": "book-chapter", "container-title": ["A Handbook"]}).type == "incollection"


def test_an_acronym_in_brackets_is_the_short_venue() -> None:
    venue = "2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"
    record = single({"type": "proceedings-article", "container-title": [venue]})
    assert (record.venue, record.venue_short) == (venue, "CVPR")


def test_markup_subtitles_and_group_authors_are_read() -> None:
    record = single({"title": ["On <i>CLIP</i> &amp; more"], "subtitle": ["A view"], "author": [{"name": "The Group"}]})
    assert record.title == "On CLIP & more: A view"
    assert record.authors == (Name("The Group", literal=True),)


def test_the_year_is_that_of_the_printed_version() -> None:
    dates = {"published-print": {"date-parts": [[2021, 6]]}, "issued": {"date-parts": [[2020, 12, 1]]}}
    assert (single(dates).year, single(dates).month) == (2021, 6)
    assert single({"issued": {"date-parts": [[None]]}}).year is None


@pytest.mark.parametrize("body", [b"", b"{", b"<html>", b'{"status":"ok"}', b'{"message": []}'])
def test_an_invalid_answer_is_requested_again(body: bytes) -> None:
    run = run_flow(crossref.by_title([QUERY]), Response(status=200, body=body), recorded("crossref/list_none.json"))
    assert isinstance(run.yielded[1], Retry)
    run = run_flow(crossref.by_id([DOI]), Response(status=200, body=body), recorded("crossref/none.txt", 404))
    assert isinstance(run.yielded[1], Retry)


def test_a_refusal_and_an_unexpected_404_are_errors() -> None:
    run = run_flow(crossref.by_title([QUERY]), recorded("crossref/refused.json", 400))
    assert (run.found, run.refused) == ({}, "Crossref refuses the query (HTTP 400)")
    run = run_flow(crossref.by_id([DOI]), Response(status=404, body=b"<html>"))
    assert (run.found, run.refused) == ({}, "Crossref refuses the DOI (HTTP 404)")


@pytest.mark.parametrize(
    ("facts", "withdrawn"),
    [
        ({"updated-by": [{"DOI": "10.1/notice", "type": "retraction"}]}, True),
        ({"updated-by": [{"DOI": "10.1/notice", "type": "correction"}]}, False),
        ({"update-to": [{"DOI": DOI.value, "type": "withdrawal"}]}, True),
        ({"update-to": [{"DOI": "10.1/another", "type": "retraction"}]}, False),
        ({"title": ["RETRACTED ARTICLE: Lines in old maps"]}, True),
        ({"title": ["Retracted works and their readers"]}, False),
        ({"title": ["The fate of retracted works"]}, False),
    ],
)
def test_a_retraction_is_recognised_by_its_notice_or_by_the_title(facts: dict[str, Any], withdrawn: bool) -> None:  # noqa: FBT001
    assert single(facts).withdrawn is withdrawn


def test_particles_after_given_names_belong_to_the_family_name() -> None:
    work = {"DOI": DOI.value, "title": ["Tides"], "author": [{"family": "Gool", "given": "Luc Van", "suffix": "Jr."}]}
    body = json.dumps({"message": work}).encode()
    (record,) = run_flow(crossref.by_id([DOI]), Response(status=200, body=body)).found[DOI]
    assert [str(name) for name in record.authors] == ["Van Gool, Jr., Luc"]
