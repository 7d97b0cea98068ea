"""Two keys differ only in case, or in how an accent is encoded.

BibTeX treats keys that differ in case as the same key and drops the second entry; biber treats them as two keys. An
accented letter looks the same as one character and as a letter with a combining mark (Unicode's NFC and NFD).

Bad:
    @misc{rossi2021, title = {An atlas of old maps}, url = {https://example.org/atlas}}
    @misc{Rossi2021, title = {A list of rivers and lakes}, url = {https://example.org/lakes}}
Good:
    @misc{rossi2021, title = {An atlas of old maps}, url = {https://example.org/atlas}}
    @misc{rossi2021b, title = {A list of rivers and lakes}, url = {https://example.org/lakes}}

Source: bibtex.web (keys are compared in lower case); Unicode Standard Annex 15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report each key that differs from an earlier one only in case or in Unicode normalization."""
    seen: dict[str, str] = {}
    for entry in inputs.library.entries:
        composed = normalize("NFC", entry.key)
        first = seen.setdefault(composed.lower(), entry.key)
        if first != entry.key:
            alike = normalize("NFC", first) == composed
            how = "by how its accents are stored, and looks the same" if alike else "by case"
            message = f"the key `{entry.key}` differs from `{first}` only {how}"
            yield RuleFault(message=message, entry=entry, others=(first,))


rule = LibraryRule(code="K005", name="keys-differ-by-case", severity=Severity.WARNING, doc=__doc__, check=check)
