"""A list of names contains `et al.`.

BibTeX reads it as a name or a part of one. Write `and others`: styles print it as "et al.".

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
    """Look for `et al` in any case."""
    match = _ET_AL.search(field.value) if "al" in field.value and " al" in field.value.lower() else None
    return RuleFault(message=f"`{match[0]}` is taken for a name", at=match[0]) if match else None


rule = FieldRule(code="V028", name="et-al", severity=Severity.ERROR, doc=__doc__, check=check, fields=NAMES)
