"""Runs the chosen rules over a library, and gives each fault its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.bibtex.edits import DropField, SetField
from vlbib.checks.entry_rules import faults_by_entry
from vlbib.checks.finding import Finding, Fix, Severity
from vlbib.checks.place import Places
from vlbib.checks.registry import RULES
from vlbib.checks.rule import FieldRule, LibraryRule
from vlbib.checks.selection import Selection, chosen, matches
from vlbib.checks.suppress import suppressions
from vlbib.core.bib import FieldState
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.kept_answers import kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vlbib.checks.entry_memory import EntryMemory
    from vlbib.checks.finding import FieldEdit
    from vlbib.checks.inputs import Inputs
    from vlbib.checks.rule import Change, Rule, RuleFault
    from vlbib.core.bib import Entry, Library
    from vlbib.lock.schema import LockedWork

_MOST_QUOTED = 300  # characters of a value quoted in a message
_LONG = lazy_pattern(rf"([^`\n]{{{_MOST_QUOTED}}})[^`\n]+")


def run_rules(
    inputs: Inputs, selection: Selection | None = None, memory: EntryMemory | None = None
) -> tuple[Finding, ...]:
    """Return the findings of all chosen rules whose inputs are given, sorted by place.

    Suppressions in the library's comments and in the selection are applied. Warnings and infos without a fix are left
    out for a value that is still as its source gave it: the owner did not write it, and a sync would write it again.
    Entries that the `memory` knows are not checked again by themselves.
    """
    wanted = selection or Selection()
    rules = chosen(RULES, wanted, inputs.library.file)
    runnable = tuple(rule for rule in rules if rule.reads <= inputs.given)
    faults = [
        *_beyond_the_owner(inputs, list(faults_by_entry(inputs, runnable, memory))),
        *_by_library(inputs, runnable),
    ]
    kept = _unsuppressed(faults, inputs.library, wanted) if faults else []
    return _placed(kept, inputs.library)


def _beyond_the_owner(inputs: Inputs, faults: list[tuple[Rule, RuleFault]]) -> list[tuple[Rule, RuleFault]]:
    """Remove faults without a fix, short of errors, in single values that vlbib wrote and nobody has changed since."""
    if not (faults and inputs.lock and inputs.states):
        return faults
    works = {work.key.lower(): work for work in inputs.lock if work.key}
    return [(rule, fault) for rule, fault in faults if not _is_of_a_source(inputs, works, rule, fault)]


def _is_of_a_source(inputs: Inputs, works: Mapping[str, LockedWork], rule: Rule, fault: RuleFault) -> bool:
    severity = fault.severity or rule.severity
    if not isinstance(rule, FieldRule) or fault.changes or severity is Severity.ERROR or fault.entry is None:
        return False
    work = works.get(fault.entry.key.lower())
    if work is None or inputs.states is None or fault.field not in work.fields:
        return False
    return inputs.states(fault.entry, work).get(fault.field) is FieldState.OURS


def _by_library(inputs: Inputs, rules: Sequence[Rule]) -> Iterator[tuple[Rule, RuleFault]]:
    for rule in rules:
        if isinstance(rule, LibraryRule):
            for fault in rule.check(inputs):
                yield rule, fault


def _unsuppressed(
    faults: Iterable[tuple[Rule, RuleFault]], library: Library, selection: Selection
) -> list[tuple[Rule, RuleFault]]:
    marks = suppressions(library)
    silent: dict[str, tuple[str, ...]] = {}
    for key, codes in (*((library.entries[index].key, codes) for index, codes in marks.entries), *selection.per_key):
        silent[key] = (*silent.get(key, ()), *codes)
    if not silent and not marks.everywhere:
        return list(faults)
    return [(rule, fault) for rule, fault in faults if not matches(rule, (*marks.everywhere, *_codes(fault, silent)))]


def _codes(fault: RuleFault, silent: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    keys = (*([fault.entry.key] if fault.entry else []), *fault.others)
    return tuple(code for key in keys for code in silent.get(key, ()))


def _placed(faults: Sequence[tuple[Rule, RuleFault]], library: Library) -> tuple[Finding, ...]:
    places = kept("places", (library,), lambda: Places(library))
    changed = {id(fault.entry) for _, fault in faults if fault.changes and fault.entry}
    entries = enumerate(library.entries) if changed else ()
    indexes = {id(entry): index for index, entry in entries if id(entry) in changed}
    findings = [_finding(rule, fault, library, places, indexes) for rule, fault in faults]
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[str, int, int, str, str, str]:
    return (finding.file, finding.line, finding.column, finding.code, finding.field or "", finding.message)


def _finding(rule: Rule, fault: RuleFault, library: Library, places: Places, indexes: dict[int, int]) -> Finding:
    line, column = _position(fault, places)
    return Finding(
        code=rule.code,
        severity=fault.severity or rule.severity,
        file=fault.file or library.file,
        line=line,
        column=column,
        message=_LONG.sub(r"\1…", fault.message) if len(fault.message) > _MOST_QUOTED else fault.message,
        key=fault.entry.key if fault.entry else None,
        others=fault.others,
        field=fault.field,
        fix=_fix(fault, indexes),
    )


def _position(fault: RuleFault, places: Places) -> tuple[int, int]:
    if fault.entry is None or fault.file is not None:
        return max(fault.line, 1), fault.column
    same = fault.entry.read_fields((fault.field,)) if fault.field else ()
    field = next(iter(same[fault.occurrence :]), None)
    return places.of_field(fault.entry, field, fault.at) if field else places.of_entry(fault.entry)


def _fix(fault: RuleFault, indexes: dict[int, int]) -> Fix | None:
    if not fault.changes or fault.entry is None:
        return None
    index = indexes[id(fault.entry)]
    safe = fault.safe and not any(_chooses(fault.entry, change) for change in fault.changes)
    return Fix(safe, tuple(_edit(index, change) for change in fault.changes))


def _chooses(entry: Entry, change: Change) -> bool:
    """Tell whether a change drops one of several fields of the same name: only the owner can say which to keep."""
    return change.value is None and sum(field.name == change.field for field in entry.fields) > 1


def _edit(entry: int, change: Change) -> FieldEdit:
    if change.value is None:
        return DropField(entry, change.field, change.occurrence)
    return SetField(entry, change.field, change.value, change.occurrence)
