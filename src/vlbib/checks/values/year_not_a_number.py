"""The year has no four-digit number.

Styles use it for sorting and labels. Words for a work that has not appeared yet are accepted.

Bad:
    year = {20201}
Good:
    year = {2020}

Source: btxdoc.tex: "Generally it should consist of four numerals".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_YEAR = lazy_pattern(r"(?<!\d)\d{4}(?!\d)")
_NOT_YET = lazy_pattern(
    r"press|appear|forthcoming|submitted|preparation|accepted|(?<!\w)n\.?\s?d\.?(?!\w)|no date|[{\\]|\?", re.IGNORECASE
)


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report a value that has neither a year nor words such as `in press`."""
    value = field.value.strip()
    if (len(value) == 4 and value.isdigit()) or not value or _YEAR.search(value) or _NOT_YET.search(value):
        return None
    return RuleFault(message=f"`{value}` is not a year")


rule = FieldRule(
    code="V001",
    name="year-not-a-number",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=frozenset({"year"}),
)
