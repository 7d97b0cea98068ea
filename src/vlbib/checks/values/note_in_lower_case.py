"""The note starts with a lower-case letter.

BibTeX's styles print it as a separate sentence. Off by default.

Bad:
    note = {see also the atlas}
Good:
    note = {See also the atlas}

Source: btxdoc.tex (`note`, `howpublished`: "The first word should be capitalized").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report a first word in lower case, unless it has a capital inside or a dot, or is a link."""
    first = field.value.strip().split(" ")[0]
    if not first[:1].islower() or first != first.lower() or "://" in first or "." in first:
        return None
    return RuleFault(message=f"`{field.name}` starts with a lower-case letter")


rule = FieldRule(
    code="V021",
    name="note-in-lower-case",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    fields=frozenset({"note", "howpublished"}),
    default=False,
)
