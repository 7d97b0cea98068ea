"""Verified references as findings of the O rules, for SARIF and GitHub, as `check --online` would report them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Finding, Severity
from vlbib.checks.output.github import as_annotations
from vlbib.checks.output.sarif import as_sarif
from vlbib.checks.rule_docs import INDEX_PAGE
from vlbib.report.as_text import printable
from vlbib.verification.assessment import Standing
from vlbib.verification.discrepancy import Flaw
from vlbib.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.report.verified import VerifiedFile, VerifiedFiles
    from vlbib.verification.assessment import Assessment

NOT_FOUND = "O016"
RULE_OF = {
    Flaw.ID_OF_ANOTHER: "O001",
    Flaw.TITLE: "O002",
    Flaw.TITLE_SPELLING: "O002",
    Flaw.AUTHOR_REPLACED: "O003",
    Flaw.AUTHORS_ADDED: "O003",
    Flaw.AUTHOR_SPELLING: "O003",
    Flaw.GIVEN_NAME: "O003",
    Flaw.AUTHORS_MISSING: "O004",
    Flaw.YEAR: "O005",
    Flaw.YEAR_BY_ONE: "O005",
    Flaw.BEFORE_PREPRINT: "O005",
    Flaw.VENUE: "O006",
    Flaw.VENUE_UNHEARD: "O006",
    Flaw.PAGES: "O006",
    Flaw.RETRACTED: "O008",
    Flaw.ID_UNKNOWN: "O009",
    Flaw.DOI: "O009",
    Flaw.SUPERSEDED: "O010",
    Flaw.OTHER_PEOPLE: "O011",
    Flaw.AUTHORS_SWAPPED: "O012",
    Flaw.NOT_IN_PROCEEDINGS: "O013",
    Flaw.VENUE_NOT_HELD: "O013",
    Flaw.PLACEHOLDER: "O014",
    Flaw.FUTURE: "O015",
    Flaw.ID_IMPOSSIBLE: "O015",
}


def verified_findings(verified: VerifiedFiles) -> list[Finding]:
    """Return a finding for each difference and for each reference that was not found, at the reference's line."""
    return [finding for file in verified.files for each in file.assessments for finding in _findings(file, each)]


def verified_sarif(verified: VerifiedFiles, pages: str = INDEX_PAGE) -> str:
    """Return a SARIF log; `pages` as for `as_sarif`."""
    return as_sarif(verified_findings(verified), __version__, pages)


def verified_annotations(verified: VerifiedFiles) -> str:
    """Return annotations of GitHub Actions."""
    return printable(as_annotations(verified_findings(verified)))


def _findings(file: VerifiedFile, assessment: Assessment) -> Iterator[Finding]:
    for each in assessment.discrepancies:
        severity = Severity(each.gravity)
        yield _finding(file, assessment, RULE_OF[each.flaw], severity, f"{each.field}: {each.message}", each.field)
    if assessment.standing is Standing.NOT_FOUND:
        message = f"not found; asked: {', '.join(assessment.asked)}"
        yield _finding(file, assessment, NOT_FOUND, Severity.INFO, message, "title")


def _finding(
    file: VerifiedFile, assessment: Assessment, code: str, severity: Severity, message: str, field: str
) -> Finding:
    reference = assessment.reference
    return Finding(
        code=code,
        severity=severity,
        file=file.file,
        line=max(reference.line, 1),
        column=1,
        message=message,
        key=reference.key,
        field=field,
    )
