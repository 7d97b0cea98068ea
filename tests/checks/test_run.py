"""Running rules over a library: order, texts and values of any kind, and what is checked again after an edit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.small_library import PLAIN, codes_in, findings_in

from vlbib.bibtex.document import Document, read
from vlbib.checks.inputs import Inputs
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection
from vlbib.core.bib import Entry, Field, Library
from vlbib.kept_answers import keeping

if TYPE_CHECKING:
    from vlbib.kept_answers import Answers


def test_findings_are_sorted_by_place() -> None:
    lines = [finding.line for finding in findings_in(PLAIN * 3)]
    assert lines == sorted(lines)


def test_values_with_strings_are_not_fixed() -> None:
    text = "@string{p = {1-9}}\n" + PLAIN.replace("pages = {1-9}", "pages = p")
    pages = next(finding for finding in findings_in(text) if finding.code == "V006")
    assert pages.fix is None


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
def test_very_long_values_are_checked_quickly(seed: str) -> None:
    """A quadratic pattern would take many seconds here, and `int` does not accept a number of 20,000 digits."""
    value = (seed * 20_000)[:20_000] + " aB"
    names = ("author", "title", "booktitle", "doi", "pages", "numpages", "year", "month", "edition", "keywords", "url")
    fields = tuple(Field(name, value, line) for line, name in enumerate(names, start=2))
    entries = (Entry("article", "a", fields, 1), Entry("misc", "b", fields, 20))
    library = Library(file="a.bib", entries=entries, strings={})
    start = time.process_time()
    run_rules(Inputs(library=library), Selection(select=("all",)))
    assert time.process_time() - start < 3


def test_a_message_shortens_a_very_long_value() -> None:
    found = findings_in(PLAIN.replace("2021,\n", "9" * 100_000 + ",\n"), Selection(select=("V001",)))
    assert [(len(one.message) < 400, "…" in one.message) for one in found] == [(True, True)]


def _nothing_kept() -> Answers:
    return {}


_ALIKE = (
    "@book{{k{0}, title = {{A {0} 50% b}}, pages = {{{0}-9}}, author = {{Rossi, Anna}}, "
    "note = {{arXiv:2101.0000{0}}}}}\n"
)
_MANY = "".join(_ALIKE.format(number) for number in range(8)) + _ALIKE.format(3).replace("k3", "again")


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["\n", "% free text\n", "@misc{x}\n", ""])), max_size=6))
def test_findings_in_moved_entries_are_those_of_a_fresh_read(edits: list[tuple[int, str]]) -> None:
    lines, answers = _MANY.splitlines(keepends=True), _nothing_kept()
    for at, piece in edits:
        lines = [*lines[:at], piece, *lines[at:]] if piece else [*lines[:at], *lines[at + 1 :]]
        with keeping(answers):
            now = findings_in("".join(lines))
        assert now == findings_in("".join(lines))


def test_text_outside_entries_is_checked_in_linear_time() -> None:
    began = time.process_time()
    codes_in("x" * 100_000 + "\ntitle = {Counting},\n\n" + PLAIN)
    assert time.process_time() - began < 2  # seconds of CPU; a quadratic search took more than a minute
