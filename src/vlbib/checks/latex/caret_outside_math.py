"""A `^` outside math mode stops LaTeX.

Bad:
    title = {Counting 10^6 lines in old maps}
Good:
    title = {Counting $10^6$ lines in old maps}

Source: LaTeX's error "Missing $ inserted".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.fragments import is_bare_url, text_only
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.fields import PRINTED
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_CARET = lazy_pattern(r"(?<!\\)\^")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    r"""Look for `^` outside links and mathematics; `\^` is an accent."""
    if "^" not in field.value or is_bare_url(field.value) or not _CARET.search(text_only(field.value)):
        return None
    return RuleFault(message=f"`^` is outside of mathematics in `{field.name}`", at="^")


rule = FieldRule(
    code="L005",
    name="caret-outside-math",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    fields=PRINTED,
    signs="^",
)
