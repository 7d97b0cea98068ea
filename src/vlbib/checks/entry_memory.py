"""The faults that earlier runs found in entries: an entry with the same text has the same ones.

They hold for the same rules, options and `@string`s, on which alone the rules for entries and values depend.
"""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.checks.finding import Severity  # noqa: TC001 -- `FaultBefore` is decoded with them
from vlbib.checks.rule import Change, Rule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vlbib.core.bib import Entry


class FaultBefore(Struct, frozen=True, array_like=True):
    """A fault of an earlier run, without its entry; the rule by its code."""

    rule: str
    message: str
    field: str | None
    at: str
    occurrence: int
    others: tuple[str, ...]
    changes: tuple[Change, ...]
    safe: bool
    file: str | None
    line: int
    column: int
    severity: Severity | None


_NAMES = FaultBefore.__struct_fields__[1:]
_facts_of = attrgetter(*_NAMES)


class EntryMemory(Struct):
    """What is known of a library's entries, by the digests of their texts, which are given in the library's order.

    `basis` is what the faults hold for. A run forgets faults of another basis, and adds what it finds.
    """

    digests: Sequence[bytes] = ()
    basis: str = ""
    faults: dict[bytes, tuple[FaultBefore, ...]] = {}

    def each(
        self,
        entries: Iterable[Entry],
        basis: str,
        rules: Sequence[Rule],
        find: Callable[[Sequence[Entry]], Iterable[tuple[Rule, RuleFault]]],
    ) -> Iterator[tuple[Rule, RuleFault]]:
        """Yield the faults of all entries; `find` finds those of the entries that are not known."""
        if basis != self.basis:
            self.basis, self.faults = basis, {}
        new: dict[bytes, Entry] = {}
        recalled: list[tuple[Entry, bytes]] = []
        for entry, digest in zip(entries, self.digests, strict=True):
            if digest in self.faults or digest in new:
                recalled.append((entry, digest))
            else:
                new[digest] = entry
        yield from self._added(new, find)
        by_code = {rule.code: rule for rule in rules}
        for entry, digest in recalled:
            if earlier := self.faults[digest]:
                yield from _restored(earlier, by_code, entry)

    def _added(
        self, new: Mapping[bytes, Entry], find: Callable[[Sequence[Entry]], Iterable[tuple[Rule, RuleFault]]]
    ) -> Iterator[tuple[Rule, RuleFault]]:
        """Yield the faults of entries that are not known, and add them when all are found."""
        faults: defaultdict[int, list[FaultBefore]] = defaultdict(list)
        for rule, fault in find(tuple(new.values())):
            faults[id(fault.entry)].append(_stored(rule, fault))
            yield rule, fault
        self.faults.update((digest, tuple(faults.get(id(entry), ()))) for digest, entry in new.items())


def _stored(rule: Rule, fault: RuleFault) -> FaultBefore:
    return FaultBefore(rule.code, *_facts_of(fault))


def _restored(
    faults: Iterable[FaultBefore], rules: Mapping[str, Rule], entry: Entry
) -> Iterator[tuple[Rule, RuleFault]]:
    for fault in faults:
        yield rules[fault.rule], RuleFault(entry=entry, **{name: getattr(fault, name) for name in _NAMES})
