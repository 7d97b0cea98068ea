"""Two entries of different works have the same id.

Titles and authors differ, so the DOI, arXiv id or link is wrong in at least one of the two: a placeholder from a
template, the DOI of the whole proceedings, or a typo. It leads readers to another paper. Look the id up, and remove it
where it does not belong.

Bad:
    @article{rossi2021lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021,
      doi = {10.5555/12345678}
    }
    @article{moreau2019tides,
      author = {Moreau, Claire},
      title = {Tides that no harbour remembers},
      journal = {Annals of Coasts},
      year = 2019,
      doi = {10.5555/12345678}
    }
Good:
    doi = {10.5555/12345678}

Source: docs/checks.md, "Duplicates": titles and people distinguish works; an id alone does not join two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.duplicates.kinship import Kinship
from vlbib.checks.duplicates.pair_faults import reported
from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report each pair of works with one id at its second entry, with the ids."""
    return reported(inputs, Kinship.NONE, "a different work from")


rule = LibraryRule(
    code="D004", name="id-of-two-works", severity=Severity.WARNING, doc=__doc__, check=check, compares=True
)
