"""An author of the entry is none of the paper's, says the source.

Names are compared by their family part; a missing or shortened given name is no difference.

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
from vlbib.checks.online.compare import ANSWERED, answered_entries, authors_of, titles_alike
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.names import may_be_same_people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report names that no record under the entry's ids has, where the titles agree."""
    for entry, answer in answered_entries(inputs):
        records = [record for record in answer.by_id if record.authors and titles_alike(entry, record)]
        if not records:
            continue
        authors = [author for record in records for author in record.authors]
        strangers = [name for name in authors_of(entry) if not may_be_same_people((name,), authors)]
        if strangers:
            names = ", ".join(" ".join(filter(None, (name.given, name.family))) for name in strangers[:3])
            message = f"not an author, says {records[0].source}: {names}"
            yield RuleFault(message=message, entry=entry, field="author")


rule = LibraryRule(
    code="O003", name="authors-differ", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
