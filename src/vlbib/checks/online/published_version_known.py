"""The entry describes a preprint, but a source knows the published version.

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

Source: a record with a venue that is no preprint server, the same title and at least one author in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.online.assessed import ANSWERED, faults_of
from vlbib.checks.rule import LibraryRule
from vlbib.verification.discrepancy import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs
    from vlbib.checks.rule import RuleFault


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report preprints with a known published version."""
    return faults_of(inputs, Flaw.SUPERSEDED)


rule = LibraryRule(
    code="O010", name="published-version-known", severity=Severity.INFO, doc=__doc__, check=check, reads=ANSWERED
)
