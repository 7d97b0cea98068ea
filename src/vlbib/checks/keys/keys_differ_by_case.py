"""Two keys differ only by case.

BibTeX takes them for one key and drops the second entry; biber takes them for two.

Bad:
    @misc{rossi2021, title = {An atlas of old maps}, url = {https://example.org/atlas}}
    @misc{Rossi2021, title = {A list of rivers and lakes}, url = {https://example.org/lakes}}
Good:
    @misc{rossi2021, title = {An atlas of old maps}, url = {https://example.org/atlas}}
    @misc{rossi2021b, title = {A list of rivers and lakes}, url = {https://example.org/lakes}}

Source: bibtex.web (keys are compared in lower case).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report each key that equals an earlier one in lower case only."""
    seen: dict[str, str] = {}
    for entry in inputs.library.entries:
        first = seen.setdefault(entry.key.lower(), entry.key)
        if first != entry.key:
            message = f"the key `{entry.key}` differs from `{first}` only by case"
            yield RuleFault(message=message, entry=entry, others=(first,))


rule = LibraryRule(code="K005", name="keys-differ-by-case", severity=Severity.WARNING, doc=__doc__, check=check)
