"""Which rules are asked about which values, and that no rule misses a fault because it is not asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.checks.small_library import codes_in

from vlbib.checks import run
from vlbib.checks.finding import Severity
from vlbib.checks.inputs import CheckOptions, Inputs
from vlbib.checks.registry import RULES
from vlbib.checks.rule import BEYOND_ASCII, SHORT, FieldRule, Subject
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection
from vlbib.checks.value_rules import ValueRules
from vlbib.core.bib import Entry, Field, Library

if TYPE_CHECKING:
    import pytest


def test_a_faulty_value_in_many_entries_is_reported_for_each() -> None:
    text = "".join(f"@article{{k{number}, title = {{A{number}}}, journal = {{A & B}}}}\n" for number in range(3))
    assert codes_in(text, Selection(select=("L002",))) == ["L002"] * 3


_SIGNED = tuple(rule for rule in RULES if isinstance(rule, FieldRule) and rule.signs)
_TRACED = tuple(rule for rule in RULES if isinstance(rule, FieldRule) and rule.trace)
_NARROW = tuple(rule for rule in RULES if isinstance(rule, FieldRule) and (rule.short or rule.bare))
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
            field = Field(name, value, 2)
            fault = rule.check(field, Subject(Entry("misc", "a", (field,), 1), {}), CheckOptions())
            assert fault is None or not kinds.isdisjoint(rule.signs), (rule.code, value)


@given(_VALUES)
@example("ROE, JANE and DOE, JOHN")
@example("Some modelS")
def test_a_rule_reports_no_value_without_its_trace(value: str) -> None:
    for rule in _TRACED:
        for name in sorted(rule.fields or ("title",))[:3]:
            field = Field(name, value, 2)
            fault = rule.check(field, Subject(Entry("misc", "a", (field,), 1), {}), CheckOptions())
            assert fault is None or (rule.trace and rule.trace.search(value)), (rule.code, value)


@given(st.lists(_VALUES, max_size=6))
@example(["A\0B", "xY", "\0"])
@example(["", "xY xY", "", "aB", "c"])
def test_a_trace_is_found_in_the_values_that_have_it(values: list[str]) -> None:
    subjects = [Subject(Entry("misc", "a", (Field("title", value, 2),), 1), {}) for value in values]
    trace = re.compile("[A-Z]|x.{0,9}y")
    asked: list[str] = []

    def check(field: Field, _subject: Subject, _options: CheckOptions) -> None:
        asked.append(field.value)

    rules = ValueRules([replace(_TRACED[0], check=check, fields=None, trace=trace)], CheckOptions())
    assert not list(rules.faults(subjects))
    assert sorted(asked) == sorted(v for v in values if any("\0" in w for w in values) or trace.search(v))


@given(_VALUES)
@example(" " * (SHORT + 1))
@example("unknown\n " + " " * SHORT)
def test_a_rule_for_short_values_or_for_bare_ones_reports_no_others(value: str) -> None:
    for rule in _NARROW:
        for raw in (f"{{{value}}}", f'"{value}"', value, f"{value} # x"):
            field = Field.of_source("note", value, raw, 2)
            fault = rule.check(field, Subject(Entry("misc", "a", (field,), 1), {}), CheckOptions())
            is_short = len(value) <= SHORT or not value.strip()
            is_bare = "#" in raw or raw[:1] not in ("{", '"', "")
            assert fault is None or ((is_short or not rule.short) and (is_bare or not rule.bare)), (rule.code, raw)


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
        entries=tuple(Entry("misc", "a", (Field("title", value, 2),), 1) for value in values),
        strings={},
    )
    for signs, shown in (("", values), (";", values[1:2]), (f"#{BEYOND_ASCII}", values[2:])):
        asked.clear()
        monkeypatch.setattr(run, "RULES", (rule(signs), rule(";")))
        run_rules(Inputs(library=library))
        assert tuple(each for each in values if asked.count(each) > (each == "a; b")) == tuple(shown)
