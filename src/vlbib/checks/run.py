"""Runs the chosen rules over a library. Each entry and each value is read once and passed to its rules."""

from __future__ import annotations

from dataclasses import replace as replace_option
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from vlbib.bibtex.edits import DropField, SetField
from vlbib.checks.finding import Finding, Fix, Severity
from vlbib.checks.place import Places
from vlbib.checks.registry import RULES
from vlbib.checks.rule import BEYOND_ASCII, EntryRule, FieldRule, LibraryRule, Subject, occurrence_of
from vlbib.checks.selection import Selection, chosen, matches
from vlbib.checks.suppress import suppressions
from vlbib.core.bib import FieldState
from vlbib.core.fields import REPEATING
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.kept_answers import kept, kept_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vlbib.checks.entry_memory import EntryMemory
    from vlbib.checks.finding import FieldEdit
    from vlbib.checks.inputs import CheckOptions, Inputs
    from vlbib.checks.rule import Change, EntryCheck, FieldCheck, Rule, RuleFault
    from vlbib.core.bib import Entry, Field, Library
    from vlbib.lock.schema import LockedWork

_Faults: TypeAlias = "Sequence[tuple[Rule, RuleFault]]"
_LONG = lazy_pattern(r"([^`\n]{300})[^`\n]+")  # a long value quoted in a message
_ONE_BEYOND = bytes(range(128)) + BEYOND_ASCII.encode("latin-1") * 128  # maps all non-ASCII bytes of UTF-8 to one


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
    faults = [*_beyond_the_owner(inputs, list(_by_entry(inputs, runnable, memory))), *_by_library(inputs, runnable)]
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


class _Agenda(Struct, frozen=True):
    """The rules for one field name. A rule sees only values with one of its signs.

    `plain` are the bytes that are no rule's sign. `by_signs` caches the rules for each set of signs. If many entries
    have the same value (`repeats`), `clean` collects the source texts of values without faults.
    """

    rules: tuple[FieldRule, ...]
    plain: bytes
    repeats: bool
    by_signs: dict[frozenset[int], tuple[tuple[FieldCheck, FieldRule], ...]]
    clean: set[str]

    def rules_for(self, value: str) -> tuple[tuple[FieldCheck, FieldRule], ...]:
        """Return the rules that may report a value, each with its check."""
        signs = frozenset(value.encode("utf-8", "surrogatepass").translate(_ONE_BEYOND, self.plain))
        asked = self.by_signs.get(signs)
        if asked is None:
            mine = (rule for rule in self.rules if not rule.signs or not signs.isdisjoint(rule.signs.encode("latin-1")))
            asked = self.by_signs[signs] = tuple((rule.check, rule) for rule in mine)
        return asked


def _agendas(rules: Sequence[FieldRule]) -> tuple[dict[str, _Agenda], _Agenda]:
    """Return the rules for each field name that a rule asks for, and those for all other names."""
    names = {name for rule in rules for name in rule.fields or ()}
    return {name: _agenda(rules, name) for name in names}, _agenda(rules, None)


def _agenda(rules: Sequence[FieldRule], name: str | None) -> _Agenda:
    mine = tuple(rule for rule in rules if rule.fields is None or (name is not None and name in rule.fields))
    signs = "".join(rule.signs for rule in mine)
    plain = bytes(code for code in range(128) if chr(code) not in signs)
    plain += b"" if BEYOND_ASCII in signs else bytes(range(128, 256))
    return _Agenda(mine, plain, repeats=name in REPEATING, by_signs={}, clean=set())


def _by_entry(inputs: Inputs, rules: Sequence[Rule], memory: EntryMemory | None) -> Iterator[tuple[Rule, RuleFault]]:
    fields = [rule for rule in rules if isinstance(rule, FieldRule)]
    wholes = [rule for rule in rules if isinstance(rule, EntryRule)]
    if not fields and not wholes:
        return
    agendas, default = _agendas(fields)
    strings, options = inputs.library.strings, inputs.options
    of_shape = lru_cache(maxsize=4096)(partial(_of_shape, wholes))

    def faults_of(entry: Entry) -> _EntryFaults:
        subject = Subject(entry, strings)
        rules_here = of_shape(entry.type, tuple(subject.values))
        faults = [*_by_field(subject, options, agendas, default), *_by_whole(rules_here, subject, options)]
        return _EntryFaults(entry, tuple(faults))

    entries = inputs.library.entries
    if memory is not None:
        held = repr(([rule.code for rule in rules], replace_option(options, distinct=frozenset()), [*strings.items()]))
        yield from memory.each(entries, held, rules, lambda entry: faults_of(entry).faults)
        return
    basis = (tuple(rules), repr(options), tuple(strings.items()))
    kept = kept_each("faults of entries", basis, entries, lambda entry: id(entry.body), faults_of)
    for entry, each in zip(entries, kept, strict=True):
        yield from each.faults if each.entry is entry else _moved(each.faults, entry)


def _moved(faults: _Faults, entry: Entry) -> _Faults:
    """Return the faults with the entry as it is now, at another place in the file."""
    return [(rule, replace(fault, entry=entry)) for rule, fault in faults]


class _EntryFaults(Struct, frozen=True):
    """An entry with the faults that field rules and entry rules found in it."""

    entry: Entry
    faults: tuple[tuple[Rule, RuleFault], ...]


def _by_field(subject: Subject, options: CheckOptions, agendas: Mapping[str, _Agenda], default: _Agenda) -> _Faults:
    """Return the faults that field rules find in an entry, in the order of its fields."""
    faults: list[tuple[Rule, RuleFault]] = []
    for field in subject.fields:
        agenda = agendas.get(field.name, default)
        if agenda.repeats and field.raw in agenda.clean:
            continue
        before = len(faults)
        for check, rule in agenda.rules_for(field.value):
            fault = check(field, subject, options)
            if fault is not None:
                faults.append((rule, _of_field(fault, subject, field)))
        if agenda.repeats and len(faults) == before:
            agenda.clean.add(field.raw)
    return faults


def _of_field(fault: RuleFault, subject: Subject, field: Field) -> RuleFault:
    """Return the fault with entry and field filled in, and with the occurrence if a field is repeated."""
    if not subject.repeats:
        return replace(fault, entry=subject.entry, field=field.name)
    at = occurrence_of(field, subject.fields)
    changes = tuple(
        replace(change, occurrence=at) if change.field == field.name else change for change in fault.changes
    )
    return replace(fault, entry=subject.entry, field=field.name, occurrence=at, changes=changes)


def _of_shape(
    rules: Sequence[EntryRule], kind: str, names: tuple[str, ...]
) -> tuple[tuple[EntryCheck, EntryRule], ...]:
    """Return the rules that may find a fault in entries of this type with these fields, each with its check."""
    return tuple(
        (rule.check, rule)
        for rule in rules
        if (rule.types is None or kind in rule.types) and (rule.needs is None or not rule.needs.isdisjoint(names))
    )


def _by_whole(rules: Sequence[tuple[EntryCheck, EntryRule]], subject: Subject, options: CheckOptions) -> _Faults:
    return [(rule, replace(fault, entry=subject.entry)) for check, rule in rules for fault in check(subject, options)]


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
    fixing = any(fault.changes for _, fault in faults)
    indexes = {id(entry): index for index, entry in enumerate(library.entries)} if fixing else {}
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
        message=_LONG.sub(r"\1…", fault.message),
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
    return places.of_field(field, fault.at) if field else places.of_entry(fault.entry)


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
