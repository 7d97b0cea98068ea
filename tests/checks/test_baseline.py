"""A baseline hides the findings that it lists, even if their lines have moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.checks.small_library import PLAIN, findings_in

from vlbib.checks.baseline import BadBaseline, without_known, write_baseline
from vlbib.checks.selection import Selection

if TYPE_CHECKING:
    from vlbib.checks.finding import Finding


def test_a_baseline_hides_its_findings_even_when_lines_move() -> None:
    known = write_baseline(findings_in(PLAIN))
    assert without_known(findings_in("\n\n" + PLAIN), known) == ()


def test_a_baseline_hides_a_pair_whose_first_line_moved() -> None:
    pair = PLAIN + PLAIN.replace("rossi2021lines", "rossi2")
    assert without_known(findings_in("\n\n" + pair), write_baseline(findings_in(pair))) == ()


def test_a_baseline_does_not_hide_a_second_equal_finding() -> None:
    once = findings_in(PLAIN)
    assert without_known((*once, *once), write_baseline(once)) == once


def test_a_new_finding_is_not_hidden() -> None:
    known = write_baseline(findings_in(PLAIN, Selection(select=("V",))))
    assert [finding.code for finding in _new(known)] == ["L001"]


@pytest.mark.parametrize("text", ["[", "[" * 9_999 + "]" * 9_999])
def test_a_baseline_that_is_not_json_is_reported(text: str) -> None:
    assert isinstance(without_known((), text), BadBaseline)


def _new(baseline: str) -> tuple[Finding, ...]:
    left = without_known(findings_in(PLAIN), baseline)
    assert not isinstance(left, BadBaseline)
    return left


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}'])
def test_a_file_that_is_not_a_baseline_is_reported(text: str) -> None:
    assert isinstance(without_known((), text), BadBaseline)


def test_an_empty_baseline_hides_nothing() -> None:
    assert without_known(findings_in(PLAIN), write_baseline(())) == findings_in(PLAIN)
