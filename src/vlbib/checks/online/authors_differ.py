"""An author of the entry is not an author of the paper according to the source.

A given name that is missing, shortened or spelled differently is no difference; a different given name is.

Bad:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Moreau; 2021; Maps"
    author = {Rossi, Anna and Weber, Jonas}
Good:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber; 2021; Maps"
    author = {Rossi, Anna and Weber, Jonas}

Source: the record under the entry's own id, as the source gives it now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.online.assessed import ANSWERED, faults_of
from vlbib.checks.rule import LibraryRule
from vlbib.verification.discrepancy import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs
    from vlbib.checks.rule import RuleFault


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report names that no record of the work has."""
    return faults_of(inputs, Flaw.AUTHOR_REPLACED, Flaw.GIVEN_NAME, Flaw.AUTHORS_ADDED, Flaw.AUTHOR_SPELLING)


rule = LibraryRule(
    code="O003", name="authors-differ", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
