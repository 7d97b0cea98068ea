"""Which entries are read for which rules: once each, in batches, and after an edit only the changed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.checks.small_library import findings_in

from vlbib.bibtex.document import Document, read
from vlbib.checks import entry_rules, run
from vlbib.checks.finding import Severity
from vlbib.checks.inputs import CheckOptions, Inputs
from vlbib.checks.rule import EntryRule, Subject
from vlbib.checks.run import run_rules
from vlbib.kept_answers import keeping

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

    from vlbib.core.bib import Entry
    from vlbib.kept_answers import Answers

_ALIKE = (
    "@book{{k{0}, title = {{A {0} 50% b}}, pages = {{{0}-9}}, author = {{Rossi, Anna}}, "
    "note = {{arXiv:2101.0000{0}}}}}\n"
)
_MANY = "".join(_ALIKE.format(number) for number in range(8)) + _ALIKE.format(3).replace("k3", "again")


def test_findings_do_not_depend_on_how_many_entries_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = findings_in(_MANY)
    monkeypatch.setattr(entry_rules, "_BATCH", 2)
    assert findings_in(_MANY) == whole


def test_an_entry_is_read_once_for_all_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read(_MANY.encode(), "a.bib")
    assert isinstance(document, Document)
    inputs = Inputs(library=document.library)
    run_rules(inputs)
    monkeypatch.setattr("vlbib.core.bib.Entry.read_fields", None)
    notes = [field.value for _, field in inputs.fields("journal")]
    assert (notes, len(inputs.profiles_read)) == ([], 9)


def test_rules_are_run_again_only_on_changed_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(entry: Entry, strings: Mapping[str, str]) -> Subject:
        asked.append(entry.key)
        return Subject(entry, strings)

    monkeypatch.setattr(entry_rules, "Subject", counted)
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
