"""A page range ends before it starts.

Bad:
    pages = {345--32}
Good:
    pages = {345--352}

Source: BibTeX and biber print it unchanged. An abbreviated end (`1234--45`) is accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.checks.values.page_range import ascends
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_RANGE = lazy_pattern(r"(\d{1,9})\s*(?:-{1,3}|–|—)\s*(\d{1,9})")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Compare the two numbers of a single page range."""
    match = _RANGE.fullmatch(field.value.strip())
    if match is None:
        return None
    first, last = match.groups()
    if ascends(first, last) or int(last) == int(first):
        return None
    return RuleFault(message=f"the pages {first} to {last} descend")


rule = FieldRule(
    code="V007", name="pages-descend", severity=Severity.WARNING, doc=__doc__, check=check, fields=frozenset({"pages"})
)
