"""The entry is of a preprint, and a source knows the published version.

Bad:
    source: key=rossi2020lines by-title="dblp; Counting lines; Rossi, Anna; 2021; Maps"
    @misc{rossi2020lines,
      author = {Rossi, Anna},
      title = {Counting lines},
      year = 2020,
      eprint = {2006.00020},
      archiveprefix = {arXiv}
    }
Good:
    source: key=rossi2020lines by-title="arxiv; Counting lines; Rossi, Anna; 2020"
    @misc{rossi2020lines,
      author = {Rossi, Anna},
      title = {Counting lines},
      year = 2020,
      eprint = {2006.00020},
      archiveprefix = {arXiv}
    }

Source: a record of the same title, of at least one same author, with a venue of record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.online.compare import ANSWERED, answered_entries, shared_authors, titles_alike
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.venues import is_preprint
from vlbib.core.versions import is_preprint_entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Look for a record with a venue of record beside an entry without one."""
    for entry, answer in answered_entries(inputs):
        if not is_preprint_entry(entry):
            continue
        records = [r for r in (*answer.by_id, *answer.by_title) if titles_alike(entry, r) and shared_authors(entry, r)]
        record = next((r for r in records if not is_preprint(r.venue)), None)
        if record is not None:
            yield RuleFault(message=f"published at {record.venue} ({record.year}), says {record.source}", entry=entry)


rule = LibraryRule(
    code="O010", name="published-version-known", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
