"""Runs a rule over the entries that are in the lock; a long-running program repeats it only for changed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.kept_answers import kept_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vlbib.checks.inputs import Inputs
    from vlbib.checks.rule import RuleFault
    from vlbib.core.bib import Entry
    from vlbib.lock.schema import LockedWork


def of_locked_entries(
    name: str, basis: Sequence[object], inputs: Inputs, faults_of: Callable[[Entry, LockedWork], Iterable[RuleFault]]
) -> Iterator[RuleFault]:
    """Yield the faults of each entry that is in the lock; only the last of several entries with one key counts.

    `name` and `basis` are passed on to `kept_each`: a name for the rule, and what else its faults depend on.
    """
    entries = {entry.key: entry for entry in inputs.library.entries}
    pairs = [(entry, work) for work in inputs.lock or () if (entry := entries.get(work.key)) is not None]

    def with_faults(pair: tuple[Entry, LockedWork]) -> tuple[tuple[Entry, LockedWork], tuple[RuleFault, ...]]:
        return pair, tuple(faults_of(*pair))  # kept alive, so that no other object gets the same id()

    kept = kept_each(name, basis, pairs, lambda pair: (id(pair[0].body), id(pair[1])), with_faults)
    for (entry, _), ((before, _), faults) in zip(pairs, kept, strict=True):
        yield from faults if entry is before else (_moved(fault, entry) for fault in faults)


def _moved(fault: RuleFault, entry: Entry) -> RuleFault:
    """Return the fault with the entry as it is now, at another place in the file."""
    return fault if fault.entry is None else replace(fault, entry=entry)
