r"""A `$` has no closing `$`, which turns the rest of the bibliography into mathematics.

Bad:
    title = {Counting lines for $5 a day}
Good:
    title = {Counting lines for \$5 a day}

Source: LaTeX's error "Missing $ inserted".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.fragments import is_bare_url, without_links
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.fields import PRINTED
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_DOLLAR = lazy_pattern(r"(?<!\\)\$")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    r"""Count the dollar signs that are not escaped."""
    if "$" not in field.value or is_bare_url(field.value):
        return None
    if len(_DOLLAR.findall(without_links(field.value))) % 2 == 0:
        return None
    return RuleFault(message=f"`$` has no pair in `{field.name}`", at="$")


rule = FieldRule(
    code="L006",
    name="unbalanced-dollar",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    fields=PRINTED,
    signs="$",
)
