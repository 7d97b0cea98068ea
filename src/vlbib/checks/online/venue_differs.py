"""The venue differs from the one in the source.

A preprint on one side and a published version on the other is no difference.

Bad:
    source: key=rossi2021lines by-id="dblp; Counting lines in old maps; Rossi and Weber; 2021; CVPR"
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      booktitle = {Advances in Neural Information Processing Systems},
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    source: key=rossi2021lines by-id="dblp; Counting lines in old maps; Rossi and Weber; 2021; NeurIPS"
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      booktitle = {Advances in Neural Information Processing Systems},
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: the record under the entry's own id, as the source gives it now.
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
    """Report a venue or pages that no record of the work has."""
    return faults_of(inputs, Flaw.VENUE, Flaw.VENUE_UNHEARD, Flaw.PAGES)


rule = LibraryRule(
    code="O006", name="venue-differs", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
