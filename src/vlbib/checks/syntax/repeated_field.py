"""A field is given twice in one entry, with the same value.

It does no harm until one of the two is corrected.

Bad:
    year = 2021
    year = {2021}
Good:
    year = 2021

Source: BibTeX warns of the extra field (bibtex.web).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Report repeated fields whose values are all the same."""
    if not subject.repeats:
        return ()
    fields = subject.fields
    repeated = [name for name, count in Counter(field.name for field in fields).items() if count > 1]
    return [
        RuleFault(message=f"`{name}` is given twice", field=name)
        for name in repeated
        if len({field.value.strip() for field in fields if field.name == name}) == 1
    ]


rule = EntryRule(code="S003", name="repeated-field", severity=Severity.WARNING, doc=__doc__, check=check)
