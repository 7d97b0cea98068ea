"""A field is empty.

It says nothing, and BibTeX warns of it where the type requires the field. Where the field stands a second time, only
`--unsafe-fixes` takes the empty one out: the other would be printed from then on. So in an entry with `crossref`, where
BibTeX would fill the gap from the parent.

Bad:
    number = {}
Good:
    number = {3}

Source: BibTeX's styles warn of an empty field that the type requires; btxdoc.tex (`crossref` fills gaps only).
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


rule = FieldRule(code="S012", name="empty-field", severity=Severity.INFO, doc=__doc__, check=check, fields=None)
