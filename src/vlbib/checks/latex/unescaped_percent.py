r"""A `%` is not escaped: it starts a comment in LaTeX, and the rest of the value is lost without a warning.

The fix leaves a `%` in mathematics alone, and one at the end of a line, which is meant as a comment.

Bad:
    title = {Counting 50% of all lines in old maps}
Good:
    title = {Counting 50\% of all lines in old maps}

Source: The TeXbook, chapter 7 (category code 14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.fragments import escapes, is_bare_url, text_and_math
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.fields import PRINTED
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_PERCENT = lazy_pattern(r"(?<!\\)%")
_PRINTED = lazy_pattern(r"(?<!\\)%(?![ \t]*[\r\n])")  # a `%` at the end of a line is meant as a comment
_NUMBER = lazy_pattern(r"(?:\d|\$|\d(?:[ ~]|\\[,;]))\Z")
_WORD = lazy_pattern(r"(?:[^\W_]|[})])\Z")
_LINE_ENDS = lazy_pattern(r"[\r\n]")
_LONGEST = 3  # characters before the `%` that the patterns read


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    r"""Look for `%` outside links; the fix escapes it in text, and is safe after a number or a word."""
    if "%" not in field.value or is_bare_url(field.value):
        return None
    if not _PERCENT.search(text_and_math(field.value)):
        return None
    changes, safe = escapes(field, _PRINTED, _is_of_a_number)
    return RuleFault(
        message=f"`%` is not escaped: LaTeX drops the rest of `{field.name}`", at="%", changes=changes, safe=safe
    )


def _is_of_a_number(value: str, place: int) -> bool:
    """Tell whether the `%` comes after a number, or right after a word of the last line.

    It may start a comment after a space, or after a word if more lines follow.
    """
    before = value[max(place - _LONGEST, 0) : place]
    if _NUMBER.search(before):
        return True
    return _WORD.search(before) is not None and _LINE_ENDS.search(value, place) is None


rule = FieldRule(
    code="L001",
    name="unescaped-percent",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    fields=PRINTED,
    signs="%",
)
