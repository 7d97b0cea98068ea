"""Two entries have the same citation key.

BibTeX drops the second entry with an error, biber with a warning; a citation may print the wrong paper.

Bad:
    @misc{rossi2021, title = {An atlas of old maps}, url = {https://example.org/atlas}}
    @misc{rossi2021, title = {A list of rivers and lakes}, url = {https://example.org/lakes}}
Good:
    @misc{rossi2021, title = {An atlas of old maps}, url = {https://example.org/atlas}}
    @misc{rossi2021b, title = {A list of rivers and lakes}, url = {https://example.org/lakes}}

Source: BibTeX's error "Repeated entry" (bibtex.web).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report each further entry with a key, and the line of the first."""
    seen: dict[str, int] = {}
    for entry in inputs.library.entries:
        first = seen.setdefault(entry.key, entry.line)
        if first != entry.line and entry.key.strip():
            yield RuleFault(message=f"the key `{entry.key}` is taken by the entry in line {first}", entry=entry)


rule = LibraryRule(code="K004", name="repeated-key", severity=Severity.ERROR, doc=__doc__, check=check)
