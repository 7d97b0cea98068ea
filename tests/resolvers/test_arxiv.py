from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from tests.flows import FlowRun, recorded, run_flow

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.work import Query
from vlbib.resolver import CouldNotAsk, Request, Resolver, Response, Retry
from vlbib_resolvers import arxiv

SINGLE = "Heat-bath random walks with Markov bases"
AEW10 = "Proceedings of Workshop AEW10: Concepts in Information Theory and Communications"
EMPTY = recorded("arxiv/empty_unknown_id.xml")


def feed(total: int, *titles: str) -> Response:
    """A feed in the new form with entries with these titles."""
    head, entry, foot = re.split(
        r"(?s)(  <entry>.*</entry>\n)", recorded("arxiv/single_id.xml").body.decode(), maxsplit=1
    )
    head = re.sub(r"totalResults>\d+<", f"totalResults>{total}<", head)
    entries = [
        entry.replace(SINGLE, title).replace("1605.08386", f"1605.{number:05}") for number, title in enumerate(titles)
    ]
    return Response(status=200, body="".join([head, *entries, foot]).encode())


def titles(run: FlowRun, query: Query) -> list[str]:
    return [record.title for record in run.found[query]]


def test_the_module_is_a_resolver() -> None:
    source: Resolver = arxiv
    assert source.name == "arxiv"
    assert source.delay >= 3  # the terms of use: one request every three seconds


def test_many_titles_are_one_query_of_quoted_phrases_with_max_results() -> None:
    one, two = Query(title=SINGLE), Query(title=AEW10)
    run = run_flow(arxiv.by_title([one, two]), feed(2, AEW10, SINGLE))
    (request,) = run.requests
    assert request.params["search_query"] == f'ti:"{SINGLE}" OR ti:"{AEW10}"'
    assert request.params["max_results"] == "100"
    assert titles(run, one) == [SINGLE]
    assert titles(run, two) == [AEW10]


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Is \"it\" a \\ trap_ or 'not'?", "Is it a trap or 'not'"),
        ("A* search and what* it means?", "A search and what it means"),
        ("AND, OR and ANDNOT in $k$-means (a study)", "AND, OR and ANDNOT in $k$-means (a study)"),
        ("OFA_ Unifying Architectures, Tasks, and Moda...", "Unifying Architectures, Tasks, and"),
        ("Make-a-scene: Scene-based text-to-image generation", "Scene-based text-to-image generation"),
        ("VQA: Visual Question Answering", "VQA: Visual Question Answering"),
        ("  a \n line  ", "a line"),
    ],
)
def test_a_title_is_prepared_as_a_quoted_phrase(title: str, asked: str) -> None:
    assert arxiv.phrase(title) == asked


def test_a_short_name_is_never_asked_for() -> None:
    alias, empty = Query(title="CLIP", alias=True), Query(title="_?_")
    run = run_flow(arxiv.by_title([alias, empty]))
    assert run.found == {alias: (), empty: ()}
    assert not run.yielded


def test_a_thousand_titles_take_at_most_sixty_requests_of_at_most_four_thousand_characters() -> None:
    queries = [Query(title=f"Paper number {number} on a subject of some length, as most titles are") for number in
               range(960)] + [Query(title=f"Short {number}") for number in range(40)]  # fmt: skip
    run = run_flow(arxiv.by_title(queries), *[EMPTY] * 47)
    assert len(run.requests) <= 60
    assert all(len(arxiv.url) + len(urlencode(one.params)) < 4000 for one in run.requests)
    assert all(run.found[query] == () for query in queries)


def test_titles_with_less_than_four_words_are_asked_for_separately() -> None:
    run = run_flow(arxiv.by_title([Query(title="Visual Dialog"), Query(title=SINGLE)]), EMPTY, EMPTY)
    assert [one.params["search_query"] for one in run.requests] == [f'ti:"{SINGLE}"', 'ti:"Visual Dialog"']


def test_titles_too_long_for_a_url_are_posted() -> None:
    run = run_flow(arxiv.by_title([Query(title="very long words indeed " * 200)]), EMPTY)
    assert run.requests[0].form is not None
    assert not run.requests[0].params


def test_a_url_that_the_server_refuses_as_too_long_is_posted() -> None:
    query = Query(title=SINGLE)
    run = run_flow(arxiv.by_title([query]), Response(status=414, body=b"<html>414</html>"), feed(1, SINGLE))
    first, second = run.requests
    assert second.form == first.params
    assert titles(run, query) == [SINGLE]


def test_if_a_page_shows_only_a_part_the_missing_titles_are_asked_for_again() -> None:
    shown, hidden = Query(title=SINGLE), Query(title=AEW10)
    run = run_flow(arxiv.by_title([shown, hidden]), feed(250, SINGLE), feed(1, AEW10))
    assert [one.params["search_query"] for one in run.requests][1:] == [f'ti:"{AEW10}"']
    assert titles(run, shown) == [SINGLE]
    assert titles(run, hidden) == [AEW10]


def test_a_single_title_takes_the_first_page_as_it_is() -> None:
    query = Query(title="Heat-bath random walks with")
    run = run_flow(arxiv.by_title([query]), feed(250, SINGLE))
    assert titles(run, query) == [SINGLE]


def test_a_page_that_counts_results_but_shows_none_is_requested_again_and_then_split() -> None:
    one, two = Query(title=SINGLE), Query(title=AEW10)
    run = run_flow(arxiv.by_title([one, two]), feed(2), feed(2), feed(1, SINGLE), feed(1, AEW10))
    assert isinstance(run.yielded[1], Retry)
    assert [len(request.params["search_query"].split(" OR ")) for request in run.requests] == [2, 1, 1]
    assert titles(run, one) == [SINGLE]
    assert titles(run, two) == [AEW10]


def test_a_refused_query_is_split_until_the_bad_title_is_alone() -> None:
    good, bad = Query(title=SINGLE), Query(title=AEW10)
    refusal = recorded("arxiv/error_bad_query.xml", 400)
    run = run_flow(arxiv.by_title([good, bad]), refusal, feed(1, SINGLE), refusal)
    assert titles(run, good) == [SINGLE]
    assert bad not in run.found
    assert "Invalid query string" in run.refused


def test_found_records_are_kept_if_the_rest_cannot_be_asked() -> None:
    queries = [Query(title=f"Paper number {number} of a longer kind") for number in range(50)]
    no = CouldNotAsk("HTTP 503")
    run = run_flow(arxiv.by_title(queries), EMPTY, *[no] * 8)
    assert list(run.found) == queries[:25]
    assert run.refused == "HTTP 503"


def test_a_title_that_contains_only_the_stemmed_phrase_is_assigned_to_the_nearest_query() -> None:
    one, two = Query(title="Random walks with a Markov basis"), Query(title=AEW10)
    run = run_flow(arxiv.by_title([one, two]), feed(2, "Random walk with Markov bases", "Something else entirely"))
    assert titles(run, one) == ["Random walk with Markov bases"]
    assert titles(run, two) == []


@pytest.mark.parametrize(
    "body",
    [
        b"Rate exceeded.",
        b"<!DOCTYPE html>\n<html><body>Back soon</body></html>",
        b"<html><body>502 Bad Gateway</body></html>",
        b"",
        recorded("arxiv/single_id.xml").body[:900],
        b"<?xml version='1.0'?><rss><channel/></rss>",
        b'<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "aa">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>',
        '<?xml version="1.0"?><!DOCTYPE feed SYSTEM "file:///etc/passwd"><feed/>'.encode("utf-16"),
    ],
    ids=["rate", "doctype html", "html", "nothing", "cut", "other xml", "entity", "utf-16 doctype"],
)
def test_an_answer_that_is_no_feed_is_requested_again_and_never_means_not_found(body: bytes) -> None:
    query = Query(title=SINGLE)
    run = run_flow(arxiv.by_title([query]), Response(status=200, body=body), feed(1, SINGLE))
    assert isinstance(run.yielded[1], Retry)
    assert titles(run, query) == [SINGLE]
    silent = run_flow(arxiv.by_title([query]), Response(status=200, body=body), CouldNotAsk("no feed"))
    assert query not in silent.found


def test_expanding_entities_are_refused_at_once() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    body = f'<?xml version="1.0"?><!DOCTYPE feed [{entities}]><feed>&e11;</feed>'.encode()
    run = run_flow(arxiv.by_title([Query(title=SINGLE)]), Response(status=200, body=body), CouldNotAsk("no feed"))
    assert isinstance(run.yielded[1], Retry)
    assert "DOCTYPE" in run.yielded[1].reason


def test_ids_are_asked_for_by_the_hundred_and_matched_by_id_not_by_position() -> None:
    there, missing = Id("arxiv", "1707.08567"), Id("arxiv", "0808.0539")
    run = run_flow(arxiv.by_id([missing, there]), recorded("arxiv/idlist_one_missing_one_found.xml"))
    (request,) = run.requests
    assert request.params == {"id_list": "0808.0539,1707.08567", "max_results": "2"}
    assert [record.title for record in run.found[there]] == [AEW10]
    assert run.found[missing] == ()
    many = [Id("arxiv", f"2101.{number:05}") for number in range(250)]
    run = run_flow(arxiv.by_id(many), EMPTY, EMPTY, EMPTY)
    assert [len(one.params["id_list"].split(",")) for one in run.requests] == [100, 100, 50]
    assert [one.params["max_results"] for one in run.requests] == ["100", "100", "50"]


def test_impossible_ids_and_ids_of_other_schemes_are_not_sent() -> None:
    good, bad, doi = Id("arxiv", "1605.08386"), Id("arxiv", "abc"), Id("doi", "10.1000/x")
    run = run_flow(arxiv.by_id([bad, good, doi]), recorded("arxiv/single_id.xml"))
    assert [one.params["id_list"] for one in run.requests] == ["1605.08386"]
    assert run.found[bad] == ()
    assert run.found[doi] == ()
    assert run.found[good][0].title == SINGLE


def test_one_refused_id_does_not_affect_the_others() -> None:
    refusal = recorded("arxiv/error_bad_id.xml", 400)
    good = Id("arxiv", "1605.08386")
    run = run_flow(arxiv.by_id([good, Id("arxiv", "1605.08387")]), refusal, recorded("arxiv/single_id.xml"), refusal)
    assert list(run.found) == [good]
    assert "incorrect id format" in run.refused


@pytest.mark.parametrize("name", ["empty_missing_id", "empty_unknown_id"])
def test_an_empty_feed_means_that_nothing_was_found(name: str) -> None:
    one = Id("arxiv", "0808.0539")
    assert run_flow(arxiv.by_id([one]), recorded(f"arxiv/{name}.xml")).found == {one: ()}


def test_all_fields_of_an_entry_are_read() -> None:
    query = Query(title="Testing Deep Learning Models: A First Comparative Study of Multiple Testing Techniques")
    run = run_flow(arxiv.by_title([query]), recorded("arxiv/search_excerpt.xml"))
    (record,) = run.found[query]
    assert record.source == "arxiv"
    assert record.type == "misc"
    assert (record.year, record.preprint_year, record.updated) == (2022, 2022, "2022-02-24")
    assert record.ids == (Id("arxiv", "2202.12139"), Id("doi", "10.1109/ICSTW55395.2022.00035"))
    assert record.primary_class == "cs.SE"
    assert record.comment == "Artificial Intelligence in Software Testing 2022 workshop @ ICST 2022"
    assert record.journal_ref is not None
    assert record.journal_ref.startswith("Artificial Intelligence in Software Testing @ 2022 IEEE")
    assert record.authors[0] == Name("Ahuja", "Mohit Kumar")
    assert record.url == "https://arxiv.org/abs/2202.12139"


def test_the_old_form_of_the_feed_is_read() -> None:
    one = Id("arxiv", "1503.01162")
    (record,) = run_flow(arxiv.by_id([one]), recorded("arxiv/old_format_2019_excerpt.xml")).found[one]
    assert record.title.endswith("'How Can the History and Philosophy of Science Contribute to Contemporary U.S. "
                                 "Science Teaching?'")  # fmt: skip
    assert record.ids == (one, Id("doi", "10.1007/s11191-014-9716-8"))
    assert record.primary_class == "physics.ed-ph"


@pytest.mark.parametrize(
    ("name", "value", "year"),
    [
        ("old_style_id_affiliation_journalref", "astro-ph/0601001", 2006),
        ("old_style_versioned_id", "quant-ph/0201082", 2002),
        ("versioned_id_title_0", "2104.12255", 2021),
    ],
)
def test_ids_of_every_style_are_read_without_their_version(name: str, value: str, year: int) -> None:
    one = Id("arxiv", value)
    (record,) = run_flow(arxiv.by_id([one]), recorded(f"arxiv/{name}.xml")).found[one]
    assert record.ids[0] == one
    assert record.year == year
    assert not record.withdrawn


@pytest.mark.parametrize(
    ("comment", "withdrawn"),
    [
        ("This paper has been withdrawn by the authors due to an error in Lemma 2", True),
        ("Withdrawn", True),
        ("the manuscript is withdrawn", True),
        ("This paper was withdrawn from the ICLR 2021 review process", False),
        ("20 pages, 3 figures", False),
    ],
)
def test_a_withdrawn_paper_is_marked(comment: str, withdrawn: bool) -> None:  # noqa: FBT001 -- a table's column
    body = recorded("arxiv/single_id.xml").body.replace(b"20 pages, 3 figures", comment.encode())
    one = Id("arxiv", "1605.08386")
    (record,) = run_flow(arxiv.by_id([one]), Response(status=200, body=body)).found[one]
    assert record.withdrawn is withdrawn


def test_latex_in_a_title_is_read_as_unicode_and_a_lone_colon_is_no_author() -> None:
    body = recorded("arxiv/single_id.xml").body.replace(SINGLE.encode(), rb"A Poincar\'e walk with $k^2$ steps")
    body = body.replace(b"Caprice Stanley", b":")
    one = Id("arxiv", "1605.08386")
    (record,) = run_flow(arxiv.by_id([one]), Response(status=200, body=body)).found[one]
    assert record.title == "A Poincaré walk with $k^2$ steps"
    assert record.authors == (Name("Windisch", "Tobias"),)


def test_no_request_has_an_api_key() -> None:
    assert not hasattr(arxiv, "key_env")
    run = run_flow(arxiv.by_title([Query(title=SINGLE)]), EMPTY)
    assert run.requests[0] == Request(params=run.requests[0].params, accept="application/atom+xml")
