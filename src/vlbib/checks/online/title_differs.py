"""The title differs from the one that the source has.

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
from vlbib.checks.online.compare import ANSWERED, answered_entries, shared_authors, titles_alike
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report records of the same authors under the entry's id with another title; a missing subtitle is none."""
    for entry, answer in answered_entries(inputs):
        for record in answer.by_id:
            if not titles_alike(entry, record) and shared_authors(entry, record):
                yield RuleFault(
                    message=f"the title is `{record.title}`, says {record.source}", entry=entry, field="title"
                )
                break


rule = LibraryRule(
    code="O002", name="title-differs", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
