"""An `@article` has `booktitle` instead of `journal`.

Styles ignore `booktitle` in an article. Usually the type is wrong: a paper in proceedings is `@inproceedings`.

Bad:
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      booktitle = {Proceedings of the Map Conference},
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    journal = {Journal of Map Studies}

Source: btxdoc.tex (`article` requires `journal`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.entry_types import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Report a booktitle if the journal is missing."""
    if not subject.has("booktitle") or subject.has("journal", "journaltitle"):
        return ()
    return (RuleFault(message="`@article` has `booktitle` in place of `journal`", field="booktitle"),)


rule = EntryRule(
    code="R008",
    name="booktitle-in-article",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    needs=frozenset({"booktitle"}),
    types=ARTICLES,
)
