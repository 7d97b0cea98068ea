"""The name of the journal ends with a year.

The year is printed twice, and one journal appears as a different journal for each year.

Bad:
    journal = {Journal of Map Studies, 2021}
Good:
    journal = {Journal of Map Studies}

Source: btxdoc.tex (`journal` is the name of the journal).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.fields import JOURNALS
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_YEAR = lazy_pattern(rf"[\s,(]{YEAR}[).]?$")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for a year at the end of the journal's name."""
    if not field.value[-4:].rstrip(").")[-1:].isdigit() or not (match := _YEAR.search(field.value.strip())):
        return None
    return RuleFault(message=f"`{field.name}` ends with a year", at=match[0].strip())


rule = FieldRule(code="R013", name="year-in-journal", severity=Severity.INFO, doc=__doc__, check=check, fields=JOURNALS)
