"""The work is not in the complete list of these proceedings, or the conference did not take place that year.

Bad:
    survey: iccv=2015,2017,2019,2021,2023
    source: key=rossi2021lines
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      booktitle = {ICCV},
      year = 2020,
      doi = {10.5555/12345678}
    }
Good:
    survey: iccv=2015,2017,2019,2021,2023
    source: key=rossi2021lines by-id="dblp; Counting lines in old maps; Rossi and Weber; 2021; ICCV"
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      booktitle = {Proceedings of the {IEEE/CVF} International Conference on Computer Vision},
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: the papers by venue and year in the catalogue and the owner's index; nothing is reported for a year with too few
papers. DBLP's answers show which volumes it lists, and arXiv lists all of its preprints.
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
    """Report works missing from a complete list of proceedings, and conferences that did not take place that year."""
    return faults_of(inputs, Flaw.NOT_IN_PROCEEDINGS, Flaw.VENUE_NOT_HELD)


rule = LibraryRule(
    code="O013", name="not-in-proceedings", severity=Severity.WARNING, doc=__doc__, check=check, reads=ANSWERED
)
