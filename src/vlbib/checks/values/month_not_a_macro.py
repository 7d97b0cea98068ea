"""The month is written as text, but BibTeX has a macro for it.

Styles abbreviate and translate months by redefining `jan` to `dec`; a month written as text is printed unchanged.

Bad:
    month = {March}
Good:
    month = mar

Source: btxdoc.tex: "You should use the standard three-letter abbreviation".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import Change, FieldRule, RuleFault
from vlbib.core.months import MONTH_NAMES, MONTHS

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_BY_NAME = {name.lower(): name[:3].lower() for name in (*MONTH_NAMES, *MONTHS, "sept")}


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report an English month in braces or quotes; the fix writes the macro."""
    if field.raw[:1] not in '{"':
        return None
    macro = _BY_NAME.get(field.value.strip().rstrip(".").lower())
    if macro is None:
        return None
    changes = (Change("month", macro),) if field.raw[0] == "{" else ()
    return RuleFault(message=f"the month `{field.value.strip()}` should be the macro `{macro}`", changes=changes)


rule = FieldRule(
    code="V004", name="month-not-a-macro", severity=Severity.INFO, doc=__doc__, check=check, fields=frozenset({"month"})
)
