"""Verified references: the order from worst to best."""

from __future__ import annotations

from vlbib.report.verified import VerifiedFile, VerifiedFiles
from vlbib.verification.assessment import Assessment, Standing
from vlbib.verification.discrepancy import Discrepancy, Flaw, Gravity
from vlbib.verification.reference import BibReference

ORDER = (
    (Standing.MIXED, Gravity.ERROR),
    (Standing.DIFFERS, Gravity.WARNING),
    (Standing.NOT_FOUND, None),
    (Standing.DIFFERS, Gravity.INFO),
    (Standing.SUPERSEDED, Gravity.INFO),
    (Standing.COULD_NOT_ASK, None),
    (Standing.VERIFIED, None),
)


def _assessment(standing: Standing, gravity: Gravity | None) -> Assessment:
    found = Discrepancy(flaw=Flaw.YEAR, gravity=gravity, field="year", message="x") if gravity else None
    return Assessment(
        reference=BibReference(key=f"{standing}-{gravity}", title="T"),
        standing=standing,
        discrepancies=(found,) if found else (),
    )


def test_a_reference_not_found_is_sorted_before_one_with_an_info() -> None:
    rows = tuple(_assessment(*each) for each in ORDER)
    told = VerifiedFiles(files=(VerifiedFile(file="a.bib", assessments=rows[::-1]),)).worst_first
    assert [assessment.reference.key for _, assessment in told] == [row.reference.key for row in rows]
