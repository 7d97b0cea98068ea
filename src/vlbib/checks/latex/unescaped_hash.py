r"""A `#` is not escaped, which stops LaTeX.

Bad:
    title = {Counting the #1 line in old maps}
Good:
    title = {Counting the \#1 line in old maps}

Source: LaTeX's error "You can't use `macro parameter character #' in horizontal mode".
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

_HASH = lazy_pattern(r"(?<![\\&])#")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    r"""Look for `#` outside links, mathematics and HTML entities; the fix escapes it."""
    if "#" not in field.value or is_bare_url(field.value):
        return None
    if not _HASH.search(text_only(field.value)):
        return None
    changes, safe = escapes(field, _HASH, is_always_sure)
    return RuleFault(message=f"`#` is not escaped in `{field.name}`", at="#", changes=changes, safe=safe)


rule = FieldRule(
    code="L004", name="unescaped-hash", severity=Severity.ERROR, doc=__doc__, check=check, fields=PRINTED, signs="#"
)
