"""A value differs from what its source gave.

It was changed by hand, and vlbib keeps it so. It is worth a look where the source was right.

Bad:
    lock: key=rossi2021lines text="Counting lines" wrote-year=2021 from=dblp
    year = 2020
Good:
    lock: key=rossi2021lines text="Counting lines" wrote-year=2021 from=dblp
    year = 2021

Source: the lock keeps the last value that vlbib wrote, and from where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs
    from vlbib.lock.schema import LockedField

_OWNERS = frozenset({"keywords", "groups", "ids"})


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare each written value with the file's; fields that were dropped by hand are reported too."""
    entries = {entry.key: entry for entry in inputs.library.entries}
    for work in inputs.lock or ():
        entry = entries.get(work.key)
        for name, field in work.fields.items() if entry else ():
            assert entry is not None
            value = entry.get(name)
            if name in _OWNERS or not _is_compared(field) or one_line(value) == one_line(field.last or ""):
                continue
            what = f"is `{one_line(value)}`" if value else "was dropped"
            message = f"`{name}` {what}; {field.source} gave `{one_line(field.last or '')}`"
            yield RuleFault(message=message, entry=entry, field=name if value else None)


def _is_compared(field: LockedField) -> bool:
    """Tell whether vlbib has written a field and the owner has not decided on it since."""
    return field.last is not None and not field.gone and not field.refused


rule = LibraryRule(
    code="P001",
    name="changed-against-source",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.LOCK}),
)
