"""The title differs from the one in the source.

It was mistyped, or the paper was renamed in a later version.

Bad:
    source: key=rossi2021lines by-id="crossref; Drawing rivers by hand; Rossi and Weber; 2021; Maps"
    title = {Counting lines in old maps}
Good:
    source: key=rossi2021lines by-id="crossref; Counting Lines in Old Maps; Rossi and Weber; 2021; Maps"
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
    """Report a different title under the entry's id, or nearly the same title by the same people."""
    return faults_of(inputs, Flaw.TITLE, Flaw.TITLE_SPELLING)


rule = LibraryRule(
    code="O002", name="title-differs", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
