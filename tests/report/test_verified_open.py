"""References for which a source could not be asked, in each format for people."""

from __future__ import annotations

import pytest
from tests.report.verified_example import VERIFIED

from vlbib.report.verified import VerifiedFile, VerifiedFiles
from vlbib.report.verified_markdown import verified_markdown
from vlbib.report.verified_page import verified_page
from vlbib.report.verified_text import verified_text
from vlbib.verification.assessment import Assessment, Standing
from vlbib.verification.reference import BibReference

REASON = "HTTP 429 <busy>"


def _verified(missed: dict[str, str]) -> VerifiedFiles:
    reference = BibReference(key="good", title="Lines", line=3)
    assessment = Assessment(reference=reference, standing=Standing.VERIFIED, asked=("catalogue",), missed=missed)
    return VerifiedFiles(files=(VerifiedFile(file="a.bib", assessments=(assessment,)),), missed=missed)


def test_the_text_lists_a_verified_reference_if_a_source_could_not_be_asked() -> None:
    assert verified_text(_verified({"dblp": REASON})).splitlines()[:2] == [
        "verified      a.bib:3 good `Lines`",
        f"    could not ask dblp: {REASON}",
    ]
    assert "good" not in verified_text(_verified({}))


def test_the_table_and_the_page_name_the_sources_that_could_not_be_asked() -> None:
    assert "could not ask dblp: HTTP 429 \\<busy\\>" in verified_markdown(_verified({"dblp": REASON}))
    assert "could not ask dblp: HTTP 429 &lt;busy&gt;" in verified_page(_verified({"dblp": REASON}))


@pytest.mark.parametrize("form", [verified_markdown, verified_page, verified_text])
def test_a_verified_reference_without_open_questions_is_not_listed(form: object) -> None:
    assert "could not ask" not in form(VERIFIED)  # type: ignore[operator]
