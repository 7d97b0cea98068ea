"""What is asked and reported about the venue that a reference states."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs
from tests.app.verify.test_gathering import _Source, _Sources

from vlbib.app.verify.gathering import EMPTY_YARDSTICK, assess_all
from vlbib.core.ids import Id
from vlbib.core.names import Name, parse_name
from vlbib.core.record import Record
from vlbib.verification.assessment import Assessment, Standing
from vlbib.verification.discrepancy import Flaw
from vlbib.verification.reference import BibReference

ROSSI = (parse_name("Anna Rossi"),)
TITLE = "Counting lines in old maps with networks"
ARXIV = Id("arxiv", "2203.00020")
PREPRINT = Record(source="arxiv", title=TITLE, authors=ROSSI, year=2022, ids=(ARXIV,))
PUBLISHED = Record(source="dblp", title=TITLE, authors=ROSSI, year=2022, venue_short="ICML")
NEIGHBOUR = Record(source="dblp", title="Painting the walls of towns", authors=ROSSI, year=2022, venue_short="ICML")
CLAIM = BibReference(key="key", title=TITLE, authors=ROSSI, year=2022, venue="ICML")
OF_NEIGHBOUR = replace(CLAIM, key="neighbour", title=NEIGHBOUR.title)


def _assessed(references: list[BibReference], *sources: _Source) -> tuple[list[Assessment], list[tuple[str, str]]]:
    asked = _Sources(sources)
    return assess_all(references, asked, EMPTY_YARDSTICK), asked.log


def _flaws(assessment: Assessment) -> set[Flaw]:
    return {each.flaw for each in assessment.discrepancies}


def test_an_unknown_title_is_reported_if_dblp_lists_the_stated_volume() -> None:
    (made_up, real), _ = _assessed([CLAIM, OF_NEIGHBOUR], _Source("dblp", knows=(NEIGHBOUR,)))
    assert (made_up.standing, _flaws(made_up)) == (Standing.NOT_FOUND, {Flaw.NOT_IN_PROCEEDINGS})
    assert real.standing is Standing.VERIFIED


def test_nothing_is_reported_about_a_volume_that_dblp_does_not_show_and_whose_size_is_unknown() -> None:
    claim, of_neighbour = (replace(each, year=2008) for each in (CLAIM, OF_NEIGHBOUR))
    for year, flaws in ((2007, set()), (2008, {Flaw.NOT_IN_PROCEEDINGS})):
        known = structs.replace(NEIGHBOUR, year=year)
        (made_up, _), _ = _assessed([claim, replace(of_neighbour, year=year)], _Source("dblp", knows=(known,)))
        assert _flaws(made_up) == flaws


def test_a_volume_of_known_size_counts_as_listed() -> None:
    (made_up,), _ = _assessed([CLAIM], _Source("dblp"))
    assert _flaws(made_up) == {Flaw.NOT_IN_PROCEEDINGS}


def test_a_title_that_dblp_has_with_one_word_spelt_differently_is_not_absent() -> None:
    long = structs.replace(PUBLISHED, title="Visualizing the colours of rivers in old maps of towns")
    respelt = replace(CLAIM, title="Visualising the colours of rivers in old maps of towns")
    (claimed,), log = _assessed([respelt], _Source("dblp", knows=(long,)))
    assert Flaw.NOT_IN_PROCEEDINGS not in _flaws(claimed)
    assert log == [("dblp", "title"), ("dblp", "title")]


def test_nothing_is_reported_about_dblps_lists_if_it_could_not_be_asked() -> None:
    (made_up, _), _ = _assessed([CLAIM, OF_NEIGHBOUR], _Source("dblp", knows=(NEIGHBOUR,), down=True))
    assert (made_up.standing, _flaws(made_up)) == (Standing.COULD_NOT_ASK, set())


def test_an_answer_that_may_be_cut_short_does_not_show_that_a_title_is_absent() -> None:
    many = tuple(structs.replace(NEIGHBOUR, title=TITLE, authors=(parse_name(f"Jonas Weber{n}"),)) for n in range(10))
    (made_up,), _ = _assessed([CLAIM], _Source("dblp", knows=many))
    assert Flaw.NOT_IN_PROCEEDINGS not in _flaws(made_up)


def test_a_preprint_is_reported_if_the_stated_volume_lacks_it() -> None:
    sources = (_Source("arxiv", knows=(PREPRINT,)), _Source("dblp", knows=(NEIGHBOUR,)))
    (claimed, _), log = _assessed([CLAIM, OF_NEIGHBOUR], *sources)
    assert (claimed.standing, _flaws(claimed)) == (Standing.DIFFERS, {Flaw.NOT_IN_PROCEEDINGS})
    assert log == [("arxiv", "title"), ("dblp", "title"), ("dblp", "title")]


def test_no_further_source_is_asked_once_the_conference_of_a_preprint_is_confirmed() -> None:
    confirmed = structs.replace(PUBLISHED, source="semantic_scholar", ids=(ARXIV,))
    sources = (_Source("arxiv", knows=(PREPRINT,)), _Source("semantic_scholar", batch=500, knows=(confirmed,)))
    (claimed,), log = _assessed([CLAIM], *sources, _Source("dblp"))
    assert claimed.standing is Standing.VERIFIED
    assert log == [("arxiv", "title"), ("semantic_scholar", "id")]


@pytest.mark.parametrize("source", ["arxiv", "datacite"])
def test_venues_are_not_asked_for_one_by_one_for_ids_that_only_preprint_sources_know(source: str) -> None:
    claims = [replace(CLAIM, ids=(ARXIV,)), OF_NEIGHBOUR]
    sources = (_Source(source, knows=(PREPRINT, NEIGHBOUR)), _Source("dblp", knows=(NEIGHBOUR,)))
    (claimed, _), _ = _assessed(claims, *sources)
    assert claimed.standing is Standing.VERIFIED


def test_a_work_that_dblp_has_with_the_title_of_its_record_is_not_absent() -> None:
    near = replace(CLAIM, title="Counting lines in old maps with network")
    sources = (_Source("semantic_scholar", knows=(PREPRINT,)), _Source("dblp", knows=(NEIGHBOUR, PUBLISHED)))
    near = replace(near, ids=(ARXIV,))
    (claimed, _), _ = _assessed([near, OF_NEIGHBOUR], *sources)
    assert Flaw.NOT_IN_PROCEEDINGS not in _flaws(claimed)


def test_a_preprint_without_an_id_is_reported_if_arxiv_lacks_its_title() -> None:
    preprint = replace(CLAIM, venue="arXiv preprint")
    (told,), _ = _assessed([preprint], _Source("arxiv"))
    assert _flaws(told) == {Flaw.NOT_IN_PROCEEDINGS}
    (told,), _ = _assessed([preprint], _Source("arxiv", down=True), _Source("crossref"))
    assert _flaws(told) == set()


WEBER = (parse_name("Jonas Weber"),)


def _article(title: str, year: int, authors: tuple[Name, ...] = WEBER) -> Record:
    return Record(source="crossref", title=title, authors=authors, year=year, venue="Physical Review E", type="article")


@pytest.mark.parametrize(("years", "flaws"), [((2020, 2023), {Flaw.NOT_IN_PROCEEDINGS}), ((2020, 2021), set())])
def test_an_unknown_title_is_reported_if_crossref_has_the_journal_before_and_after_that_year(
    years: tuple[int, int], flaws: set[Flaw]
) -> None:
    articles = [_article(f"Painting wall {year} of the town", year) for year in years]
    of_articles = [
        BibReference(key=str(each.year), title=each.title, authors=WEBER, year=each.year, venue="Phys. Rev. E")
        for each in articles
    ]
    claim = replace(CLAIM, venue="Phys. Rev. E")
    (made_up, *rest), _ = _assessed([claim, *of_articles], _Source("crossref", knows=tuple(articles)))
    assert (made_up.standing, _flaws(made_up)) == (Standing.NOT_FOUND, flaws)
    assert {each.standing for each in rest} == {Standing.VERIFIED}


def test_a_title_that_shares_half_with_an_article_by_the_same_authors_is_not_absent() -> None:
    articles = (
        _article("Counting lines in older maps: with networks", 2022, ROSSI),
        _article("Painting the walls", 2022),
    )
    claim = replace(CLAIM, title="Counting lines in ancient maps with networks", venue="Phys. Rev. E")
    neighbour = BibReference(key="walls", title="Painting the walls", authors=WEBER, year=2022)
    (claimed, _), _ = _assessed([claim, neighbour], _Source("crossref", knows=articles))
    assert Flaw.NOT_IN_PROCEEDINGS not in _flaws(claimed)


def test_another_title_by_authors_of_the_volume_is_absent_from_it() -> None:
    paper = structs.replace(PUBLISHED, title="Counting lines in old maps with trees, rivers and many hills")
    claim = replace(CLAIM, title="Counting lines in old maps with deep networks for towns")
    (made_up, _), _ = _assessed(
        [claim, replace(CLAIM, key="paper", title=paper.title)], _Source("dblp", knows=(paper,))
    )
    assert Flaw.NOT_IN_PROCEEDINGS in _flaws(made_up)
