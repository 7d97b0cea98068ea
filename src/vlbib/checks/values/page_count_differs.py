"""The number of pages does not match the page range.

One of the two was copied wrongly.

Bad:
    pages = {101--118}
    numpages = {8}
Good:
    pages = {101--118}
    numpages = {18}

Source: ACM's `numpages` counts the pages from first to last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

_RANGE = lazy_pattern(r"(\d{1,9})\s*-{1,2}\s*(\d{1,9})")


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Compare `numpages` with the range."""
    count = subject.get("numpages").strip()
    if not count.isdecimal() or len(count) > 9:
        return ()
    match = _RANGE.fullmatch(subject.get("pages").strip())
    if match is None or int(match[2]) < int(match[1]) or int(match[2]) - int(match[1]) + 1 == int(count):
        return ()
    pages = int(match[2]) - int(match[1]) + 1
    return (RuleFault(message=f"`numpages` is {count}, but `pages` are {pages}", field="numpages"),)


rule = EntryRule(
    code="V009",
    name="page-count-differs",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    needs=frozenset({"numpages"}),
)
