"""Verified references of every standing, for the tests of the output formats."""

from __future__ import annotations

from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.report.verified import UnreadPart, VerifiedFile, VerifiedFiles
from vlbib.verification.assessment import Assessment, Standing
from vlbib.verification.discrepancy import Discrepancy, Flaw, Gravity
from vlbib.verification.reference import BibReference

YEAR = Discrepancy(
    flaw=Flaw.YEAR,
    gravity=Gravity.WARNING,
    field="year",
    stated="2024",
    recorded="2021",
    source="dblp",
    message="the records say 2021, 3 years before",
)
PEOPLE = Discrepancy(flaw=Flaw.OTHER_PEOPLE, gravity=Gravity.ERROR, field="author", message="none is <named> | here")
RECORD = Record(source="dblp", title="Counting lines", authors=(parse_name("Anna Rossi"),), year=2021, venue="Maps")


def _assessment(key: str, standing: Standing, *differences: Discrepancy, line: int = 1) -> Assessment:
    return Assessment(
        reference=BibReference(key=key, title=f"Title of {key}", line=line),
        standing=standing,
        discrepancies=differences,
        records=(RECORD,) if standing is not Standing.NOT_FOUND else (),
        asked=("catalogue", "dblp"),
    )


VERIFIED = VerifiedFiles(
    files=(
        VerifiedFile(
            file="a.bib",
            assessments=(
                _assessment("good", Standing.VERIFIED),
                _assessment("gone", Standing.NOT_FOUND, line=9),
                _assessment("year", Standing.DIFFERS, YEAR, line=17),
                _assessment("people", Standing.MIXED, PEOPLE, line=25),
            ),
            unread=(UnreadPart(33, "@article{", "it is not closed"),),
        ),
    ),
    missed={"crossref": "HTTP 503"},
)
