"""The year lies in the future or a thousand years in the past.

Next year is accepted, because volumes are often dated ahead.

Bad:
    year = {2202}
Good:
    year = {2022}

Source: veracite and bibtex-updater report it as well; manuscripts are older than print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.years import is_plausible_year

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field


def check(field: Field, _subject: Subject, options: CheckOptions) -> RuleFault | None:
    """Compare a four-digit year with the latest year."""
    value = field.value.strip()
    if len(value) != 4 or not value.isdigit():
        return None
    if is_plausible_year(int(value), options.latest_year):
        return None
    return RuleFault(message=f"the year {value} is impossible")


rule = FieldRule(
    code="V002",
    name="implausible-year",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=frozenset({"year"}),
)
