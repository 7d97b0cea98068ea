from __future__ import annotations

import json

import pytest
from tests.report.verified_example import VERIFIED

from vlbib.checks.registry import by_code
from vlbib.report.verified_findings import RULE_OF, verified_annotations, verified_findings, verified_sarif
from vlbib.verification.discrepancy import Flaw


@pytest.mark.parametrize("flaw", Flaw)
def test_every_kind_of_difference_has_the_rule_that_a_check_reports(flaw: Flaw) -> None:
    assert by_code(RULE_OF[flaw]) is not None


def test_sarif_and_annotations_have_the_same_findings() -> None:
    assert [finding.code for finding in verified_findings(VERIFIED)] == ["O016", "O005", "O011"]
    results = json.loads(verified_sarif(VERIFIED))["runs"][0]["results"]
    assert [(result["ruleId"], result["level"]) for result in results] == [
        ("O016", "note"),
        ("O005", "warning"),
        ("O011", "error"),
    ]
    assert verified_annotations(VERIFIED).splitlines()[2].startswith("::error file=a.bib,line=25,col=1,title=O011::")
