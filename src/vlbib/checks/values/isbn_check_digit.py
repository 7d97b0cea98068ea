"""The check digit of the ISBN is wrong.

A digit was mistyped: libraries and shops won't find the book.

Bad:
    isbn = {978-0-306-40615-8}
Good:
    isbn = {978-0-306-40615-7}

Source: ISO 2108; ISBN Users' Manual.
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

_ISBN = lazy_pattern(r"(?<![\dXx-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\dXx-])")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Check the digits of every ISBN in the value."""
    for match in _ISBN.finditer(field.value):
        digits = match[0].replace("-", "").replace(" ", "").upper()
        if not (_ten(digits) if len(digits) == 10 else _thirteen(digits)):
            return RuleFault(message=f"the check digit of the ISBN {match[0]} is wrong", at=match[0])
    return None


def _ten(digits: str) -> bool:
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0


def _thirteen(digits: str) -> bool:
    if not digits.isdecimal():
        return False
    return sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits)) % 10 == 0


rule = FieldRule(
    code="V014",
    name="isbn-check-digit",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=frozenset({"isbn"}),
)
