from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from tests.talks import Held, hold, recorded

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.work import Query
from vlbib.resolver import Again, CouldNotAsk, Request, Resolver, Response
from vlbib_resolvers import arxiv

SINGLE = "Heat-bath random walks with Markov bases"
AEW10 = "Proceedings of Workshop AEW10: Concepts in Information Theory and Communications"
EMPTY = recorded("arxiv/empty_unknown_id.xml")


def feed(total: int, *titles: str) -> Response:
    """A feed of the new kind with entries of those titles."""
    head, entry, foot = re.split(
        r"(?s)(  <entry>.*</entry>\n)", recorded("arxiv/single_id.xml").body.decode(), maxsplit=1
    )
    head = re.sub(r"totalResults>\d+<", f"totalResults>{total}<", head)
    entries = [
        entry.replace(SINGLE, title).replace("1605.08386", f"1605.{number:05}") for number, title in enumerate(titles)
    ]
    return Response(status=200, body="".join([head, *entries, foot]).encode())


def titles(held: Held, query: Query) -> list[str]:
    return [record.title for record in held.found[query]]


def test_the_module_is_a_resolver() -> None:
    source: Resolver = arxiv
    assert source.name == "arxiv"
    assert source.delay >= 3  # the terms of use: one request every three seconds


def test_many_titles_are_one_query_of_quoted_phrases_with_its_size_set() -> None:
    one, two = Query(title=SINGLE), Query(title=AEW10)
    held = hold(arxiv.by_title([one, two]), feed(2, AEW10, SINGLE))
    (request,) = held.requests
    assert request.params["search_query"] == f'ti:"{SINGLE}" OR ti:"{AEW10}"'
    assert request.params["max_results"] == "100"
    assert titles(held, one) == [SINGLE]
    assert titles(held, two) == [AEW10]


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
def test_a_title_is_made_fit_to_stand_between_quotes(title: str, asked: str) -> None:
    assert arxiv.phrase(title) == asked


def test_a_short_name_is_never_asked_for() -> None:
    alias, empty = Query(title="CLIP", alias=True), Query(title="_?_")
    held = hold(arxiv.by_title([alias, empty]))
    assert held.found == {alias: (), empty: ()}
    assert not held.said


def test_a_thousand_titles_take_at_most_sixty_requests_of_at_most_four_thousand_characters() -> None:
    queries = [Query(title=f"Paper number {number} on a subject of some length, as most titles are") for number in
               range(960)] + [Query(title=f"Short {number}") for number in range(40)]  # fmt: skip
    held = hold(arxiv.by_title(queries), *[EMPTY] * 47)
    assert len(held.requests) <= 60
    assert all(len(arxiv.url) + len(urlencode(one.params)) < 4000 for one in held.requests)
    assert all(held.found[query] == () for query in queries)


def test_titles_of_under_four_words_are_asked_apart_from_the_others() -> None:
    held = hold(arxiv.by_title([Query(title="Visual Dialog"), Query(title=SINGLE)]), EMPTY, EMPTY)
    assert [one.params["search_query"] for one in held.requests] == [f'ti:"{SINGLE}"', 'ti:"Visual Dialog"']


def test_titles_too_long_for_a_url_are_posted() -> None:
    held = hold(arxiv.by_title([Query(title="very long words indeed " * 200)]), EMPTY)
    assert held.requests[0].form is not None
    assert not held.requests[0].params


def test_a_url_that_the_server_finds_too_long_is_posted() -> None:
    query = Query(title=SINGLE)
    held = hold(arxiv.by_title([query]), Response(status=414, body=b"<html>414</html>"), feed(1, SINGLE))
    first, second = held.requests
    assert second.form == first.params
    assert titles(held, query) == [SINGLE]


def test_a_page_that_shows_only_a_part_is_asked_again_for_the_titles_it_does_not_show() -> None:
    shown, hidden = Query(title=SINGLE), Query(title=AEW10)
    held = hold(arxiv.by_title([shown, hidden]), feed(250, SINGLE), feed(1, AEW10))
    assert [one.params["search_query"] for one in held.requests][1:] == [f'ti:"{AEW10}"']
    assert titles(held, shown) == [SINGLE]
    assert titles(held, hidden) == [AEW10]


def test_a_single_title_takes_the_first_page_as_it_is() -> None:
    query = Query(title="Heat-bath random walks with")
    held = hold(arxiv.by_title([query]), feed(250, SINGLE))
    assert titles(held, query) == [SINGLE]


def test_a_page_that_counts_results_and_shows_none_is_asked_for_again_and_then_in_smaller_ones() -> None:
    one, two = Query(title=SINGLE), Query(title=AEW10)
    held = hold(arxiv.by_title([one, two]), feed(2), feed(2), feed(1, SINGLE), feed(1, AEW10))
    assert isinstance(held.said[1], Again)
    assert [len(request.params["search_query"].split(" OR ")) for request in held.requests] == [2, 1, 1]
    assert titles(held, one) == [SINGLE]
    assert titles(held, two) == [AEW10]


def test_a_refused_query_is_split_until_the_title_to_blame_stands_alone() -> None:
    good, bad = Query(title=SINGLE), Query(title=AEW10)
    refusal = recorded("arxiv/error_bad_query.xml", 400)
    held = hold(arxiv.by_title([good, bad]), refusal, feed(1, SINGLE), refusal)
    assert titles(held, good) == [SINGLE]
    assert bad not in held.found
    assert "Invalid query string" in held.refused


def test_what_was_found_stands_when_the_rest_cannot_be_asked() -> None:
    queries = [Query(title=f"Paper number {number} of a longer kind") for number in range(50)]
    no = CouldNotAsk("HTTP 503")
    held = hold(arxiv.by_title(queries), EMPTY, *[no] * 49)
    assert list(held.found) == queries[:25]
    assert held.refused == "HTTP 503"


def test_a_title_that_contains_the_stemmed_phrase_goes_to_the_query_that_it_is_nearest_to() -> None:
    one, two = Query(title="Random walks with a Markov basis"), Query(title=AEW10)
    held = hold(arxiv.by_title([one, two]), feed(2, "Random walk with Markov bases", "Something else entirely"))
    assert titles(held, one) == ["Random walk with Markov bases"]
    assert titles(held, two) == []


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
def test_what_is_no_feed_is_asked_for_again_and_never_taken_for_not_found(body: bytes) -> None:
    query = Query(title=SINGLE)
    held = hold(arxiv.by_title([query]), Response(status=200, body=body), feed(1, SINGLE))
    assert isinstance(held.said[1], Again)
    assert titles(held, query) == [SINGLE]
    silent = hold(arxiv.by_title([query]), Response(status=200, body=body), CouldNotAsk("no feed"))
    assert query not in silent.found


def test_a_billion_laughs_are_refused_at_once() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    body = f'<?xml version="1.0"?><!DOCTYPE feed [{entities}]><feed>&e11;</feed>'.encode()
    held = hold(arxiv.by_title([Query(title=SINGLE)]), Response(status=200, body=body), CouldNotAsk("no feed"))
    assert isinstance(held.said[1], Again)
    assert "DOCTYPE" in held.said[1].reason


def test_ids_are_asked_by_the_hundred_and_found_by_id_not_by_place() -> None:
    there, missing = Id("arxiv", "1707.08567"), Id("arxiv", "0808.05394")
    held = hold(arxiv.by_id([missing, there]), recorded("arxiv/idlist_one_missing_one_found.xml"))
    (request,) = held.requests
    assert request.params == {"id_list": "0808.05394,1707.08567", "max_results": "2"}
    assert [record.title for record in held.found[there]] == [AEW10]
    assert held.found[missing] == ()
    many = [Id("arxiv", f"2101.{number:05}") for number in range(250)]
    held = hold(arxiv.by_id(many), EMPTY, EMPTY, EMPTY)
    assert [len(one.params["id_list"].split(",")) for one in held.requests] == [100, 100, 50]
    assert [one.params["max_results"] for one in held.requests] == ["100", "100", "50"]


def test_an_impossible_id_and_an_id_of_another_kind_are_not_sent_with_the_others() -> None:
    good, bad, doi = Id("arxiv", "1605.08386"), Id("arxiv", "abc"), Id("doi", "10.1000/x")
    held = hold(arxiv.by_id([bad, good, doi]), recorded("arxiv/single_id.xml"))
    assert [one.params["id_list"] for one in held.requests] == ["1605.08386"]
    assert held.found[bad] == ()
    assert held.found[doi] == ()
    assert held.found[good][0].title == SINGLE


def test_one_id_that_the_server_refuses_does_not_take_the_others_along() -> None:
    refusal = recorded("arxiv/error_bad_id.xml", 400)
    good = Id("arxiv", "1605.08386")
    held = hold(arxiv.by_id([good, Id("arxiv", "1605.08387")]), refusal, recorded("arxiv/single_id.xml"), refusal)
    assert list(held.found) == [good]
    assert "incorrect id format" in held.refused


@pytest.mark.parametrize("name", ["empty_missing_id", "empty_unknown_id"])
def test_an_empty_feed_says_that_nothing_is_there(name: str) -> None:
    one = Id("arxiv", "0808.05394")
    assert hold(arxiv.by_id([one]), recorded(f"arxiv/{name}.xml")).found == {one: ()}


def test_the_ends_of_an_entry_are_read() -> None:
    query = Query(title="Testing Deep Learning Models: A First Comparative Study of Multiple Testing Techniques")
    held = hold(arxiv.by_title([query]), recorded("arxiv/search_excerpt.xml"))
    (record,) = held.found[query]
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


def test_the_old_shape_of_the_feed_is_read() -> None:
    one = Id("arxiv", "1503.01162")
    (record,) = hold(arxiv.by_id([one]), recorded("arxiv/old_format_2019_excerpt.xml")).found[one]
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
    (record,) = hold(arxiv.by_id([one]), recorded(f"arxiv/{name}.xml")).found[one]
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
    (record,) = hold(arxiv.by_id([one]), Response(status=200, body=body)).found[one]
    assert record.withdrawn is withdrawn


def test_latex_in_a_title_is_read_as_unicode_and_a_lone_colon_is_no_author() -> None:
    body = recorded("arxiv/single_id.xml").body.replace(SINGLE.encode(), rb"A Poincar\'e walk with $k^2$ steps")
    body = body.replace(b"Caprice Stanley", b":")
    one = Id("arxiv", "1605.08386")
    (record,) = hold(arxiv.by_id([one]), Response(status=200, body=body)).found[one]
    assert record.title == "A Poincaré walk with $k^2$ steps"
    assert record.authors == (Name("Windisch", "Tobias"),)


def test_no_request_holds_a_key() -> None:
    assert not hasattr(arxiv, "key_env")
    held = hold(arxiv.by_title([Query(title=SINGLE)]), EMPTY)
    assert held.requests[0] == Request(params=held.requests[0].params, accept="application/atom+xml")
