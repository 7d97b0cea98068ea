"""Verified references as text, JSON, Markdown, HTML, SARIF and annotations."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from vlbib.checks.registry import by_code
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.report.verified import UnreadPart, VerifiedFile, VerifiedFiles
from vlbib.report.verified_findings import RULE_OF, verified_annotations, verified_findings, verified_sarif
from vlbib.report.verified_json import verified_json
from vlbib.report.verified_markdown import verified_markdown
from vlbib.report.verified_page import verified_page
from vlbib.report.verified_text import verified_text
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


def test_the_text_has_the_worst_first_and_says_who_was_asked() -> None:
    assert verified_text(VERIFIED).splitlines() == [
        "mixed         a.bib:25 people `Title of people`",
        "    error   author: none is <named> | here",
        "differs       a.bib:17 year `Title of year`",
        "    warning year: the records say 2021, 3 years before",
        "            here    2024",
        "            record  2021 (dblp)",
        "not found     a.bib:9 gone `Title of gone`",
        "    asked: catalogue, dblp",
        "a.bib:33: could not be read as a reference: it is not closed",
        "crossref could not be asked: HTTP 503",
        "4 references: 1 mixed, 1 differs, 1 not found, 1 verified, 1 could not be read",
    ]


def test_the_json_has_every_reference_in_its_order_with_its_differences() -> None:
    document = json.loads(verified_json(VERIFIED))
    assert [(each["key"], each["standing"], each["gravity"]) for each in document["references"]] == [
        ("good", "verified", None),
        ("gone", "not found", None),
        ("year", "differs", "warning"),
        ("people", "mixed", "error"),
    ]
    assert document["references"][2]["differences"][0]["recorded"] == "2021"
    assert document["references"][2]["record"]["authors"] == ["Anna Rossi"]
    assert document["unread"] == [{"file": "a.bib", "line": 33, "text": "@article{", "reason": "it is not closed"}]
    assert document["missed"] == {"crossref": "HTTP 503"}


def test_the_markdown_is_a_table_whose_cells_hold_no_mark_of_their_own() -> None:
    lines = verified_markdown(VERIFIED).splitlines()
    assert lines[4].startswith(
        "| people Title of people (a.bib:25) | mixed | error: author: none is \\<named\\> \\| here |"
    )
    assert lines[6].endswith("| not found | asked: catalogue, dblp |")
    assert len([line for line in lines if line.startswith("| ")]) == 4


def test_the_page_shows_both_sides_and_no_text_becomes_mark_up() -> None:
    page = verified_page(VERIFIED)
    tags: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            del attrs
            tags.append(tag)

    Tags().feed(page)
    assert "named" not in tags
    assert tags.count("section") == 4
    assert "<td>2024</td><td>2021 <small>(dblp)</small></td>" in page
    assert page.index("Title of people") < page.index("Title of good")


@pytest.mark.parametrize("flaw", Flaw)
def test_every_kind_of_difference_has_the_rule_that_a_check_would_tell(flaw: Flaw) -> None:
    assert by_code(RULE_OF[flaw]) is not None


def test_sarif_and_annotations_tell_the_same_findings() -> None:
    assert [finding.code for finding in verified_findings(VERIFIED)] == ["O016", "O005", "O011"]
    results = json.loads(verified_sarif(VERIFIED))["runs"][0]["results"]
    assert [(result["ruleId"], result["level"]) for result in results] == [
        ("O016", "note"),
        ("O005", "warning"),
        ("O011", "error"),
    ]
    assert verified_annotations(VERIFIED).splitlines()[2].startswith("::error file=a.bib,line=25,col=1,title=O011::")
