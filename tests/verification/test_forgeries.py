"""Each kind of garbled reference is reported with its gravity; correct references are verified."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs
from tests.verification.forgeries import FORGERIES, WORKS, judged

from vlbib.core.ids import Id
from vlbib.verification.assessment import Standing
from vlbib.verification.discrepancy import Flaw, Gravity

TOLD = {
    "authors swapped": (Flaw.AUTHORS_SWAPPED, Gravity.WARNING),
    "one author replaced": (Flaw.AUTHOR_REPLACED, Gravity.WARNING),
    "one given name replaced": (Flaw.GIVEN_NAME, Gravity.WARNING),
    "list cut": (Flaw.AUTHORS_MISSING, Gravity.WARNING),
    "year by one": (Flaw.YEAR_BY_ONE, Gravity.INFO),
    "year": (Flaw.YEAR, Gravity.WARNING),
    "wrong venue": (Flaw.NOT_IN_PROCEEDINGS, Gravity.WARNING),
    "preprint as published": (Flaw.NOT_IN_PROCEEDINGS, Gravity.WARNING),
    "DOI of another paper": (Flaw.ID_OF_ANOTHER, Gravity.ERROR),
    "invented DOI": (Flaw.DOI, Gravity.WARNING),
    "chimera": (Flaw.OTHER_PEOPLE, Gravity.ERROR),
    "retitled": (Flaw.TITLE, Gravity.WARNING),
    "near-miss title": (Flaw.TITLE, Gravity.WARNING),
    "placeholder authors": (Flaw.PLACEHOLDER, Gravity.WARNING),
    "future date": (Flaw.FUTURE, Gravity.ERROR),
    "arXiv id of the future": (Flaw.ID_IMPOSSIBLE, Gravity.ERROR),
    "venue that was not held": (Flaw.VENUE_NOT_HELD, Gravity.WARNING),
}


def test_there_are_twenty_cases_of_each_kind_and_each_kind_has_an_expected_result() -> None:
    assert len(WORKS) >= 20
    assert set(TOLD) == set(FORGERIES)


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_garbled_reference_is_reported_with_its_gravity(kind: str) -> None:
    missed = [
        work.title
        for work in WORKS
        if TOLD[kind] not in [(each.flaw, each.gravity) for each in judged(FORGERIES[kind](work)).discrepancies]
    ]
    assert missed == []


def test_a_correct_reference_is_verified() -> None:
    assert {judged(work.reference).standing for work in WORKS} == {Standing.VERIFIED}


def test_a_correct_reference_is_verified_with_initials_et_al_and_another_name_of_its_venue() -> None:
    long_names = {
        "CVPR": "Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition",
        "ICCV": "Proceedings of the IEEE/CVF International Conference on Computer Vision",
        "AAAI": "Proceedings of the AAAI Conference on Artificial Intelligence",
        "IJCAI": "International Joint Conferences on Artificial Intelligence",
        "KDD": "Proceedings of the ACM SIGKDD Conference on Knowledge Discovery and Data Mining",
    }
    for work in WORKS:
        initials = tuple(type(name)(name.family, f"{name.given[0]}.") for name in work.authors[:2])
        reference = replace(work.reference, authors=initials, others=True, venue=long_names[work.venue])
        assert judged(reference).discrepancies == ()


def test_a_correct_reference_to_a_preprint_is_superseded_by_its_publication() -> None:
    for work in WORKS:
        reference = replace(work.reference, venue="arXiv preprint", type="article", year=2000 + int(work.arxiv[:2]))
        assert judged(reference).standing is Standing.SUPERSEDED


def test_a_retracted_work_is_reported_even_if_all_else_agrees() -> None:
    for work in WORKS:
        records = tuple(structs.replace(record, withdrawn=True) for record in work.records)
        assessment = judged(work.reference, records)
        assert (assessment.standing, assessment.gravity) == (Standing.RETRACTED, Gravity.ERROR)


def test_a_title_that_no_record_has_is_not_found_without_a_difference() -> None:
    reference = replace(
        WORKS[0].reference, title="Nothing That Was Ever Written Down Here", ids=(), venue="A Journal of Nothing"
    )
    assessment = judged(reference)
    assert (assessment.standing, assessment.gravity) == (Standing.NOT_FOUND, None)


@pytest.mark.parametrize(("ids", "told"), [(True, {Flaw.OTHER_PEOPLE}), (False, set())])
def test_a_short_title_by_entirely_different_authors_is_reported_if_the_id_is_the_works(
    ids: bool,  # noqa: FBT001 -- a case of the table
    told: set[Flaw],
) -> None:
    work = replace(WORKS[0], title="Flow Maps")
    reference = replace(
        work.reference, authors=WORKS[1].authors, ids=work.reference.ids if ids else (), year=work.year - 5
    )
    assert {each.flaw for each in judged(reference, work.records).discrepancies} & {Flaw.OTHER_PEOPLE} == told


def test_a_withdrawn_preprint_does_not_affect_the_cited_publication() -> None:
    for work in WORKS:
        records = tuple(structs.replace(record, withdrawn=record.venue is None) for record in work.records)
        assert any(record.withdrawn for record in records)
        assert judged(work.reference, records).standing is Standing.VERIFIED
        assert judged(replace(work.reference, venue="arXiv preprint"), records).standing is Standing.RETRACTED


def test_a_formatted_preprint_is_superseded_and_a_formatted_work_without_a_venue_is_not() -> None:
    for work in WORKS:
        printed = replace(work.reference, type="", venue="", year=2000 + int(work.arxiv[:2]))
        preprint = replace(printed, ids=(Id("arxiv", work.arxiv),))
        assert judged(preprint).standing is Standing.SUPERSEDED
        assert judged(replace(printed, ids=())).standing is Standing.VERIFIED
        (told,) = judged(preprint).discrepancies
        assert told.message.count(str(work.year)) == 1


def test_a_record_with_only_the_acronym_of_a_venue_is_the_publication() -> None:
    for work in WORKS:
        record = structs.replace(work.records[0], venue=None, venue_short=work.venue)
        reference = replace(work.reference, venue="arXiv preprint", type="article")
        assert Flaw.SUPERSEDED in [each.flaw for each in judged(reference, (record,)).discrepancies]
