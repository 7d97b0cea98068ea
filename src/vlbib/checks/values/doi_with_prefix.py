"""The DOI is written with `https://doi.org/` or `doi:` before it.

Styles put the address before it again, and the link in print is dead.

Bad:
    doi = {https://doi.org/10.5555/12345678}
Good:
    doi = {10.5555/12345678}

Source: biblatex manual (`doi`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault, value_changes

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi(?:\.acm)?\.org/|doi:?\s*)(?=10\.)", re.IGNORECASE)


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report the prefix; the fix takes it off."""
    value = field.value.strip()
    match = None if value[:3] == "10." else _PREFIX.match(value)
    if match is None:
        return None
    return RuleFault(message=f"the DOI starts with `{match[0]}`", changes=value_changes(field, value[match.end() :]))


rule = FieldRule(
    code="V011", name="doi-with-prefix", severity=Severity.INFO, doc=__doc__, check=check, fields=frozenset({"doi"})
)
