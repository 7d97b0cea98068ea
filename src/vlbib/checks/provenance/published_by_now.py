"""The entry describes a preprint, but a record in the lock is of the published version.

Readers and reviewers expect the version of record. `vlbib sync --update KEY` changes the entry to it.

Bad:
    lock: key=rossi2020lines text="Lines" records="dblp; Counting lines; Rossi, Anna; 2021; Journal of Map Studies"
    @misc{rossi2020lines,
      author = {Rossi, Anna},
      title = {Counting lines},
      year = 2020,
      eprint = {2006.00020},
      archiveprefix = {arXiv}
    }
Good:
    lock: key=rossi2020lines text="Lines" records="arxiv; Counting lines; Rossi, Anna; 2020"
    @misc{rossi2020lines,
      author = {Rossi, Anna},
      title = {Counting lines},
      year = 2020,
      eprint = {2006.00020},
      archiveprefix = {arXiv}
    }

Source: the work's records in the lock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.provenance.locked_entries import of_locked_entries
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.venues import is_preprint
from vlbib.core.versions import is_preprint_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry
    from vlbib.lock.schema import LockedWork


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report entries of preprints whose work has a record with a venue that is no preprint server."""
    return of_locked_entries("published by now", (), inputs, _published)


def _published(entry: Entry, work: LockedWork) -> Iterator[RuleFault]:
    record = next((r for r in work.verdict.records if not is_preprint(r.venue)), None)
    if record is not None and is_preprint_entry(entry):
        year = f" ({record.year})" if record.year else ""
        yield RuleFault(message=f"published at {record.venue}{year}, says {record.source}", entry=entry)


rule = LibraryRule(
    code="P002",
    name="published-by-now",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.LOCK}),
)
