"""Findings as the JSON of version 1, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.checks.finding import Finding

VERSION = 1


def as_json(findings: Sequence[Finding]) -> str:
    """Return one JSON object: `version` and `findings`, each with its place, keys, message and whether it's fixable."""
    return json_text({"version": VERSION, "findings": [_object(finding) for finding in findings]}) + "\n"


def _object(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "key": finding.key,
        "others": list(finding.others),
        "field": finding.field,
        "message": finding.message,
        "fixable": finding.fixable,
    }
