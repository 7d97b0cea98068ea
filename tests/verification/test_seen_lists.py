from __future__ import annotations

import pytest

from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.verification.reference import BibReference
from vlbib.verification.seen_lists import SeenLists, may_be_retitled

ROSSI = (parse_name("Anna Rossi"), parse_name("Jonas Weber"))
JOURNAL = "Physical Review E"


def _record(venue: str, year: int | None = 2008, entry_type: str = "inproceedings") -> Record:
    return Record(source="dblp", title="Painting walls", authors=ROSSI, venue=venue, year=year, type=entry_type)


def _reference(year: int | None, venue: str = "Phys. Rev. E") -> BibReference:
    return BibReference(key="key", title="Counting lines in old maps", authors=ROSSI, venue=venue, year=year)


def _seen(source: str, *records: Record) -> SeenLists:
    seen = SeenLists()
    seen.learn(source, records)
    return seen


def test_only_main_proceedings_with_a_year_in_answers_of_dblp_are_volumes() -> None:
    venues = ("ICML Workshop on Maps", "Int. J. Comput. Vis.", "CoRR", "Conference on Walls", "")
    records = [_record("ICML"), _record("ICML", None), *map(_record, venues)]
    assert _seen("dblp", *records).volumes == {("icml", 2008)}
    assert _seen("crossref", *records).volumes == set()


@pytest.mark.parametrize(("year", "sources"), [(2009, ()), (2010, ("crossref",)), (2018, ("crossref",)), (2019, ())])
def test_a_journal_is_listed_in_the_years_between_its_articles(year: int, sources: tuple[str, ...]) -> None:
    seen = _seen("crossref", _record(JOURNAL, 2018, "article"), _record(JOURNAL, 2010, "article"))
    assert seen.sources_of_journal(_reference(year)) == sources
    assert seen.sources_of_journal(_reference(year, "Physical Review Letters")) == ()
    assert seen.sources_of_journal(_reference(None)) == ()


def test_only_articles_in_answers_of_crossref_and_dblp_show_a_journal() -> None:
    assert _seen("crossref", _record(JOURNAL)).journals == {}
    assert _seen("semantic_scholar", _record(JOURNAL, 2008, "article")).journals == {}
    assert _seen("dblp", _record(JOURNAL, 2008, "article")).sources_of_journal(_reference(2008)) == ("dblp",)


def test_lists_seen_in_several_answers_are_combined() -> None:
    seen = _seen("crossref", _record(JOURNAL, 2010, "article"))
    seen.add(_seen("crossref", _record(JOURNAL, 2018, "article"), _record("Maps", 2001, "article")))
    seen.add(_seen("dblp", _record("ICML")))
    assert seen.journals == {("crossref", JOURNAL): (2010, 2018), ("crossref", "Maps"): (2001, 2001)}
    assert seen.volumes == {("icml", 2008)}


def test_an_article_by_the_same_people_in_the_journal_may_be_the_work_under_another_title() -> None:
    article = _record(JOURNAL, 2008, "article")
    assert may_be_retitled(_reference(2009), [article])
    assert not may_be_retitled(_reference(2010), [article])
    assert not may_be_retitled(_reference(2009, "Physical Review Letters"), [article])
    strangers = BibReference(key="key", authors=(parse_name("Mary Miller"),), venue=JOURNAL, year=2008)
    assert not may_be_retitled(strangers, [article])
    paper = _record("ICML")
    assert not may_be_retitled(_reference(2008, "ICML"), [paper])
