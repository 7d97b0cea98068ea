"""A block of the file cannot be read.

What BibTeX cannot read it skips, often with everything up to the next `@`, and the citation comes out as `?`. The
block is kept as it is; nothing that vlbib does touches it.

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
    """Report every block that the reader could not read, at its line."""
    return [
        RuleFault(message=f"this block cannot be read: {block.reason}", file=inputs.library.file, line=block.line)
        for block in inputs.library.broken
    ]


rule = LibraryRule(code="S001", name="unreadable-block", severity=Severity.ERROR, doc=__doc__, check=check)
