"""Runs the rules for values and for entries. Each entry is read once, and a rule sees only what may be faulty.

Entries are read in batches, and the rules run one after the other over a batch: a processor runs the same code on many
values in three quarters of the time that it takes for the rules of one entry after those of another.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from vlbib.checks.duplicates.profile import facts_of_batch
from vlbib.checks.rule import EntryRule, FieldRule, LibraryRule, Subject
from vlbib.checks.value_rules import ValueRules
from vlbib.kept_answers import is_keeping, kept_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vlbib.checks.entry_memory import EntryMemory
    from vlbib.checks.inputs import CheckOptions, Inputs
    from vlbib.checks.rule import Rule, RuleFault
    from vlbib.core.bib import Entry

Fault: TypeAlias = "tuple[Rule, RuleFault]"
Find: TypeAlias = "Callable[[Sequence[Entry]], Iterable[Fault]]"
_BATCH = 512  # entries that are read before the first rule sees one


def faults_by_entry(inputs: Inputs, rules: Sequence[Rule], memory: EntryMemory | None) -> Iterable[Fault]:
    """Return what the rules for values and for entries find; the entries that are read are noted in the inputs."""
    fields = [rule for rule in rules if isinstance(rule, FieldRule)]
    wholes = [rule for rule in rules if isinstance(rule, EntryRule)]
    if not fields and not wholes:
        return ()
    find = _finder(inputs, rules, fields, wholes)
    entries, strings, options = inputs.library.entries, inputs.library.strings, inputs.options
    if memory is not None:
        held = repr(([rule.code for rule in rules], replace(options, distinct=frozenset()), [*strings.items()]))
        return memory.each(entries, held, rules, find)
    if is_keeping():
        return _kept_faults(entries, (tuple(rules), repr(options), tuple(strings.items())), find)
    return find(entries)


def _kept_faults(entries: Sequence[Entry], basis: Sequence[object], find: Find) -> Iterator[Fault]:
    """Yield the faults of entries; a long-running program finds them again only in changed entries."""

    def make(entry: Entry) -> _EntryFaults:
        return _EntryFaults(entry, tuple(find((entry,))))

    kept = kept_each("faults of entries", basis, entries, lambda entry: id(entry.body), make)
    for entry, each in zip(entries, kept, strict=True):
        yield from each.faults if each.entry is entry else _moved(each.faults, entry)


def _finder(inputs: Inputs, rules: Sequence[Rule], fields: Sequence[FieldRule], wholes: Sequence[EntryRule]) -> Find:
    """Return a function that reads entries, notes them in the inputs, and returns their faults."""
    of_values, of_entries = ValueRules(fields, inputs.options), _WholeRules(wholes, inputs.options)
    strings, gathered, profiles = inputs.library.strings, inputs.gathered, inputs.profiles_read
    library_rules = [rule for rule in rules if isinstance(rule, LibraryRule)]
    compares = any(rule.compares for rule in library_rules) and not (inputs.profiles and inputs.profiles.facts)

    def find(entries: Sequence[Entry]) -> Iterator[Fault]:
        for at in range(0, len(entries), _BATCH):
            subjects = [Subject(entry, strings) for entry in entries[at : at + _BATCH]]
            yield from of_values.faults(subjects)
            yield from of_entries.faults(subjects)
            for subject in subjects if library_rules else ():
                gathered.add_fields(subject.entry, subject.fields)
            if compares:
                own = [subject.own_ids for subject in subjects]
                facts = facts_of_batch([subject.values for subject in subjects], own)
                profiles.update(zip([id(subject.entry) for subject in subjects], facts, strict=True))

    return find


class _EntryFaults(Struct, frozen=True):
    """An entry with the faults that field rules and entry rules found in it."""

    entry: Entry
    faults: tuple[Fault, ...]


def _moved(faults: Iterable[Fault], entry: Entry) -> list[Fault]:
    """Return the faults with the entry as it is now, at another place in the file."""
    return [(rule, replace(fault, entry=entry)) for rule, fault in faults]


class _WholeRules:
    """The rules for entries, each with the entries of a batch that it will be asked about.

    Entries of one type with the same fields are one group: what a rule needs is compared once for all of them.
    """

    def __init__(self, rules: Sequence[EntryRule], options: CheckOptions) -> None:
        self._options = options
        self._waiting: list[tuple[EntryRule, list[list[Subject]]]] = [(rule, []) for rule in rules]
        self._of_shape = lru_cache(maxsize=4096)(self._asked)

    def faults(self, subjects: Iterable[Subject]) -> Iterator[Fault]:
        """Yield the faults in the entries of a batch, rule by rule."""
        groups: defaultdict[tuple[str, tuple[str, ...]], list[Subject]] = defaultdict(list)
        for subject in subjects:
            groups[subject.type, tuple(subject.values)].append(subject)
        for (kind, names), group in groups.items():
            for waiting in self._of_shape(kind, names):
                waiting.append(group)
        for rule, waiting in self._waiting:
            check, options = rule.check, self._options
            for subject in chain.from_iterable(waiting):
                for fault in check(subject, options):
                    yield rule, replace(fault, entry=subject.entry)
            waiting.clear()

    def _asked(self, kind: str, names: tuple[str, ...]) -> list[list[list[Subject]]]:
        """Return where the rules wait that may find a fault in entries of this type with these fields."""
        return [
            waiting
            for rule, waiting in self._waiting
            if (rule.types is None or kind in rule.types) and (rule.needs is None or not rule.needs.isdisjoint(names))
        ]
