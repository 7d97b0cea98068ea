"""Faults are remembered by the text of their entry, and come back as they were, for the entry as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.checks.entry_memory import EntryMemory
from vlbib.checks.finding import Severity
from vlbib.checks.registry import RULES
from vlbib.checks.rule import Change, RuleFault
from vlbib.core.bib import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.checks.rule import Rule

ENTRIES = [Entry("misc", "a", (), 1), Entry("misc", "b", (), 3)]
FAULT = RuleFault(
    message="m",
    field="f",
    at="x",
    occurrence=1,
    others=("o",),
    changes=(Change("f", None, 1), Change("g", "v")),
    safe=False,
    file="other",
    line=4,
    column=7,
    severity=Severity.INFO,
)


def _each(memory: EntryMemory, entries: list[Entry], basis: str = "b") -> tuple[list[RuleFault], list[str]]:
    """Return the faults of entries, of which each has two, and the keys of those that were looked at."""
    looked: list[str] = []

    def find(those: Sequence[Entry]) -> Iterator[tuple[Rule, RuleFault]]:
        looked.extend(entry.key for entry in those)
        for entry in those:
            yield RULES[0], RuleFault(message="m", entry=entry)
            yield RULES[1], replace(FAULT, entry=entry)

    found = list(memory.each(entries, basis, RULES, find))
    assert [rule for rule, _ in found] == [RULES[0], RULES[1]] * len(entries)
    return [fault for _, fault in found], looked


def test_faults_come_back_as_they_were_for_the_entry_as_it_is_now() -> None:
    memory = EntryMemory([b"1", b"2"])
    first, looked = _each(memory, ENTRIES)
    assert looked == ["a", "b"]
    again, looked = _each(memory, ENTRIES)
    assert (again, looked) == (first, [])
    moved = [Entry("misc", "a", (), 9), ENTRIES[1]]
    found, looked = _each(memory, moved)
    assert looked == []
    assert [fault.entry.line for fault in found if fault.entry] == [9, 9, 3, 3]


def test_an_entry_with_another_text_is_looked_at_and_so_are_all_on_another_basis() -> None:
    memory = EntryMemory([b"1", b"2"])
    _each(memory, ENTRIES)
    changed = EntryMemory([b"1", b"3"], memory.basis, memory.faults)
    assert _each(changed, ENTRIES)[1] == ["b"]
    assert _each(memory, ENTRIES, "other")[1] == ["a", "b"]
    assert _each(memory, ENTRIES)[1] == ["a", "b"], "of the first basis nothing is left"


def test_of_entries_with_the_same_text_one_is_looked_at() -> None:
    memory = EntryMemory([b"1", b"1"])
    found, looked = _each(memory, ENTRIES)
    assert looked == ["a"]
    assert [fault.entry.key for fault in found if fault.entry] == ["a", "a", "b", "b"]
    assert len(memory.faults[b"1"]) == 2
