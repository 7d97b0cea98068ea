r"""A character is escaped twice.

A program escaped what was already escaped: `\\&` is a line break and a column separator.

Bad:
    journal = {Maps \\& Lines}
Good:
    journal = {Maps \& Lines}

Source: LaTeX reads `\\` as a line break (lshort).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.core.fields import PRINTED
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_TWICE = lazy_pattern(r"(?<!\\)\\\\+(?=[&%_#])|\{?\\textbackslash\s*(?:\{\})?\}?\\?(?=[&%_#])")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    r"""Look for two backslashes or `\textbackslash` before a special character; the fix leaves one backslash."""
    match = _TWICE.search(field.value) if "\\" in field.value else None
    if match is None:
        return None
    mended = _TWICE.sub(lambda _: "\\", field.value)
    return RuleFault(
        message=f"`{field.name}` is escaped twice", at=match[0], changes=value_changes(field, mended), safe=False
    )


rule = FieldRule(
    code="L012", name="escaped-twice", severity=Severity.WARNING, doc=__doc__, check=check, fields=PRINTED, signs="\\"
)
