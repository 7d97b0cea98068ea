"""Findings as SARIF 2.1.0, within GitHub's limits."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft4Validator
from msgspec.structs import replace
from tests.checks.output.two_findings import FINDING, NOTE

from vlbib.checks.finding import Finding, Severity
from vlbib.checks.output.sarif import MOST_RESULTS, as_sarif
from vlbib.checks.registry import RULES
from vlbib.checks.rule_docs import INDEX_PAGE

_SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))


def test_sarif_of_every_rule_is_valid_against_the_schema() -> None:
    findings = [
        Finding(code=rule.code, severity=rule.severity, file="a.bib", line=1, column=1, message=rule.name)
        for rule in RULES
    ]
    log = json.loads(as_sarif(findings, "1.0"))
    assert [error.message for error in Draft4Validator(_SCHEMA).iter_errors(log)] == []
    assert len(log["runs"][0]["tool"]["driver"]["rules"]) == len(RULES)


def test_sarif_keeps_the_worst_findings_if_there_are_more_than_a_host_accepts() -> None:
    mild = replace(FINDING, severity=Severity.INFO, line=1)
    bad = [replace(FINDING, severity=Severity.ERROR, line=number) for number in range(2, 5)]
    findings = [bad[0], *[mild] * MOST_RESULTS, *bad[1:]]
    results = json.loads(as_sarif(findings, "1.0"))["runs"][0]["results"]
    lines = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in results]
    assert lines == [2, *[1] * (MOST_RESULTS - 3), 3, 4]
    assert len(json.loads(as_sarif([mild] * MOST_RESULTS, "1.0"))["runs"][0]["results"]) == MOST_RESULTS


def test_each_rule_in_a_sarif_log_links_to_its_page_and_is_no_longer_than_github_shows() -> None:
    findings = [
        Finding(code=rule.code, severity=rule.severity, file="a.bib", line=1, column=1, message="x") for rule in RULES
    ]
    pages = Path(__file__).parents[3] / "docs" / "rules"
    site = "https://vlbib.example/en/rules/"
    for rule in json.loads(as_sarif(findings, "1.0", site + "{code}.html"))["runs"][0]["tool"]["driver"]["rules"]:
        assert rule["helpUri"].startswith(site)
        assert (pages / rule["helpUri"].rpartition("/")[2].replace(".html", ".md")).is_file()
        assert max(len(rule[name]["text"]) for name in ("shortDescription", "fullDescription")) <= 1024


def test_without_pages_a_rule_links_to_the_index_and_its_help_has_the_text_of_its_page() -> None:
    (rule,) = json.loads(as_sarif([FINDING], "1.0"))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["helpUri"] == INDEX_PAGE
    assert {"Bad:", "Good:"} <= set(rule["help"]["text"].split())
    page = Path(__file__).parents[3] / "docs" / "rules" / f"{rule['id']}.md"
    assert rule["help"]["markdown"] == page.read_text()


def test_each_result_has_the_whole_region_that_a_host_requires() -> None:
    (result,) = json.loads(as_sarif([FINDING], "1.0"))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (FINDING.line, FINDING.column)
    assert (region["endLine"], region["endColumn"]) == (FINDING.line, FINDING.column + 1)


def test_sarif_points_to_lines_in_notes_too() -> None:
    log = json.loads(as_sarif([NOTE], "1.0"))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20notes/a%3Ab.md"
    assert place["region"] == {"startLine": 57, "startColumn": 1, "endLine": 57, "endColumn": 2}


def test_each_finding_has_its_own_fingerprint_which_stays_when_lines_move() -> None:
    moved, elsewhere = replace(NOTE, line=99), replace(NOTE, message="`Other Maps` has no entry")
    results = json.loads(as_sarif([NOTE, moved, elsewhere], "1.0"))["runs"][0]["results"]
    first, same, another = (result["partialFingerprints"] for result in results)
    assert first == same != another


def test_sarif_without_findings_is_valid() -> None:
    assert list(Draft4Validator(_SCHEMA).iter_errors(json.loads(as_sarif([], "1.0")))) == []


def test_the_schema_rejects_json_that_is_not_sarif() -> None:
    log = json.loads(as_sarif([FINDING], "1.0"))
    log["runs"][0]["results"][0]["level"] = "dreadful"
    assert list(Draft4Validator(_SCHEMA).iter_errors(log)) != []
