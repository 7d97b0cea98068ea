"""A value differs from what its source gave.

It was changed by hand, and vlbib keeps the change. Check whether the source was right.

Bad:
    lock: key=rossi2021lines text="Counting lines" wrote-year=2021 from=dblp
    year = 2020
Good:
    lock: key=rossi2021lines text="Counting lines" wrote-year=2021 from=dblp
    year = 2021

Source: the lock records the last value that vlbib wrote, and its source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.provenance.locked_entries import of_locked_entries
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.bib import FieldState
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry
    from vlbib.lock.schema import LockedWork

_CHANGED = frozenset({FieldState.OWNERS, FieldState.DISPUTED, FieldState.DELETED})


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report values that vlbib wrote and the owner has since changed or removed, unless that is settled."""
    states = inputs.states
    if states is not None:
        basis = (inputs.library.encoding,)
        yield from of_locked_entries(
            "changed against source", basis, inputs, lambda entry, work: _changed(entry, work, states(entry, work))
        )


def _changed(entry: Entry, work: LockedWork, states: Mapping[str, FieldState]) -> Iterator[RuleFault]:
    for name, state in states.items():
        field = work.fields.get(name)
        if field is None or field.last is None or field.gone or state not in _CHANGED:
            continue
        value = one_line(entry.get(name))
        what = f"is `{value}`" if value else "was dropped"
        given = field.last if field.styled is None else field.value
        message = f"`{name}` {what}; {field.source} gave `{one_line(given)}`"
        yield RuleFault(message=message, entry=entry, field=name if value else None)


rule = LibraryRule(
    code="P001",
    name="changed-against-source",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.LOCK}),
)
