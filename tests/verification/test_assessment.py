"""The standing of a reference, from its records and the sources that could not be asked."""

from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.verification.assessment import SourceAnswers, Standing, assess
from vlbib.verification.compared_dates import Today
from vlbib.verification.discrepancy import Flaw, Gravity
from vlbib.verification.proceedings_sizes import SIZES
from vlbib.verification.reference import BibReference
from vlbib.verification.survey import Survey

TITLE = "Counting lines in old maps with networks"
ROSSI = tuple(map(parse_name, ("Anna Rossi", "Jonas Weber")))
MOREAU = (parse_name("Paul Moreau"),)
TODAY = Today(2026, 6)


def _reference(**more: object) -> BibReference:
    facts: dict[str, object] = {"key": "k", "title": TITLE, "authors": ROSSI, "year": 2019, "type": "article"}
    return BibReference(**{**facts, **more})  # type: ignore[arg-type]


def _record(**more: object) -> Record:
    facts: dict[str, object] = {"source": "dblp", "title": TITLE, "authors": ROSSI, "year": 2019}
    return Record(**{**facts, **more})  # type: ignore[arg-type]


def _standing(reference: BibReference, *records: Record, asked: tuple[str, ...] = ("index",)) -> Standing:
    return assess(reference, SourceAnswers(by_title=records, asked=asked), Survey(), TODAY).standing


def test_a_reference_that_agrees_with_its_record_is_verified() -> None:
    assert _standing(_reference(), _record()) is Standing.VERIFIED


def test_a_reference_with_another_year_differs() -> None:
    assert _standing(_reference(year=2012), _record()) is Standing.DIFFERS


def test_a_title_with_entirely_different_authors_is_mixed() -> None:
    assert _standing(_reference(), _record(authors=MOREAU)) is Standing.MIXED


def test_a_title_of_two_words_by_other_authors_is_no_finding() -> None:
    assert _standing(_reference(title="Old maps"), _record(title="Old maps", authors=MOREAU)) is Standing.NOT_FOUND
    for elsewhere in ({"year": 2015, "venue": "CVPR"}, {"venue": "ICML"}):
        other = _record(title="Old maps", authors=MOREAU, **elsewhere)
        assert _standing(_reference(title="Old maps", venue="CVPR"), other) is Standing.NOT_FOUND


def test_a_title_of_two_words_is_a_finding_if_the_other_work_has_the_venue_and_year() -> None:
    other = _record(title="Old maps", authors=MOREAU, venue_short="CVPR")
    assert _standing(_reference(title="Old maps", venue="Proc. CVPR"), other) is Standing.MIXED


def test_proceedings_with_the_title_by_other_authors_are_not_said_to_lack_it() -> None:
    whole = Survey(papers={("cvpr", 2019): SIZES["cvpr"][2019]})
    for venue, told in (("CVPR", []), ("ICML", [Flaw.NOT_IN_PROCEEDINGS])):
        answers = SourceAnswers(by_title=(_record(authors=MOREAU, venue=venue),), asked=("index",))
        flaws = [each.flaw for each in assess(_reference(venue="CVPR"), answers, whole, TODAY).discrepancies]
        assert flaws == [Flaw.OTHER_PEOPLE, *told]


def test_a_title_of_two_words_is_a_finding_if_the_other_work_has_the_references_id() -> None:
    doi = (Id("doi", "10.1/a"),)
    other = _record(title="Old maps", authors=MOREAU, ids=doi)
    assert _standing(_reference(title="Old maps", ids=doi), other) is Standing.MIXED


def test_a_reference_that_no_source_has_is_not_found_and_has_no_difference() -> None:
    assessed = assess(_reference(), SourceAnswers(asked=("index",)), Survey(), TODAY)
    assert (assessed.standing, assessed.discrepancies, assessed.gravity) == (Standing.NOT_FOUND, (), None)


@pytest.mark.parametrize(("asked", "missed"), [((), {}), (("index",), {"crossref": "status 503"})])
def test_a_reference_is_left_open_if_a_source_could_not_be_asked(
    asked: tuple[str, ...], missed: dict[str, str]
) -> None:
    answers = SourceAnswers(asked=asked, missed=missed)
    assert assess(_reference(), answers, Survey(), TODAY).standing is Standing.COULD_NOT_ASK


def test_a_work_that_was_found_counts_even_if_another_source_could_not_be_asked() -> None:
    answers = SourceAnswers(by_title=(_record(),), asked=("index",), missed={"crossref": "status 503"})
    assert assess(_reference(), answers, Survey(), TODAY).standing is Standing.VERIFIED


def test_retracted_takes_precedence_over_other_differences() -> None:
    assessed = assess(
        _reference(year=2012), SourceAnswers(by_title=(_record(withdrawn=True),), asked=("index",)), Survey(), TODAY
    )
    assert assessed.standing is Standing.RETRACTED
    assert {each.flaw for each in assessed.discrepancies} >= {Flaw.RETRACTED}


def test_the_withdrawal_of_a_preprint_does_not_retract_the_cited_publication() -> None:
    preprint = _record(source="arxiv", venue="arXiv", withdrawn=True)
    published = _record(venue="Journal of Cartography")
    assert _standing(_reference(venue="Journal of Cartography"), published, preprint) is Standing.VERIFIED
    assert _standing(_reference(venue="arXiv preprint arXiv:1901.00001"), preprint) is Standing.RETRACTED


@pytest.mark.parametrize(
    ("type_", "standing"),
    [("article", Standing.SUPERSEDED), ("misc", Standing.SUPERSEDED), ("inproceedings", Standing.DIFFERS)],
)
def test_only_a_reference_to_a_preprint_is_superseded_by_a_version_of_record(type_: str, standing: Standing) -> None:
    published = _record(venue="Conference on Computer Vision and Pattern Recognition")
    reference = _reference(type=type_, venue="arXiv preprint arXiv:1901.00001", ids=(Id("arxiv", "1901.00001"),))
    found = _standing(reference, published, _record(source="arxiv", venue="arXiv", ids=(Id("arxiv", "1901.00001"),)))
    assert (found is Standing.SUPERSEDED) == (standing is Standing.SUPERSEDED)


def test_the_gravest_difference_comes_first() -> None:
    assessed = assess(
        _reference(year=2018, authors=(ROSSI[0],)),
        SourceAnswers(by_title=(_record(),), asked=("index",)),
        Survey(),
        TODAY,
    )
    ranks = [each.gravity.rank for each in assessed.discrepancies]
    assert len(ranks) > 1
    assert ranks == sorted(ranks, reverse=True)
    assert assessed.gravity is max((each.gravity for each in assessed.discrepancies), key=lambda each: each.rank)
    assert isinstance(assessed.gravity, Gravity)
