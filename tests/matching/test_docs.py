"""The examples of docs/matching.md, run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vlbib.matching.title_agreement import Agreement, compare

PAGE = Path(__file__).parents[2] / "docs" / "matching.md"
TABLES = PAGE.read_text(encoding="utf-8").partition("## What else the note says")[0]
ROW = re.compile(r"^\| (?P<kind>.+?) \| `(?P<asked>.+?)` \| `(?P<found>.+?)` \| (?P<agrees>[a-z ]+) \|$", re.MULTILINE)
ROWS = [match.groups() for match in ROW.finditer(TABLES)]


def condition_of(agreement: Agreement) -> str:
    if not agreement.agrees:
        return "no"
    return "if alone" if agreement.partial else "with evidence" if agreement.weak else "yes"


@pytest.mark.parametrize(("kind", "asked", "found", "agrees"), ROWS, ids=[row[0] for row in ROWS])
def test_each_difference_is_judged_as_the_page_says(kind: str, asked: str, found: str, agrees: str) -> None:
    agreement = compare(asked, found)
    assert condition_of(agreement) == agrees, (kind, agreement)
    assert agreement.reasons if agreement.agrees else agreement.against


def test_every_row_of_the_page_is_run() -> None:
    lines = [line for line in TABLES.splitlines() if line.startswith("| ")]
    assert len(ROWS) == len(lines) - 2  # two headers
