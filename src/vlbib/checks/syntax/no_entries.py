r"""The file has no entries.

Usually the path is wrong, or a program has emptied the file.

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
    """Report a file without entries, unreadable blocks and `@string`s."""
    library = inputs.library
    if library.entries or library.broken or library.strings:
        return ()
    return (RuleFault(message="the file has no entries", file=library.file, line=1),)


rule = LibraryRule(code="S013", name="no-entries", severity=Severity.WARNING, doc=__doc__, check=check)
