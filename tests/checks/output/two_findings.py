"""A finding in a library that can be fixed, and one in a note whose name has special characters."""

from __future__ import annotations

from vlbib.bibtex.edits import SetField
from vlbib.checks.finding import Finding, Fix, Severity

FINDING = Finding(
    code="V006",
    severity=Severity.INFO,
    file="references.bib",
    line=7,
    column=3,
    message="the pages `1-2` have a single hyphen",
    key="rossi2021lines",
    field="pages",
    fix=Fix(safe=True, edits=(SetField(0, "pages", "1--2"),)),
)
NOTE = Finding(
    code="N001", severity=Severity.WARNING, file="my notes/a:b.md", line=57, column=1, message="100%, really\nso"
)
