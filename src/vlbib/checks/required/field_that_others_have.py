"""The entry lacks a field that nearly all entries of its type have.

Off by default: it hints at an uneven list, not at a fault.

Bad:
    repeat: 12
    lacking: volume
Good:
    volume = 12

Source: JabRef's consistency check does the same by type.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.entry_types import PAPER_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs

_LEAST_ENTRIES, _SHARE = 10, 0.9


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report fields that at most a tenth of the entries of a type lack, for types with at least ten entries."""
    entries = [entry for entry in inputs.library.entries if entry.type in PAPER_TYPES]
    totals = Counter(entry.type for entry in entries)
    counts = Counter((entry.type, name) for entry in entries for name in {field.name for field in entry.fields})
    usual: dict[str, list[str]] = {}
    for (kind, name), count in counts.items():
        if totals[kind] >= _LEAST_ENTRIES and _SHARE <= count / totals[kind] < 1:
            usual.setdefault(kind, []).append(name)
    for entry in entries:
        for name in sorted(set(usual.get(entry.type, ())) - {field.name for field in entry.fields}):
            yield RuleFault(message=f"nearly every `@{entry.type}` has `{name}`, this one lacks it", entry=entry)


rule = LibraryRule(
    code="R004", name="field-that-others-have", severity=Severity.INFO, doc=__doc__, check=check, default=False
)
