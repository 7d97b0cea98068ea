"""A name has more than two commas.

BibTeX knows `Family, Given` and `Family, Jr., Given`. More commas usually mean that authors are separated by commas
instead of `and`: BibTeX reads them as one name.

Bad:
    author = {Anna Rossi, Jonas Weber, Mei Lin, Ada Moreau}
Good:
    author = {Anna Rossi and Jonas Weber and Mei Lin and Ada Moreau}

Source: BibTeX's error "Too many commas in name" (bibtex.web).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.checks.values.name_lists import bare_names
from vlbib.core.fields import NAMES
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Count the commas of each name outside braces; biblatex's `given=..., family=...` is accepted."""
    if field.value.count(",") < 3:
        return None
    name = next((name for name in bare_names(field.value) if name.count(",") > 2 and "=" not in name), None)
    if name is None:
        return None
    return RuleFault(message=f"the name `{one_line(name)[:60]}` has too many commas: names are separated by `and`")


rule = FieldRule(
    code="V025", name="too-many-commas", severity=Severity.ERROR, doc=__doc__, check=check, fields=NAMES, signs=","
)
