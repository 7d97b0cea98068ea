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
from vlbib.checks.online.compare import ANSWERED, among, answered, authors_of, titles_alike
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report names that no record under the entry's ids has, where the titles agree."""
    for entry, answer in answered(inputs):
        records = [record for record in answer.by_id if record.authors and titles_alike(entry, record)]
        if not records:
            continue
        strangers = [name for name in authors_of(entry) if not any(among(name, record) for record in records)]
        if strangers:
            names = ", ".join(strangers[:3])
            message = f"not an author, says {records[0].source}: {names}"
            yield RuleFault(message=message, entry=entry, field="author")


rule = LibraryRule(
    code="O003", name="authors-differ", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
