"""The list of names is cut off by `and others`.

Citation indexes and duplicate checks miss the authors who are left out.

Bad:
    author = {Rossi, Anna and others}
Good:
    author = {Rossi, Anna and Weber, Jonas}

Source: btxdoc.tex: `and others` ends a list that is too long to type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.fields import NAMES

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for `others` at the end of the list."""
    if field.value.rstrip()[-6:].lower() != "others" or len(field.value.split()) < 2:
        return None
    return RuleFault(message=f"`{field.name}` is cut off by `and others`", at="others")


rule = FieldRule(code="V029", name="and-others", severity=Severity.INFO, doc=__doc__, check=check, fields=NAMES)
