r"""An `&` is not escaped: LaTeX reads it as a column separator and stops.

Bad:
    journal = {Maps & Lines}
Good:
    journal = {Maps \& Lines}

Source: LaTeX's error "Misplaced alignment tab character &".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.fragments import escapes, is_always_sure, is_bare_url, text_only
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.fields import PRINTED
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_AMPERSAND = lazy_pattern(r"(?<!\\)&(?!#?\w+;)")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    r"""Look for `&` outside links, mathematics and HTML entities; the fix escapes it."""
    if "&" not in field.value or is_bare_url(field.value):
        return None
    if not _AMPERSAND.search(text_only(field.value)):
        return None
    changes, safe = escapes(field, _AMPERSAND, is_always_sure)
    return RuleFault(message=f"`&` is not escaped in `{field.name}`", at="&", changes=changes, safe=safe)


rule = FieldRule(
    code="L002",
    name="unescaped-ampersand",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    fields=PRINTED,
    signs="&",
)
