"""A field is empty.

It says nothing, and BibTeX warns about it if the type requires the field. If the entry has the field a second time, or
has a `crossref`, only `--unsafe-fixes` removes the empty field, because the other value or the parent's would then be
printed.

Bad:
    number = {}
Good:
    number = {3}

Source: BibTeX's styles warn about an empty field that the type requires; btxdoc.tex (`crossref` fills gaps only).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import Change, FieldRule, RuleFault

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field


def check(field: Field, subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report a blank value; the fix drops the field."""
    if field.value and not field.value.isspace():
        return None
    changes = (Change(field.name, None),) if field.raw[:1] in '{"' else ()
    return RuleFault(message=f"`{field.name}` is empty", changes=changes, safe=not subject.has("crossref"))


rule = FieldRule(
    code="S012", name="empty-field", severity=Severity.INFO, doc=__doc__, check=check, fields=None, short=True
)
