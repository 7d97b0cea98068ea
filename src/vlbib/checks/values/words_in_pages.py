"""The pages start with `p.` or `pp.`, which the style adds itself.

Bad:
    pages = {pp. 101--118}
Good:
    pages = {101--118}

Source: btxdoc.tex; the styles add "pages" or "pp." themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_PREFIX = lazy_pattern(r"(?:pp?|pages?)(?:\.|~|\s)[\s~]*(?=[A-Za-z]{0,3}\.?\d|[ivxlcdm]+(?![A-Za-z]))", re.IGNORECASE)


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report the prefix; the fix removes it."""
    match = _PREFIX.match(field.value.strip())
    if match is None:
        return None
    mended = field.value.strip()[match.end() :]
    return RuleFault(message=f"the style prints `{match[0].strip()}` by itself", changes=value_changes(field, mended))


rule = FieldRule(
    code="V008", name="words-in-pages", severity=Severity.WARNING, doc=__doc__, check=check, fields=frozenset({"pages"})
)
