"""The entry breaks BibTeX's syntax at a place that vlbib can read past, such as a missing comma.

BibTeX stops at it and drops the rest of the entry; some readers swallow the next field without a word.

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
    """Report what the reader read past; an entry without a key is K001's."""
    return [
        RuleFault(message=f"broken syntax: {reason}", file=inputs.library.file, line=line)
        for line, reason in inputs.library.faults
        if reason != _NO_KEY
    ]


rule = LibraryRule(code="S004", name="loose-syntax", severity=Severity.ERROR, doc=__doc__, check=check)
