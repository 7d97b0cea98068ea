"""The month is not a number from 1 to 12.

Bad:
    month = 13
Good:
    month = 12

Source: biblatex manual (`month` is an integer from 1 to 12).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report numbers outside 1 to 12."""
    value = field.value.strip()
    if not value.isdecimal() or len(value) > 4 or 1 <= int(value) <= 12:
        return None
    return RuleFault(message=f"there is no month {value}")


rule = FieldRule(
    code="V005",
    name="impossible-month",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=frozenset({"month"}),
)
