"""The entry leaves authors out that the source names, and does not say so.

Bad:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber and Moreau, A.; 2021; Maps"
    author = {Rossi, Anna and Weber, Jonas}
    journal = {Maps}
Good:
    source: key=rossi2021lines by-id="crossref; Counting lines in old maps; Rossi and Weber; 2021; Maps"
    author = {Rossi, Anna and Weber, Jonas}
    journal = {Maps}

Source: the record under the entry's own id, as the source gives it now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.online.compare import ANSWERED, answered_entries, authors_of, titles_alike
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare the number of authors with the shortest list of all records; `and others` says that some are left out."""
    for entry, answer in answered_entries(inputs):
        counts = [len(record.authors) for record in answer.by_id if record.authors and titles_alike(entry, record)]
        have = len(authors_of(entry))
        if counts and 0 < have < min(counts) and "others" not in entry.get("author"):
            message = f"{have} authors, the source has {min(counts)}"
            yield RuleFault(message=message, entry=entry, field="author")


rule = LibraryRule(
    code="O004", name="authors-missing", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
