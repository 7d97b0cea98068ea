from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.flows import recorded, run_flow

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.work import Query
from vlbib.resolver import Resolver, Response, Retry
from vlbib_resolvers import dblp

if TYPE_CHECKING:
    from vlbib.core.record import Record

QUERY = Query(title="Perceptrons_ an introduction (with AND|OR -signs$)")
KEY = Id("dblp", "conf/dac/ZhangYY21")
NONE = Response(status=200, body=b'{"result": {"hits": {"@total": "0", "@computed": "0", "@sent": "0"}}}')


def hit(info: dict[str, Any]) -> Record:
    whole = {"result": {"hits": {"hit": [{"info": {"title": "A title.", **info}}]}}}
    (record,) = run_flow(dblp.by_title([QUERY]), Response(status=200, body=json.dumps(whole).encode())).found[QUERY]
    return record


KLINGON = b"<?xml version='1.0' encoding='klingon'?><dblp/>"


def test_the_module_is_a_resolver() -> None:
    source: Resolver = dblp
    assert source.delay >= 1


def test_a_title_is_sent_as_its_words() -> None:
    (request,) = run_flow(dblp.by_title([QUERY]), NONE).requests
    assert request.path == "/search/publ/api"
    assert request.params["q"] == "Perceptrons an introduction with AND OR signs"
    assert request.params["format"] == "json"


def test_hits_are_read_with_one_author_or_several() -> None:
    book, review = run_flow(dblp.by_title([QUERY]), recorded("dblp/search.json")).found[QUERY]
    assert book.title == "Perceptrons: An Introduction to Computational Geometry"
    assert book.authors == (Name("Minsky", "Marvin"), Name("Papert", "Seymour"))
    assert (book.type, book.year) == ("book", 1969)
    assert review.title == 'A Review of "Perceptrons" by Marvin Minsky and Seymour Papert'
    assert review.authors == (Name("Block", "H. D."),)
    assert (review.type, review.venue_short, review.volume, review.pages) == (
        "article", "Inf. Control.", "17", "501--522",
    )  # fmt: skip
    assert review.ids == (Id("doi", "10.1016/S0019-9958(70)90409-2"), Id("dblp", "journals/iandc/Block70"))


def test_a_whole_envelope_is_read() -> None:
    (record,) = run_flow(dblp.by_title([QUERY]), recorded("dblp/search_envelope.json")).found[QUERY]
    assert (record.type, record.venue_short, record.year) == ("inproceedings", "Asian Test Symposium", 2005)


def test_a_search_without_hits_gives_no_records() -> None:
    assert run_flow(dblp.by_title([QUERY]), NONE).found == {QUERY: ()}


def test_a_corr_record_is_a_preprint_and_gives_its_arxiv_id() -> None:
    record = hit({"venue": "CoRR", "volume": "abs/2103.00020", "type": "Informal and Other Publications",
                  "key": "journals/corr/abs-2103-00020", "ee": "https://arxiv.org/abs/2103.00020"})  # fmt: skip
    assert (record.type, record.venue, record.venue_short, record.volume) == ("misc", None, None, None)
    assert record.ids == (Id("arxiv", "2103.00020"), Id("dblp", "journals/corr/abs-2103-00020"))


def test_every_link_that_names_the_paper_is_read() -> None:
    record = hit({"ee": ["http://proceedings.mlr.press/v139/radford21a.html", "https://openreview.net/forum?id=abc"],
                  "venue": ["ICML", "PMLR"], "authors": {"author": "Wang 0001, Li"}})  # fmt: skip
    assert record.ids == (Id("pmlr", "v139/radford21a"), Id("openreview", "abc"))
    assert record.venue_short == "ICML"


def test_entities_and_the_numbers_of_namesakes_are_removed() -> None:
    record = hit({"title": "Don&apos;t stop...", "authors": {"author": [{"text": "Jos&eacute; Li 0002"}, "Ann Lee"]}})
    assert record.title == "Don't stop..."
    assert record.authors == (Name("Li", "José"), Name("Lee", "Ann"))


def test_a_key_gives_the_record() -> None:
    run = run_flow(dblp.by_id([KEY, Id("arxiv", "2103.00020")]), recorded("dblp/record.xml"))
    (request,) = run.requests
    assert request.path == "/rec/conf/dac/ZhangYY21.xml"
    (record,) = run.found[KEY]
    assert record.title.startswith("Attentional Transfer is All You Need")
    assert record.authors[0] == Name("Zhang", "Xiaopeng")
    assert (record.type, record.venue_short, record.pages) == ("inproceedings", "DAC", "169--174")
    assert record.ids == (Id("doi", "10.1109/DAC18074.2021.9586227"), KEY)


def test_an_unknown_key_and_an_impossible_key_give_nothing() -> None:
    bad = Id("dblp", "../../etc")
    assert run_flow(dblp.by_id([KEY, bad]), Response(status=404)).found == {KEY: (), bad: ()}


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"{}", b"[]", b"<?xml version='1.0'?><!DOCTYPE dblp><dblp/>", KLINGON]
)
def test_an_invalid_answer_is_requested_again(body: bytes) -> None:
    run = run_flow(dblp.by_title([QUERY]), Response(status=200, body=body), NONE)
    assert isinstance(run.yielded[1], Retry)
    run = run_flow(dblp.by_id([KEY]), Response(status=200, body=body), Response(status=404))
    assert isinstance(run.yielded[1], Retry)


def test_a_short_name_is_not_asked_for() -> None:
    alias = Query(title="CLIP", alias=True)
    assert run_flow(dblp.by_title([alias])).found == {alias: ()}


def test_a_refusal_is_an_error() -> None:
    assert run_flow(dblp.by_title([QUERY]), Response(status=400)).refused == "DBLP refuses the query (HTTP 400)"
    assert run_flow(dblp.by_id([KEY]), Response(status=400)).refused == "DBLP refuses the key (HTTP 400)"
