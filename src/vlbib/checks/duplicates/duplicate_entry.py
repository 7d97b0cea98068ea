"""Two entries are the same work.

If both keys are cited, the work is printed twice, and a correction reaches only one of the entries. Merge them
(`vlbib merge`), or list the pair under `not_duplicates` in vlbib.toml.

Bad:
    @article{rossi2021lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021,
      doi = {10.5555/12345678}
    }
    @article{rossi21,
      author = {A. Rossi and J. Weber},
      title = {Counting Lines in Old Maps},
      journal = {Journal of Map Studies},
      year = 2021,
      url = {https://example.org/lines}
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
    """Report each pair of duplicates at its second entry, with the evidence."""
    return reported(inputs, Kinship.DUPLICATE, "the same work as")


rule = LibraryRule(
    code="D001", name="duplicate-entry", severity=Severity.WARNING, doc=__doc__, check=check, compares=True
)
