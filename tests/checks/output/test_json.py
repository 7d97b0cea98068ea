"""Findings as JSON."""

from __future__ import annotations

import json

from tests.checks.output.two_findings import FINDING

from vlbib.checks.output.json import as_json


def test_json_has_the_documented_structure() -> None:
    assert json.loads(as_json([FINDING])) == {
        "version": 1,
        "findings": [
            {
                "code": "V006",
                "severity": "info",
                "file": "references.bib",
                "line": 7,
                "column": 3,
                "key": "rossi2021lines",
                "others": [],
                "field": "pages",
                "message": "the pages `1-2` have a single hyphen",
                "fixable": True,
            }
        ],
    }
