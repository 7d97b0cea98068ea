"""A block of the file cannot be read.

BibTeX skips what it cannot read, often up to the next `@`, and the citation is printed as `?`. vlbib never changes
such a block.

Bad:
    @article{rossi2021lines,
      title = {Counting lines in old maps,
      year = 2021,
Good:
    title = {Counting lines in old maps}

Source: BibTeX's own error "I was expecting a `,' or a `}'" (bibtex.web).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report every block that could not be read, at its line."""
    return [
        RuleFault(message=f"this block cannot be read: {block.reason}", file=inputs.library.file, line=block.line)
        for block in inputs.library.broken
    ]


rule = LibraryRule(code="S001", name="unreadable-block", severity=Severity.ERROR, doc=__doc__, check=check)
