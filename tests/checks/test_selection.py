"""Which rules run: by code, family or name, for the run, a file or a key."""

from __future__ import annotations

import pytest
from tests.checks.small_library import PLAIN, codes_in

from vlbib.checks.registry import RULES
from vlbib.checks.selection import Selection, unknown


@pytest.mark.parametrize(
    ("selection", "codes"),
    [
        (Selection(), ["L001", "V006"]),
        (Selection(select=("V",)), ["V006"]),
        (Selection(select=("V00",)), ["V006"]),
        (Selection(select=("unescaped-percent",)), ["L001"]),
        (Selection(ignore=("L001",)), ["V006"]),
        (Selection(select=("L", "V"), ignore=("V",)), ["L001"]),
        (Selection(per_file=(("*.bib", ("L",)),)), ["V006"]),
        (Selection(per_file=(("b.bib", ("L",)),)), ["L001", "V006"]),
        (Selection(per_key=(("rossi2021lines", ("V006",)),)), ["L001"]),
        (Selection(per_key=(("other", ("V006",)),)), ["L001", "V006"]),
    ],
)
def test_rules_are_selected_by_code_family_and_name(selection: Selection, codes: list[str]) -> None:
    assert codes_in(PLAIN, selection) == codes


def test_a_rule_that_is_off_by_default_runs_only_when_selected() -> None:
    text = PLAIN.replace("doi = {10.5555/1}", "doi = {10.5555/1},\n  url = {https://doi.org/10.5555/1}")
    assert "R012" not in codes_in(text)
    assert codes_in(text, Selection(select=("R012",))) == ["R012"]
    assert "R012" in codes_in(text, Selection(select=("all",)))


def test_codes_that_match_no_rule_are_reported() -> None:
    assert unknown(RULES, ("V", "L001", "all", "X", "V9", "")) == ("X", "V9", "")
