"""A name contains the number by which DBLP distinguishes people of the same name.

It is printed: "J. Weber 0001".

Bad:
    author = {Jonas Weber 0001 and Anna Rossi}
Good:
    author = {Jonas Weber and Anna Rossi}

Source: DBLP's FAQ on homonymous names.
"""

from __future__ import annotations

from string import digits
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import BEYOND_ASCII, FieldRule, RuleFault, value_changes
from vlbib.core.fields import NAMES
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_DIGITS = lazy_pattern(r"\d{4}")
_OF_DBLP = lazy_pattern(r"[ ~]+0\d{3}")
_NUMBER = lazy_pattern(r"(?<![ ~])[ ~]+\d{4}(?=\s*$|\s+and\s|\s*,)")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for four digits at the end of a name; the fix removes them, and is safe if none can be a year."""
    match = _NUMBER.search(field.value) if _DIGITS.search(field.value) else None
    if match is None:
        return None
    changes = value_changes(field, _NUMBER.sub("", field.value))
    safe = all(_OF_DBLP.fullmatch(number) for number in _NUMBER.findall(field.value))
    number = match[0].strip()
    return RuleFault(message=f"a name contains the number `{number}`", at=number, changes=changes, safe=safe)


rule = FieldRule(
    code="V031",
    name="number-in-name",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=NAMES,
    signs=digits + BEYOND_ASCII,
)
