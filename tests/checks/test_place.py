"""The place of a finding: the faulty piece of the value, or else the name of the field."""

from __future__ import annotations

import pytest
from tests.checks.small_library import PLAIN, findings_in

from vlbib.bibtex.document import Document, read
from vlbib.checks.inputs import Inputs
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection


def test_a_finding_points_to_the_piece_of_the_value() -> None:
    percent = next(finding for finding in findings_in(PLAIN) if finding.code == "L001")
    assert (percent.line, percent.column) == (3, 23)


def test_a_piece_on_a_later_line_of_the_value_is_reported_on_that_line() -> None:
    text = PLAIN.replace("50% of\n    all", "50 of\n    all%")
    percent = next(finding for finding in findings_in(text) if finding.code == "L001")
    assert (percent.line, percent.column) == (4, 8)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_are_the_same_for_every_line_ending(newline: str) -> None:
    document = read(PLAIN.replace("\n", newline).encode(), "a.bib")
    assert isinstance(document, Document)
    places = [(one.code, one.line, one.column) for one in run_rules(Inputs(library=document.library))]
    assert places == [("L001", 3, 23), ("V006", 7, 3)]


def test_a_finding_without_a_piece_points_to_the_name_of_the_field() -> None:
    pages = next(finding for finding in findings_in(PLAIN) if finding.code == "V006")
    assert (pages.line, pages.column, pages.field, pages.key) == (7, 3, "pages", "rossi2021lines")


def test_a_finding_in_a_repeated_field_points_to_the_faulty_one() -> None:
    findings = findings_in("@misc{a,\n  pages = {7--8},\n  pages = {1-9},\n}\n", Selection(select=("V006",)))
    assert [(finding.line, finding.field) for finding in findings] == [(3, "pages")]


@pytest.mark.parametrize("blank", [0, 19, 20, 21, 200])
def test_a_value_far_below_its_name_is_found(blank: int) -> None:
    """At first, only some lines after the name are read."""
    text = "@misc{a, title = {é}}\n@article{b,\n  title =" + "\n" * blank + " {Counting 50% of\n all lines}}\n"
    found = [(one.line, one.column) for one in findings_in(text, Selection(select=("L001",)))]
    assert found == [(3 + blank, 23 if not blank else 14)]
