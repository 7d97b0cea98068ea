"""The DOI does not have the form of a DOI.

It can't be resolved, so the printed link is dead.

Bad:
    doi = {11.5555/12345678}
Good:
    doi = {10.5555/12345678}

Source: DOI Handbook, section 2.2: `10.`, a registrant's number, `/`, a suffix.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.dois import DOI_LEAD, DOI_PREFIX
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_DOI = lazy_pattern(rf"{DOI_LEAD}?{DOI_PREFIX}\S+", re.IGNORECASE)


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Match the DOI, with or without `https://doi.org/` or `doi:`."""
    value = field.value.strip()
    if not value or _DOI.fullmatch(value):
        return None
    return RuleFault(message=f"`{value}` is not a DOI")


rule = FieldRule(
    code="V010", name="malformed-doi", severity=Severity.WARNING, doc=__doc__, check=check, fields=frozenset({"doi"})
)
