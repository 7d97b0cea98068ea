"""A page range is written with one hyphen or a Unicode dash.

A single hyphen is printed as a hyphen; two hyphens make a dash. BibTeX's styles do not recognise a Unicode dash as a
range: they print "page" before it, not "pages".

Bad:
    pages = {101-118}
Good:
    pages = {101--118}

Source: btxdoc.tex (`pages`, "such as 42--111"); plain.bst (`multi.page.check` looks for `-`, `,` and `+`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.checks.values.page_range import ascends
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_RANGE = lazy_pattern(r"(\d{1,9}) ?([-–—‐‑]) ?(\d{1,9})")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report ascending page ranges; the fix writes two hyphens. `3-1` is page 1 of part 3, not a range."""
    value = field.value.strip()
    if "--" in value or not (match := _RANGE.fullmatch(value)) or not ascends(match[1], match[3]):
        return None
    mark = "a Unicode dash" if match[2] in "–—" else "a single hyphen"
    mended = f"{match[1]}--{match[3]}"
    return RuleFault(message=f"the pages `{value}` have {mark}", changes=value_changes(field, mended))


rule = FieldRule(
    code="V006",
    name="single-hyphen-in-pages",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    fields=frozenset({"pages"}),
)
