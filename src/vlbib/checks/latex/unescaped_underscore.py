r"""An `_` outside of mathematics stops LaTeX.

Bad:
    title = {Counting lines with line_count}
Good:
    title = {Counting lines with line\_count}

Source: LaTeX's error "Missing $ inserted".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.fragments import is_bare_url, substituted, text_only
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.core.fields import PRINTED

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_UNDERSCORE = re.compile(r"(?<!\\)_")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    r"""Look for the sign outside of links and mathematics; the fix escapes it."""
    if "_" not in field.value or is_bare_url(field.value):
        return None
    clear = text_only(field.value)
    if not _UNDERSCORE.search(clear):
        return None
    changes = value_changes(field, substituted(field.value, clear, _UNDERSCORE, r"\_"))
    return RuleFault(message=f"`_` is not escaped in `{field.name}`", at="_", changes=changes)


rule = FieldRule(
    code="L003",
    name="unescaped-underscore",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    fields=PRINTED,
    special=True,
)
