"""The check digit of an ORCID iD is wrong.

Bad:
    orcid = {0000-0002-1825-0098}
Good:
    orcid = {0000-0002-1825-0097}

Source: https://support.orcid.org, "Structure of the ORCID Identifier" (ISO 7064 MOD 11-2).
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

_ORCID = lazy_pattern(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Compute the check digit of every iD in the value."""
    for match in _ORCID.finditer(field.value):
        total = 0
        for digit in match[0].replace("-", "")[:-1]:
            total = (total + int(digit)) * 2
        if "0123456789X"[(12 - total % 11) % 11] != match[0][-1]:
            return RuleFault(message=f"the check digit of the ORCID iD {match[0]} is wrong", at=match[0])
    return None


rule = FieldRule(
    code="V016",
    name="orcid-check-digit",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=frozenset({"orcid", "orcid-numbers"}),
)
