"""DataCite, with answers in the documented form; none was recorded."""

from __future__ import annotations

import json

from tests.flows import run_flow

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.work import Query
from vlbib.resolver import Resolver, Response
from vlbib_resolvers import datacite

DOI = Id("doi", "10.5281/zenodo.1234567")
ATTRIBUTES = {
    "doi": DOI.value,
    "titles": [{"title": "Kurztitel", "titleType": "TranslatedTitle"}, {"title": "Lines in old maps: a data set"}],
    "creators": [
        {"name": "Rossi, Anna", "nameType": "Personal", "givenName": "Anna", "familyName": "Rossi"},
        {"name": "Weber, Jonas"},
        {"name": "Map Society", "nameType": "Organizational"},
    ],
    "publisher": {"name": "Zenodo"},
    "publicationYear": 2021,
    "types": {"bibtex": "misc", "resourceTypeGeneral": "Dataset"},
}


def _said(value: object, status: int = 200) -> Response:
    return Response(status=status, body=json.dumps(value).encode())


def test_the_module_is_a_resolver() -> None:
    source: Resolver = datacite
    assert source.delay >= 0.3  # a thousand requests in five minutes


def test_a_data_set_is_read_by_its_doi() -> None:
    run = run_flow(datacite.by_id([DOI]), _said({"data": {"id": "x", "attributes": ATTRIBUTES}}))
    assert run.requests[0].path == "/dois/10.5281%2Fzenodo.1234567"
    (record,) = run.found[DOI]
    assert (record.title, record.year, record.publisher) == ("Lines in old maps: a data set", 2021, "Zenodo")
    assert record.authors == (Name("Rossi", "Anna"), Name("Weber", "Jonas"), Name("Map Society", literal=True))
    assert record.ids == (DOI,)


def test_an_arxiv_id_is_asked_for_by_its_doi() -> None:
    arxiv = Id("arxiv", "2103.00020")
    facts = {**ATTRIBUTES, "doi": "10.48550/arXiv.2103.00020", "publisher": "arXiv"}
    run = run_flow(datacite.by_id([arxiv]), _said({"data": {"attributes": facts}}))
    assert run.requests[0].path == "/dois/10.48550%2FarXiv.2103.00020"
    assert run.found[arxiv][0].ids == (arxiv,)


def test_a_doi_of_another_agency_is_unknown_and_a_refusal_is_an_error() -> None:
    assert run_flow(datacite.by_id([DOI]), _said({"errors": []}, 404)).found == {DOI: ()}
    assert "HTTP 403" in run_flow(datacite.by_id([DOI]), _said({}, 403)).refused


def test_a_title_is_asked_for_as_a_phrase_and_a_short_name_is_not() -> None:
    query, name = Query(title='Lines in "old" maps'), Query(title="Maps", alias=True)
    run = run_flow(datacite.by_title([query, name]), _said({"data": [{"attributes": ATTRIBUTES}]}))
    assert run.requests[0].params["query"] == 'titles.title:"Lines in old maps"'
    assert (len(run.found[query]), run.found[name]) == (1, ())


def test_particles_after_given_names_belong_to_the_family_name() -> None:
    creator = {"name": "Maaten, Laurens van der", "givenName": "Laurens van der", "familyName": "Maaten"}
    facts = {**ATTRIBUTES, "creators": [creator]}
    (record,) = run_flow(datacite.by_id([DOI]), _said({"data": {"attributes": facts}})).found[DOI]
    assert record.authors == (Name("van der Maaten", "Laurens"),)
