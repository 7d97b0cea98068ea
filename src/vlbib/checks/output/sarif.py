"""Findings as SARIF 2.1.0, which code hosts and editors show at the lines of libraries, notes and papers.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from vlbib.checks.baseline import lasting_parts
from vlbib.checks.finding import Severity
from vlbib.checks.registry import RULES
from vlbib.checks.rule_docs import INDEX_PAGE, documentation, page_address, rule_page
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.checks.finding import Finding
    from vlbib.checks.rule import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# GitHub keeps this many results of a run, rejects a file with 25,000, and shows this many characters of a text:
# https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
MOST_RESULTS, LONGEST_TEXT = 5000, 1024
_LEVELS = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}


def as_sarif(findings: Sequence[Finding], version: str, pages: str = INDEX_PAGE) -> str:
    """Return a SARIF log of one run, with the rules that found something; `version` is vlbib's.

    `pages` is the address of a rule's page, with `{code}` for its code; `help` has the whole text of that page.
    """
    kept = _worst(findings)
    codes = {finding.code for finding in kept}
    rules = [rule for rule in RULES if rule.code in codes]
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "vlbib", "version": version, "rules": [_rule(rule, pages) for rule in rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, indexes[finding.code]) for finding in kept],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _worst(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return at most `MOST_RESULTS` findings in their order; the mildest are dropped first."""
    if len(findings) <= MOST_RESULTS:
        return findings
    ranked = sorted(range(len(findings)), key=lambda at: (-findings[at].severity.rank, at))
    return [findings[at] for at in sorted(ranked[:MOST_RESULTS])]


def _rule(rule: Rule, pages: str) -> dict[str, Any]:
    text = documentation(rule)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": text.fault[:LONGEST_TEXT]},
        "fullDescription": {"text": (text.why or text.fault)[:LONGEST_TEXT]},
        "helpUri": page_address(rule, pages),
        "help": {
            "text": f"Bad:\n{text.bad}\n\nGood:\n{text.good}\n\nSource: {text.source}",
            "markdown": rule_page(rule),  # GitHub shows it instead of the text
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _place(finding)}],
        "partialFingerprints": {"vlbib/v2": _fingerprint(finding)},
    }


def _fingerprint(finding: Finding) -> str:
    """Return what identifies a finding in every run: a hash of the parts that a baseline compares."""
    return hashlib.sha256("\n".join(part or "" for part in lasting_parts(finding)).encode()).hexdigest()


def _place(finding: Finding) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(finding.file.replace("\\", "/"))},
        "region": {  # GitHub requires all four
            "startLine": finding.line,
            "startColumn": finding.column,
            "endLine": finding.line,
            "endColumn": finding.column + 1,
        },
    }
