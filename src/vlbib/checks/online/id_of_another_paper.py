"""An id of the entry belongs to another paper.

Whoever follows the link reads something else than what is cited.

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
from vlbib.checks.online.compare import ANSWERED, answered, shared_authors, titles_alike
from vlbib.checks.rule import Fault, LibraryRule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[Fault]:
    """Report a record under the entry's id that shares neither title nor authors with it."""
    for entry, answer in answered(inputs):
        for record in answer.by_id:
            if not titles_alike(entry, record) and not shared_authors(entry, record):
                ids = ", ".join(str(one) for one in record.ids)
                message = f"{ids or 'the id'} is `{record.title}`, says {record.source}"
                yield Fault(message=message, entry=entry)


rule = LibraryRule(
    code="O001", name="id-of-another-paper", severity=Severity.ERROR, doc=__doc__, check=check, reads=ANSWERED
)
