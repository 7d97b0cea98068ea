"""Findings as JSON, version 1, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.checks.finding import Finding

VERSION = 1


class FindingJson(TypedDict):
    """A finding at its 1-based line and column; `key` is the entry's, `others` are those of other entries involved."""

    code: str
    severity: str
    file: str
    line: int
    column: int
    key: str | None
    others: list[str]
    field: str | None
    message: str
    fixable: bool


class FindingsDocument(TypedDict):
    """What a check found."""

    version: int
    findings: list[FindingJson]


def as_json(findings: Sequence[Finding]) -> str:
    """Return one JSON object: `version` and `findings`, each with place, keys, message and `fixable`."""
    document: FindingsDocument = {"version": VERSION, "findings": [_object(finding) for finding in findings]}
    return json_text(document) + "\n"


def _object(finding: Finding) -> FindingJson:
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
