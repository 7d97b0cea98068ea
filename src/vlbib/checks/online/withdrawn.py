"""The paper was withdrawn or retracted.

Bad:
    source: key=rossi2021lines by-id="arxiv; Counting lines in old maps; Rossi and Weber; 2021; ; ; withdrawn"
    title = {Counting lines in old maps}
Good:
    source: key=rossi2021lines by-id="arxiv; Counting lines in old maps; Rossi and Weber; 2021"
    title = {Counting lines in old maps}

Source: arXiv's comment on the last version; Crossref's update notices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.online.compare import ANSWERED, answered_entries
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report records under the entry's ids that their source marks as withdrawn."""
    for entry, answer in answered_entries(inputs):
        record = next((record for record in answer.by_id if record.withdrawn), None)
        if record is not None:
            yield RuleFault(message=f"withdrawn or retracted, says {record.source}", entry=entry)


rule = LibraryRule(code="O008", name="withdrawn", severity=Severity.ERROR, doc=__doc__, check=check, reads=ANSWERED)
