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
from vlbib.checks.online.compare import ANSWERED, answered_entries, shared_authors, titles_alike
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry
    from vlbib.core.record import Record


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report records under the entry's ids that share neither title nor authors with it, once a paper."""
    for entry, answer in answered_entries(inputs):
        papers: dict[str, list[Record]] = {}
        for record in answer.by_id:
            if not titles_alike(entry, record) and not shared_authors(entry, record):
                papers.setdefault(squeeze(record.title), []).append(record)
        for records in papers.values():
            yield RuleFault(message=_message(entry, records), entry=entry)


def _message(entry: Entry, records: Sequence[Record]) -> str:
    """Name the ids that stand in the entry, their paper, and who says so."""
    text = " ".join(field.value for field in entry.fields).lower()
    ids = dict.fromkeys(str(id_) for record in records for id_ in record.ids if id_.value.lower() in text)
    sources = dict.fromkeys(record.source for record in records)
    return f"{', '.join(ids) or 'the id'} is `{records[0].title}`, says {', '.join(sources)}"


rule = LibraryRule(
    code="O001", name="id-of-another-paper", severity=Severity.ERROR, doc=__doc__, check=check, reads=ANSWERED
)
