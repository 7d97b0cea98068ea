"""OpenReview, with answers in the recorded and the documented form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.flows import run_flow

from vlbib.core.ids import Id
from vlbib.core.work import Query
from vlbib.resolver import Resolver, Response
from vlbib_resolvers import openreview

if TYPE_CHECKING:
    from vlbib.core.record import Record

FORUM = Id("openreview", "aBsCjcPu_tE")


def _said(*notes: dict[str, Any], status: int = 200) -> Response:
    return Response(status=status, body=json.dumps({"notes": notes, "count": len(notes)}).encode())


def _note(venue: str, **more: object) -> dict[str, Any]:
    content = {"title": {"value": "Lines in old maps"}, "authors": {"value": ["Anna Rossi"]}, "venue": {"value": venue}}
    return {"id": FORUM.value, "forum": FORUM.value, "content": content, "cdate": 1609459200000, **more}


def _read(note: dict[str, Any]) -> Record:
    (record,) = run_flow(openreview.by_id([FORUM]), _said(note)).found[FORUM]
    return record


def test_the_module_is_a_resolver() -> None:
    source: Resolver = openreview
    assert source.name == "openreview"


def test_an_accepted_paper_has_its_venue_and_year() -> None:
    record = _read(_note("ICLR 2022 oral"))
    assert (record.title, record.venue, record.year, record.ids) == ("Lines in old maps", "ICLR 2022", 2022, (FORUM,))
    assert record.authors[0].family == "Rossi"


def test_a_submission_has_no_venue_and_a_withdrawn_one_is_marked() -> None:
    for venue, withdrawn in (("Submitted to ICLR 2022", False), ("ICLR 2022 Withdrawn Submission", True)):
        record = _read(_note(venue))
        assert (record.venue, record.withdrawn) == (None, withdrawn)


def test_a_note_of_api_1_has_bare_values_and_the_year_of_its_submission() -> None:
    record = _read(
        {"id": FORUM.value, "content": {"title": "Lines", "authors": ["Anna Rossi"]}, "cdate": 1609459200000}
    )
    assert (record.title, record.year, record.venue) == ("Lines", 2021, None)


def test_a_reply_is_no_work_and_no_results_give_no_records() -> None:
    query = Query(title="Lines in old_maps?")
    run = run_flow(openreview.by_title([query]), _said(_note("ICLR 2022 poster", replyto="x")))
    assert run.requests[0].params["term"] == "Lines in old maps"
    assert run.found == {query: ()}
    assert run_flow(openreview.by_id([FORUM]), _said()).found == {FORUM: ()}
    assert "HTTP 403" in run_flow(openreview.by_id([FORUM]), _said(status=403)).refused
