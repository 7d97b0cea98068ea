"""Names are separated by something other than `and`.

BibTeX reads the whole list as the name of one author.

Bad:
    author = {Rossi, Anna; Weber, Jonas}
Good:
    author = {Rossi, Anna and Weber, Jonas}

Source: btxdoc.tex (names are separated by `and`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.checks.values.name_lists import outside_braces
from vlbib.core.fields import NAMES
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_WRONG = lazy_pattern(r"(?<!\w);|;(?<!&\w;)(?=\s)|,\s*and\b|,\s*\\?&\s")
_ENTITY = lazy_pattern(r"&#?\w+;")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for semicolons, and for a comma before `and` or `&`, outside braces."""
    value = field.value
    if ";" not in value and ", and" not in value and "& " not in value and ",and" not in value:
        return None
    match = _WRONG.search(_ENTITY.sub("", outside_braces(value)))
    if match is None:
        return None
    return RuleFault(message=f"names are separated by `and` alone, not by `{one_line(match[0])}`", at=match[0])


rule = FieldRule(
    code="V027", name="wrong-separator", severity=Severity.ERROR, doc=__doc__, check=check, fields=NAMES, signs=";,"
)
