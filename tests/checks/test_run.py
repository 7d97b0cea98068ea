"""Running rules over a library: places, order, selection, suppressions, baseline and fixes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.bibtex.document import Document, read
from vlbib.checks import run
from vlbib.checks.baseline import BadBaseline, without_known, write_baseline
from vlbib.checks.inputs import Inputs
from vlbib.checks.registry import RULES, by_code
from vlbib.checks.rule import Subject
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection, unknown
from vlbib.core.bib import Entry, Field, Library
from vlbib.kept_answers import keeping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.checks.finding import Finding
    from vlbib.kept_answers import Answers

_PLAIN = """@article{rossi2021lines,
  author = {Rossi, Anna},
  title = {Counting 50% of
    all lines},
  journal = {Maps},
  year = 2021,
  pages = {1-9},
  doi = {10.5555/1}
}
"""


def _found(text: str, selection: Selection | None = None, file: str = "a.bib") -> tuple[Finding, ...]:
    document = read(text.encode(), file)
    assert isinstance(document, Document)
    return run_rules(Inputs(library=document.library), selection)


def _codes(text: str, selection: Selection | None = None) -> list[str]:
    return [finding.code for finding in _found(text, selection)]


def test_a_finding_points_at_the_piece_of_the_value() -> None:
    percent = next(finding for finding in _found(_PLAIN) if finding.code == "L001")
    assert (percent.line, percent.column) == (3, 23)


def test_a_piece_on_a_later_line_of_the_value_has_that_line() -> None:
    text = _PLAIN.replace("50% of\n    all", "50 of\n    all%")
    percent = next(finding for finding in _found(text) if finding.code == "L001")
    assert (percent.line, percent.column) == (4, 8)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_are_the_same_for_every_line_ending(newline: str) -> None:
    document = read(_PLAIN.replace("\n", newline).encode(), "a.bib")
    assert isinstance(document, Document)
    places = [(one.code, one.line, one.column) for one in run_rules(Inputs(library=document.library))]
    assert places == [("L001", 3, 23), ("V006", 7, 3)]


def test_a_field_without_a_piece_points_at_its_name() -> None:
    pages = next(finding for finding in _found(_PLAIN) if finding.code == "V006")
    assert (pages.line, pages.column, pages.field, pages.key) == (7, 3, "pages", "rossi2021lines")


def test_a_fault_that_many_entries_share_is_told_for_each() -> None:
    text = "".join(f"@article{{k{number}, title = {{A{number}}}, journal = {{A & B}}}}\n" for number in range(3))
    assert _codes(text, Selection(select=("L002",))) == ["L002"] * 3


def test_findings_come_in_the_order_of_their_places() -> None:
    lines = [finding.line for finding in _found(_PLAIN * 3)]
    assert lines == sorted(lines)


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
def test_codes_families_and_names_select(selection: Selection, codes: list[str]) -> None:
    assert _codes(_PLAIN, selection) == codes


def test_a_rule_that_is_off_runs_only_when_selected() -> None:
    text = _PLAIN.replace("doi = {10.5555/1}", "doi = {10.5555/1},\n  url = {https://doi.org/10.5555/1}")
    assert "R012" not in _codes(text)
    assert _codes(text, Selection(select=("R012",))) == ["R012"]
    assert "R012" in _codes(text, Selection(select=("all",)))


def test_codes_that_mean_no_rule_are_told() -> None:
    assert unknown(RULES, ("V", "L001", "all", "X", "V9", "")) == ("X", "V9", "")


@pytest.mark.parametrize(
    ("mark", "codes"),
    [
        ("% vlbib: ignore V006", ["L001"]),
        ("% vlbib: ignore V006, L001", []),
        ("% vlbib: ignore L -- the journal prints it so", ["V006"]),
        ("% vlbib: ignore", []),
        ("% vlbib:ignore single-hyphen-in-pages", ["L001"]),
        ("@comment{vlbib: ignore V006}", ["L001"]),
        ("% vlbib: ignore-file V006", ["L001"]),
        ("% vlbib: ignore-file", []),
        ("% nothing to ignore: V006", ["L001", "V006"]),
    ],
)
def test_a_mark_above_an_entry_or_in_a_file_silences_rules(mark: str, codes: list[str]) -> None:
    assert _codes(f"{mark}\n{_PLAIN}") == codes


def test_a_mark_above_one_entry_leaves_the_next_alone() -> None:
    other = _PLAIN.replace("rossi2021lines", "weber").replace("Counting", "Drawing").replace("10.5555/1", "10.5555/2")
    text = f"% vlbib: ignore V006\n{_PLAIN}\n{other.replace('Rossi, Anna', 'Weber, Jo').replace('all', 'some')}"
    assert _codes(text) == ["L001", "L001", "V006"]


def test_a_mark_at_either_entry_of_a_pair_silences_the_pair() -> None:
    second = _PLAIN.replace("rossi2021lines", "rossi2")
    assert "D001" in _codes(_PLAIN + second)
    assert "D001" not in _codes(f"% vlbib: ignore D001\n{_PLAIN}{second}")
    assert "D001" not in _codes(f"{_PLAIN}% vlbib: ignore D001\n{second}")


def test_a_file_mark_below_everything_counts() -> None:
    assert _codes(f"{_PLAIN}\n% vlbib: ignore-file V006\n") == ["L001"]


def test_a_baseline_hides_what_it_lists_also_when_lines_move() -> None:
    known = write_baseline(_found(_PLAIN))
    assert without_known(_found("\n\n" + _PLAIN), known) == ()


def test_a_baseline_hides_a_pair_whose_first_line_moved() -> None:
    pair = _PLAIN + _PLAIN.replace("rossi2021lines", "rossi2")
    assert without_known(_found("\n\n" + pair), write_baseline(_found(pair))) == ()


def test_a_baseline_hides_no_second_finding_of_the_same_kind() -> None:
    once = _found(_PLAIN)
    assert without_known((*once, *once), write_baseline(once)) == once


def test_a_new_finding_passes_the_baseline() -> None:
    known = write_baseline(_found(_PLAIN, Selection(select=("V",))))
    assert [finding.code for finding in _new(known)] == ["L001"]


@pytest.mark.parametrize("text", ["[", "[" * 9_999 + "]" * 9_999])
def test_a_baseline_that_is_no_json_is_told(text: str) -> None:
    assert isinstance(without_known((), text), BadBaseline)


def _new(baseline: str) -> tuple[Finding, ...]:
    left = without_known(_found(_PLAIN), baseline)
    assert not isinstance(left, BadBaseline)
    return left


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}'])
def test_a_baseline_that_is_none_is_told(text: str) -> None:
    assert isinstance(without_known((), text), BadBaseline)


def test_an_empty_baseline_hides_nothing() -> None:
    assert without_known(_found(_PLAIN), write_baseline(())) == _found(_PLAIN)


def test_strings_are_the_owners_and_are_not_fixed() -> None:
    text = "@string{p = {1-9}}\n" + _PLAIN.replace("pages = {1-9}", "pages = p")
    pages = next(finding for finding in _found(text) if finding.code == "V006")
    assert pages.fix is None


def test_rules_are_found_by_code_and_name_in_any_case() -> None:
    assert by_code("l001") is by_code("Unescaped-Percent") is not None
    assert by_code("L") is None


@given(st.text(alphabet='@article{},="#%\\$&_^~ \n\r\tabc12é漢\u200b-.:;/', max_size=300))
def test_no_text_makes_a_rule_fail(text: str) -> None:
    document = read(text.encode(), "a.bib")
    if isinstance(document, Document):
        run_rules(Inputs(library=document.library), Selection(select=("all",)))


@given(st.text(alphabet='{},"#%\\$&_^~ anduhtps:.1é漢\u200b-/<i>;', max_size=60))
def test_no_value_makes_a_rule_fail(value: str) -> None:
    fields = ("author", "title", "doi", "url", "pages", "year", "month", "eprint", "isbn", "journal", "date", "edition")
    body = "".join(f"  {name} = {{{value}}},\n" for name in fields)
    document = read(f"@article{{key,\n{body}}}\n".encode(), "a.bib")
    if isinstance(document, Document):
        run_rules(Inputs(library=document.library), Selection(select=("all",)))


@pytest.mark.parametrize("seed", ["1", " ", "\\", "aB ", "and ", ", ", "<a ", "{a}", "a"])
def test_very_long_values_are_no_trap(seed: str) -> None:
    """A quadratic pattern would need many seconds here, and a number of 20,000 digits is no number."""
    value = (seed * 20_000)[:20_000] + " aB"
    names = ("author", "title", "booktitle", "doi", "pages", "numpages", "year", "month", "edition", "keywords", "url")
    fields = tuple(Field(name, value, f"{{{value}}}", line) for line, name in enumerate(names, start=2))
    entries = (Entry("article", "a", fields, 1), Entry("misc", "b", fields, 20))
    library = Library(file="a.bib", entries=entries, strings={})
    start = time.process_time()
    run_rules(Inputs(library=library), Selection(select=("all",)))
    assert time.process_time() - start < 3


def test_a_message_quotes_no_value_of_any_length() -> None:
    found = _found(_PLAIN.replace("2021,\n", "9" * 100_000 + ",\n"), Selection(select=("V001",)))
    assert [(len(one.message) < 400, "…" in one.message) for one in found] == [(True, True)]


def test_a_finding_of_a_repeated_field_points_at_the_one_at_fault() -> None:
    findings = _found("@misc{a,\n  pages = {7--8},\n  pages = {1-9},\n}\n", Selection(select=("V006",)))
    assert [(finding.line, finding.field) for finding in findings] == [(3, "pages")]


def _nothing_kept() -> Answers:
    return {}


_ALIKE = (
    "@book{{k{0}, title = {{A {0} 50% b}}, pages = {{{0}-9}}, author = {{Rossi, Anna}}, "
    "note = {{arXiv:2101.0000{0}}}}}\n"
)
_MANY = "".join(_ALIKE.format(number) for number in range(8)) + _ALIKE.format(3).replace("k3", "again")


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["\n", "% free text\n", "@misc{x}\n", ""])), max_size=6))
def test_findings_of_a_library_whose_entries_moved_are_those_of_a_fresh_read(edits: list[tuple[int, str]]) -> None:
    lines, answers = _MANY.splitlines(keepends=True), _nothing_kept()
    for at, piece in edits:
        lines = [*lines[:at], piece, *lines[at:]] if piece else [*lines[:at], *lines[at + 1 :]]
        with keeping(answers):
            now = _found("".join(lines))
        assert now == _found("".join(lines))


def test_rules_are_asked_again_only_of_the_entries_that_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(entry: Entry, strings: Mapping[str, str]) -> Subject:
        asked.append(entry.key)
        return Subject(entry, strings)

    monkeypatch.setattr(run, "Subject", counted)
    answers: Answers = {}
    with keeping(answers):
        _found(_MANY)
        asked.clear()
        _found("\n\n" + _MANY.replace("A 5 50%", "A 5 60%"))
    assert asked == ["k5"]
