"""A field is given twice in one entry, with different values.

Programs differ in which of the two they use, so either may be printed.

Bad:
    year = 2021
    year = 2012
Good:
    year = 2021

Source: BibTeX warns "I'm ignoring rossi2021lines's extra "year" field" (bibtex.web).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Compare the values of every repeated field with its first value."""
    if not subject.repeats:
        return ()
    return [
        RuleFault(message=f"`{name}` is given twice, with different values", field=name)
        for name, first in subject.values.items()
        if any(field.name == name and field.value.strip() != first.strip() for field in subject.fields)
    ]


rule = EntryRule(code="S002", name="field-with-two-values", severity=Severity.ERROR, doc=__doc__, check=check)
