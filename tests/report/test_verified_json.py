from __future__ import annotations

import json

from tests.report.verified_example import VERIFIED

from vlbib.report.verified_json import verified_json


def test_the_json_has_every_reference_in_order_with_its_differences() -> None:
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
