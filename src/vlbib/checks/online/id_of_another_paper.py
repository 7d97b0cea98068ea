"""An id of the entry belongs to another paper.

The link leads readers to something other than the cited work.

Bad:
    source: key=rossi2021lines by-id="crossref; A list of rivers and lakes; Moreau; 2019; Atlas; doi:10.5555/12345678"
    title = {Counting lines in old maps}
Good:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber, Jonas; 2021; Maps"
    title = {Counting lines in old maps}

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
    """Report ids whose record shares neither title nor authors with the entry."""
    return faults_of(inputs, Flaw.ID_OF_ANOTHER)


rule = LibraryRule(
    code="O001", name="id-of-another-paper", severity=Severity.ERROR, doc=__doc__, check=check, reads=ANSWERED
)
