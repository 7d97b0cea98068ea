"""The entry has no DOI, but a source knows it.

Bad:
    source: key=rossi2021lines by-title="dblp; Counting lines in old maps; Rossi and Weber; 2021; Maps; doi:10.5555/1"
    @article{rossi2021lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021,
      url = {https://example.org/lines}
    }
Good:
    source: key=rossi2021lines by-title="dblp; Counting lines in old maps; Rossi and Weber; 2021; Maps; doi:10.5555/1"
    doi = {10.5555/1}

Source: a record with the same title and at least one author in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.online.assessed import ANSWERED
from vlbib.checks.rule import Change, LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report the DOI of a record with the entry's title and authors; the fix, which is not safe, adds it."""
    from vlbib.verification.assessment import Standing

    for entry, assessment in inputs.assessments:
        if entry.get("doi").strip() or assessment.standing is Standing.MIXED:
            continue
        doi = next((id_ for record in assessment.records for id_ in record.ids if id_.scheme == "doi"), None)
        if doi is not None:
            changes = (Change("doi", doi.value),)
            yield RuleFault(message=f"the DOI is {doi.value}", entry=entry, changes=changes, safe=False)


rule = LibraryRule(code="O007", name="doi-is-known", severity=Severity.INFO, doc=__doc__, check=check, reads=ANSWERED)
