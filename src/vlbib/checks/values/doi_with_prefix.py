"""The DOI starts with `https://doi.org/` or `doi:`.

Styles add the address again, and the printed link is dead.

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
from vlbib.core.dois import DOI_LEAD, DOI_PREFIX
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_PREFIX = lazy_pattern(rf"{DOI_LEAD}(?=10\.)", re.IGNORECASE)
_DOI = lazy_pattern(rf"{DOI_PREFIX}[^\s?#%\\{{}}]*[^\s?#%\\{{}}.,;:/]")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report the prefix; the fix removes it, unless a query, a fragment or an escape makes the rest no plain DOI."""
    value = field.value.strip()
    match = None if value[:3] == "10." else _PREFIX.match(value)
    if match is None:
        return None
    bare = value[match.end() :]
    changes = value_changes(field, bare) if _DOI.fullmatch(bare) else ()
    return RuleFault(message=f"the DOI starts with `{match[0]}`", changes=changes)


rule = FieldRule(
    code="V011", name="doi-with-prefix", severity=Severity.INFO, doc=__doc__, check=check, fields=frozenset({"doi"})
)
