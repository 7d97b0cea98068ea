r"""A `%` without a backslash starts a comment in LaTeX: the rest of the value is lost without a warning.

Bad:
    title = {Counting 50% of all lines in old maps}
Good:
    title = {Counting 50\% of all lines in old maps}

Source: The TeXbook, chapter 7 (category code 14).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.fragments import is_bare_url, substituted, without_links
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.core.fields import PRINTED

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_PERCENT = re.compile(r"(?<!\\)%")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    r"""Look for the sign outside of links; the fix escapes it."""
    if "%" not in field.value or is_bare_url(field.value):
        return None
    clear = without_links(field.value)
    if not _PERCENT.search(clear):
        return None
    changes = value_changes(field, substituted(field.value, clear, _PERCENT, r"\%"))
    return RuleFault(message=f"`%` is not escaped: LaTeX drops the rest of `{field.name}`", at="%", changes=changes)


rule = FieldRule(
    code="L001",
    name="unescaped-percent",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    fields=PRINTED,
    special=True,
)
