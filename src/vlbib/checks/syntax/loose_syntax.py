"""The entry has a syntax error that vlbib can recover from, such as a missing comma.

BibTeX stops at it and drops the rest of the entry; some programs silently skip the next field.

Bad:
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps}
      journal = {Journal of Map Studies},
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    title = {Counting lines in old maps}

Source: BibTeX's error "I was expecting a `,' or a `}'" (bibtex.web).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs

_NO_KEY = "no citation key"


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report the errors that the reader recovered from, except a missing key, which K001 reports."""
    return [
        RuleFault(message=f"broken syntax: {reason}", file=inputs.library.file, line=line)
        for line, reason in inputs.library.faults
        if reason != _NO_KEY
    ]


rule = LibraryRule(code="S004", name="loose-syntax", severity=Severity.ERROR, doc=__doc__, check=check)
