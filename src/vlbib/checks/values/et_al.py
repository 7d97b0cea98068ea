"""`et al.` is written into a list of names.

BibTeX takes it for a name or a part of one. `and others` is what makes styles print "et al.".

Bad:
    author = {Rossi, Anna et al.}
Good:
    author = {Rossi, Anna and Weber, Jonas}

Source: btxdoc.tex (`and others`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.fields import NAMES
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_ET_AL = lazy_pattern(r"\bet\.?\s+al\b", re.IGNORECASE)


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for the words."""
    match = _ET_AL.search(field.value) if "al" in field.value and " al" in field.value.lower() else None
    return RuleFault(message=f"`{match[0]}` is taken for a name", at=match[0]) if match else None


rule = FieldRule(code="V028", name="et-al", severity=Severity.ERROR, doc=__doc__, check=check, fields=NAMES)
