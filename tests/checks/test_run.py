"""Running rules over a library: order, texts and values of any kind, and what is checked again after an edit."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.checks.small_library import PLAIN, codes_in, findings_in

from vlbib.bibtex.document import Document, read
from vlbib.checks import run
from vlbib.checks.finding import Severity
from vlbib.checks.inputs import CheckOptions, Inputs
from vlbib.checks.registry import RULES
from vlbib.checks.rule import BEYOND_ASCII, EntryRule, FieldRule, Subject
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection
from vlbib.core.bib import Entry, Field, Library
from vlbib.kept_answers import keeping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.kept_answers import Answers


def test_a_faulty_value_in_many_entries_is_reported_for_each() -> None:
    text = "".join(f"@article{{k{number}, title = {{A{number}}}, journal = {{A & B}}}}\n" for number in range(3))
    assert codes_in(text, Selection(select=("L002",))) == ["L002"] * 3


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


_SIGNED = tuple(rule for rule in RULES if isinstance(rule, FieldRule) and rule.signs)
_VALUES = st.lists(
    st.sampled_from(
        ("and ", " others", "et al.", "A", "b c", " ", "\n", "x", "Doe", "2021", "0001", "١٩٩٩", "é", "Ã©", "漢",
         "\u200b", "e\u0301", "\x07", ",", ";", "&", "&amp;", "%", "#", "_", "$", "^", "<i>", "\\", "\\url{", "{",
         "}", "~", "."),
    ), max_size=8,
).map("".join)  # fmt: skip


@given(_VALUES)
@example("Doe ١٩٩٩")
@example("Doe; Roe")
@example("Ã©")
@example("\\url{x}")
def test_a_rule_reports_no_value_without_any_of_its_signs(value: str) -> None:
    kinds = set(value) | ({BEYOND_ASCII} if not value.isascii() else set())
    for rule in _SIGNED:
        for name in sorted(rule.fields or ("title", "note"))[:3]:
            field = Field(name, value, f"{{{value}}}", 2)
            fault = rule.check(field, Subject(Entry("misc", "a", (field,), 1), {}), CheckOptions())
            assert fault is None or not kinds.isdisjoint(rule.signs), (rule.code, value)


def test_a_value_is_passed_only_to_rules_whose_signs_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def check(field: Field, _subject: Subject, _options: CheckOptions) -> None:
        asked.append(field.value)

    def rule(signs: str) -> FieldRule:
        return FieldRule(
            code="X1", name="x", severity=Severity.INFO, doc="", check=check, fields=frozenset({"title"}), signs=signs
        )

    values = ("plain", "a; b", "é", "#")
    library = Library(
        file="a.bib",
        entries=tuple(Entry("misc", "a", (Field("title", value, value, 2),), 1) for value in values),
        strings={},
    )
    for signs, shown in (("", values), (";", values[1:2]), (f"#{BEYOND_ASCII}", values[2:])):
        asked.clear()
        monkeypatch.setattr(run, "RULES", (rule(signs), rule(";")))
        run_rules(Inputs(library=library))
        assert tuple(each for each in values if asked.count(each) > (each == "a; b")) == tuple(shown)


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
    fields = tuple(Field(name, value, f"{{{value}}}", line) for line, name in enumerate(names, start=2))
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


def test_rules_are_run_again_only_on_changed_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(entry: Entry, strings: Mapping[str, str]) -> Subject:
        asked.append(entry.key)
        return Subject(entry, strings)

    monkeypatch.setattr(run, "Subject", counted)
    answers: Answers = {}
    with keeping(answers):
        findings_in(_MANY)
        asked.clear()
        findings_in("\n\n" + _MANY.replace("A 5 50%", "A 5 60%"))
    assert asked == ["k5"]


def test_a_rule_is_not_run_on_an_entry_without_any_of_the_needed_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def check(subject: Subject, _options: CheckOptions) -> tuple[()]:
        asked.append(subject.key)
        return ()

    rule = EntryRule(
        code="X001", name="x", severity=Severity.INFO, doc="", check=check, needs=frozenset({"url", "note"})
    )
    monkeypatch.setattr(run, "RULES", (rule,))
    findings_in("@misc{a, url = {x}}\n@misc{b, title = {X}}\n@misc{c, title = {X}, note = {y}}\n")
    assert asked == ["a", "c"]


def test_the_fields_of_an_entry_are_not_kept_after_the_rules() -> None:
    document = read("".join(_ALIKE.format(number) for number in range(50)).encode(), "a.bib")
    assert isinstance(document, Document)
    library = document.library
    run_rules(Inputs(library=library))
    kept = [entry for entry in library.entries if entry.read_fields(("note",))[0] is entry.read_fields(("note",))[0]]
    assert not kept


def test_text_outside_entries_is_checked_in_linear_time() -> None:
    began = time.process_time()
    codes_in("x" * 100_000 + "\ntitle = {Counting},\n\n" + PLAIN)
    assert time.process_time() - began < 2  # seconds of CPU; a quadratic search took more than a minute
