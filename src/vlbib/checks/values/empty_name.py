"""A list of names has an empty name, because there is one `and` too many.

BibTeX prints a stray comma or "and", and counts one author too many.

Bad:
    author = {Rossi, Anna and and Weber, Jonas}
Good:
    author = {Rossi, Anna and Weber, Jonas}

Source: btxdoc.tex (names are separated by `and`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.checks.values.name_lists import outside_braces
from vlbib.core.fields import NAMES
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_TWICE = lazy_pattern(r"and\s+and\s")
_EMPTY = lazy_pattern(r"^\s*and\s|\sand\s+and\s|\sand\s*$", re.IGNORECASE)
_BRACED = lazy_pattern(r"\{[^{}]*\band\b", re.IGNORECASE)  # in a name such as `{Bell and Sons}`


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for an `and` with no name before or after it; the fix removes it, unless an `and` is inside braces."""
    value = field.value
    if not _TWICE.search(value) and value.rstrip()[-3:].lower() != "and" and value.lstrip()[:3].lower() != "and":
        return None
    if not _EMPTY.search(outside_braces(value)):
        return None
    names = [name for name in re.split(r"(?:^|\s)and(?=\s|$)", value, flags=re.IGNORECASE) if name.strip()]
    mended = " and ".join(name.strip() for name in names)
    return RuleFault(
        message=f"`{field.name}` has an empty name",
        changes=() if _BRACED.search(value) else value_changes(field, mended),
    )


rule = FieldRule(code="V024", name="empty-name", severity=Severity.ERROR, doc=__doc__, check=check, fields=NAMES)
