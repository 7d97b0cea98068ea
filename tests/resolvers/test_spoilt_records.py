"""One unreadable record in an answer does not affect the others, whatever the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.flows import run_flow

from vlbib.core.ids import Id
from vlbib.core.record import SPOILT
from vlbib.core.work import Query
from vlbib.resolver import Response
from vlbib_resolvers import crossref, datacite, dblp, openalex, openreview, semantic_scholar

if TYPE_CHECKING:
    from types import ModuleType

WHOLE = {
    crossref: b'{"DOI": "10.5555/1", "title": ["Whole"]}',
    datacite: b'{"attributes": {"doi": "10.5555/1", "titles": [{"title": "Whole"}]}}',
    dblp: b'{"info": {"title": "Whole", "key": "conf/x/y", "authors": {"author": []}}}',
    openalex: b'{"title": "Whole", "doi": "10.5555/1"}',
    openreview: b'{"id": "a", "content": {"title": {"value": "Whole"}}}',
    semantic_scholar: b'{"title": "Whole"}',
}
BAD = {
    crossref: [
        b'{"DOI": "10.5555/2", "title": ["Bad"], "issued": {"date-parts": [[1e999]]}}',
        b'{"DOI": "10.5555/2", "title": ["Bad"], "author": "Doe"}',
    ],
    datacite: [
        b'{"attributes": {"doi": "10.5555/2", "titles": [{"title": "Bad"}], "publicationYear": 1e999}}',
        b'{"attributes": {"doi": 7, "titles": "Bad"}}',
    ],
    dblp: [b'{"info": {"title": "Bad", "authors": 1e999}}', b'{"info": []}'],
    openalex: [
        b'{"title": "Bad", "doi": "10.5555/2", "publication_year": 1e999}',
        b'{"title": "Bad", "doi": "10.5555/2", "authorships": [7]}',
    ],
    openreview: [
        b'{"id": "b", "content": {"title": {"value": "Bad"}}, "pdate": 1e999}',
        b'{"id": "b", "content": {"title": {"value": "Bad"}}, "pdate": 99999999999999999}',
    ],
    semantic_scholar: [b'{"title": "Bad", "year": 1e999}', b'{"title": "Bad", "externalIds": []}'],
}
AROUND = {
    crossref: b'{"message": {"items": [%b], "total-results": 2}}',
    datacite: b'{"data": [%b]}',
    dblp: b'{"result": {"hits": {"hit": [%b]}}}',
    openalex: b'{"results": [%b]}',
    openreview: b'{"notes": [%b]}',
    semantic_scholar: b'{"data": [%b]}',
}
QUERY = Query(title="A study of whole things")


def answer(source: Any, *parts: bytes) -> Response:
    return Response(status=200, body=AROUND[source] % b", ".join(parts))


@pytest.mark.parametrize(("source", "bad"), [(source, bad) for source, all_bad in BAD.items() for bad in all_bad])
def test_one_bad_record_in_an_answer_to_a_title_leaves_the_others(source: ModuleType, bad: bytes) -> None:
    run = run_flow(source.by_title([QUERY]), answer(source, WHOLE[source], bad))
    whole, spoilt = run.found[QUERY]
    assert whole.title == "Whole"
    assert spoilt.title.endswith(SPOILT)


@pytest.mark.parametrize("source", [crossref, openalex])
def test_one_bad_record_in_a_batch_of_dois_is_identified_by_its_doi(source: ModuleType) -> None:
    ids = [Id("doi", "10.5555/1"), Id("doi", "10.5555/2")]
    for bad in BAD[source]:
        run = run_flow(source.by_id(ids), answer(source, WHOLE[source], bad))
        assert [[record.title for record in run.found[identity]] for identity in ids] == [["Whole"], ["Bad" + SPOILT]]


def test_one_bad_paper_in_a_semantic_scholar_batch_is_identified_by_its_position() -> None:
    ids = [Id("arxiv", "2101.00001"), Id("arxiv", "2101.00002"), Id("arxiv", "2101.00003")]
    body = b'[{"title": "Whole"}, {"title": "Bad", "year": 1e999}, null]'
    run = run_flow(semantic_scholar.by_id(ids), Response(status=200, body=body))
    titles = [[record.title for record in run.found[identity]] for identity in ids]
    assert titles == [["Whole"], ["Bad" + SPOILT], []]
