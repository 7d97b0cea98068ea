"""Runs the chosen rules over a library: each entry and each value is looked at once, with the rules that want it."""

from __future__ import annotations

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

    from vlbib.checks.finding import FieldEdit
    from vlbib.checks.inputs import CheckOptions, Inputs
    from vlbib.checks.rule import Change, EntryCheck, FieldCheck, Rule, RuleFault
    from vlbib.core.bib import Entry, Field, Library
    from vlbib.lock.schema import LockedWork

_Faults: TypeAlias = "Sequence[tuple[Rule, RuleFault]]"
_LONG = lazy_pattern(r"([^`\n]{300})[^`\n]+")  # of a value that a message quotes
_ONE_BEYOND = bytes(range(128)) + BEYOND_ASCII.encode("latin-1") * 128  # UTF-8 with one sign for all beyond ASCII


def run_rules(inputs: Inputs, selection: Selection | None = None) -> tuple[Finding, ...]:
    """Return the findings of all chosen rules whose inputs are given, in the order of their places.

    Suppressions in the library's comments and in the selection are applied. A warning on a value that stands as a
    source gave it, and that no fix mends, is left out: the owner did not write it, and every sync would write it again.
    """
    wanted = selection or Selection()
    rules = chosen(RULES, wanted, inputs.library.file)
    runnable = tuple(rule for rule in rules if rule.reads <= inputs.given)
    faults = [*_beyond_the_owner(inputs, list(_by_entry(inputs, runnable))), *_by_library(inputs, runnable)]
    kept = _unsuppressed(faults, inputs.library, wanted) if faults else []
    return _placed(kept, inputs.library)


def _beyond_the_owner(inputs: Inputs, faults: list[tuple[Rule, RuleFault]]) -> list[tuple[Rule, RuleFault]]:
    """Return the faults without those of single values that vlbib wrote as its source has them."""
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
    """The rules for one field name, of which each value is shown to those alone whose signs it has.

    `plain` are the characters that are no rule's sign; `by_signs` are the rules for values with these signs, of those
    asked for so far. `clean` are the source texts of values without a fault, where values `repeat` in many entries.
    """

    rules: tuple[FieldRule, ...]
    plain: bytes
    repeats: bool
    by_signs: dict[frozenset[int], tuple[tuple[FieldCheck, FieldRule], ...]]
    clean: set[str]

    def rules_for(self, value: str) -> tuple[tuple[FieldCheck, FieldRule], ...]:
        """Return the rules that may find fault with a value, each with its check."""
        signs = frozenset(value.encode("utf-8", "surrogatepass").translate(_ONE_BEYOND, self.plain))
        asked = self.by_signs.get(signs)
        if asked is None:
            mine = (rule for rule in self.rules if not rule.signs or not signs.isdisjoint(rule.signs.encode("latin-1")))
            asked = self.by_signs[signs] = tuple((rule.check, rule) for rule in mine)
        return asked


def _agendas(rules: Sequence[FieldRule]) -> tuple[dict[str, _Agenda], _Agenda]:
    """Sort the rules by the field names that they want; the second answer is for all other names."""
    names = {name for rule in rules for name in rule.fields or ()}
    return {name: _agenda(rules, name) for name in names}, _agenda(rules, None)


def _agenda(rules: Sequence[FieldRule], name: str | None) -> _Agenda:
    mine = tuple(rule for rule in rules if rule.fields is None or (name is not None and name in rule.fields))
    signs = "".join(rule.signs for rule in mine)
    plain = bytes(code for code in range(128) if chr(code) not in signs)
    plain += b"" if BEYOND_ASCII in signs else bytes(range(128, 256))
    return _Agenda(mine, plain, repeats=name in REPEATING, by_signs={}, clean=set())


def _by_entry(inputs: Inputs, rules: Sequence[Rule]) -> Iterator[tuple[Rule, RuleFault]]:
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

    basis = (tuple(rules), repr(options), tuple(strings.items()))
    entries = inputs.library.entries
    kept = kept_each("faults of entries", basis, entries, lambda entry: id(entry.body), faults_of)
    for entry, each in zip(entries, kept, strict=True):
        yield from each.faults if each.entry is entry else _moved(each.faults, entry)


def _moved(faults: _Faults, entry: Entry) -> _Faults:
    """Return the faults of an entry for it where it stands now."""
    return [(rule, replace(fault, entry=entry)) for rule, fault in faults]


class _EntryFaults(Struct, frozen=True):
    """What the rules for entries and their values find in one entry."""

    entry: Entry
    faults: tuple[tuple[Rule, RuleFault], ...]


def _by_field(subject: Subject, options: CheckOptions, agendas: Mapping[str, _Agenda], default: _Agenda) -> _Faults:
    """Return what the rules for values find in the fields of an entry, in their order."""
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
    """Return a fault of a value with its entry and field; where the field is repeated, with the one at fault."""
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
    """Return the rules that may find something in entries of a type with fields of these names."""
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
    """Tell whether a change takes out one of several fields of a name: which of them stays is the owner's to say."""
    return change.value is None and sum(field.name == change.field for field in entry.fields) > 1


def _edit(entry: int, change: Change) -> FieldEdit:
    if change.value is None:
        return DropField(entry, change.field, change.occurrence)
    return SetField(entry, change.field, change.value, change.occurrence)
