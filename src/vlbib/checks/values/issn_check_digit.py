"""The check digit of the ISSN is wrong.

Bad:
    issn = {0378-5954}
Good:
    issn = {0378-5955}

Source: ISO 3297; ISSN Manual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_ISSN = lazy_pattern(r"(?<![\dXx-])(\d{4})-?(\d{3}[\dXx])(?![\dXx-])")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Check the digits of every ISSN in the value."""
    for match in _ISSN.finditer(field.value):
        values = [10 if digit in "Xx" else int(digit) for digit in match[1] + match[2]]
        if sum(weight * value for weight, value in zip(range(8, 0, -1), values, strict=True)) % 11:
            return RuleFault(message=f"the check digit of the ISSN {match[0]} is wrong", at=match[0])
    return None


rule = FieldRule(
    code="V015",
    name="issn-check-digit",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=frozenset({"issn"}),
)
