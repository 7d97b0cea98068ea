"""Two entries are related: an extension, a reprint, the same title at another venue, or parts of a series.

Usually both are wanted. Check that the one you cite is the one you read.

Bad:
    @inproceedings{rossi2019lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      booktitle = {Proceedings of the Map Conference},
      year = 2019,
      doi = {10.5555/12340000}
    }
    @article{rossi2021lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    title = {Counting lines in old maps}

Source: docs/checks.md, "Duplicates": how pairs are found and judged, and what was measured.
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
    """Report each pair of related entries at its second entry, with the evidence."""
    return reported(inputs, Kinship.RELATED, "related to")


rule = LibraryRule(code="D003", name="related-entries", severity=Severity.INFO, doc=__doc__, check=check, compares=True)
