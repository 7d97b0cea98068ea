"""The value is a placeholder that was never filled in.

Bad:
    number = {TODO}
Good:
    number = {3}

Source: reference managers write `undefined`, `null` or `n/a` for what a source does not give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import SHORT, FieldRule, RuleFault
from vlbib.core.fields import LINKS, PRINTED

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_PLACEHOLDERS = frozenset(
    {
        "todo",
        "tbd",
        "tba",
        "fixme",
        "xxx",
        "???",
        "??",
        "?",
        "n/a",
        "na",
        "null",
        "undefined",
        "nan",
        "unknown",
        "none",
        "-",
        "--",
    }
)


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Compare the whole value with the known placeholders."""
    if len(field.value) > SHORT or field.value.strip().lower() not in _PLACEHOLDERS:
        return None
    return RuleFault(message=f"`{field.name}` holds the placeholder `{field.value.strip()}`")


rule = FieldRule(
    code="V032",
    name="placeholder",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=PRINTED | LINKS | frozenset({"year", "pages", "volume", "number", "month"}),
    short=True,
)
