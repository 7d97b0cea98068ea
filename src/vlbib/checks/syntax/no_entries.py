r"""The file has no entries.

A bibliography without entries is mostly a wrong path or a file that a program emptied.

Bad:
    % nothing here
Good:
    title = {Counting lines in old maps}

Source: pynakes reports it as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report a file in which there is neither an entry nor a block that may have been one nor a string."""
    library = inputs.library
    if library.entries or library.broken or library.strings:
        return ()
    return (RuleFault(message="the file has no entries", file=library.file, line=1),)


rule = LibraryRule(code="S013", name="no-entries", severity=Severity.WARNING, doc=__doc__, check=check)
