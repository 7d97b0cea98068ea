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

_OWNERS = frozenset({"keywords", "groups", "ids"})


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare each written value with the file's; fields that were dropped by hand are reported too."""
    entries = {entry.key: entry for entry in inputs.library.entries}
    for work in inputs.lock or ():
        entry = entries.get(work.key or "")
        for written in work.written if entry is not None else ():
            assert entry is not None
            value = entry.get(written.field)
            if written.field in _OWNERS or one_line(value) == one_line(written.value):
                continue
            what = f"is `{one_line(value)}`" if value else "was dropped"
            message = f"`{written.field}` {what}; {written.source} gave `{one_line(written.value)}`"
            yield RuleFault(message=message, entry=entry, field=written.field if value else None)


rule = LibraryRule(
    code="P001",
    name="changed-against-source",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.LOCK}),
)
