"""A date is not in the ISO format that biblatex reads.

biber drops a date that it can't read, which leaves the entry without a year.

Bad:
    urldate = {May 5, 2021}
Good:
    urldate = {2021-05-05}

Source: biblatex manual (ISO 8601-2 Extended Format, level 1).
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

_DATE = r"(?:-?[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2}(?:T[\d:]+(?:Z|[+-][\d:]+)?)?)?)?[~?%]?|[Yy]-?\d+(?:E\d+)?|\.\.|)"
_RANGE = lazy_pattern(rf"{_DATE}(?:/{_DATE})?")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Match the date or range against the format."""
    value = field.value.strip()
    if not value or _RANGE.fullmatch(value):
        return None
    return RuleFault(message=f"`{field.name}` is not in the form YYYY-MM-DD: `{value}`")


rule = FieldRule(
    code="V003",
    name="date-not-iso",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    fields=frozenset({"date", "urldate", "eventdate", "origdate"}),
)
