"""Two entries are the preprint and the published version of one work.

One entry with the published data and the preprint's `eprint` covers both. To cite both, list the pair under
`not_duplicates` in vlbib.toml.

Bad:
    @article{rossi2021lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021,
      doi = {10.5555/12345678}
    }
    @misc{rossi2020lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      year = 2020,
      eprint = {2006.00020},
      archiveprefix = {arXiv}
    }
Good:
    eprint = {2006.00020}
    archiveprefix = {arXiv}

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
    """Report each pair of versions at its second entry, with the evidence."""
    return reported(inputs, Kinship.VERSION, "another version of")


rule = LibraryRule(code="D002", name="two-versions", severity=Severity.WARNING, doc=__doc__, check=check, compares=True)
