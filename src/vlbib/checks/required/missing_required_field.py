"""A field that the entry type requires is missing.

The style prints a gap, or an entry that no reader can find. Fields inherited through `crossref` or `xdata` count.
Unless the dialect is set, only fields that both BibTeX and biblatex require are reported.

Bad:
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    journal = {Journal of Map Studies}

Source: btxdoc.tex; biblatex manual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Dialect
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.fields import PARENTS
from vlbib.core.required_fields import BIBTEX_ONLY, MISPLACED, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, options: CheckOptions) -> Iterable[RuleFault]:
    """Report each group of alternative fields of which the entry has none."""
    groups = REQUIRED.get(subject.type)
    if groups is None:
        return ()
    if options.dialect is Dialect.BIBTEX:
        groups = (*groups, *BIBTEX_ONLY.get(subject.type, ()))
    values = subject.values
    missing = [group for group in groups if not values[group[0]].strip() and not subject.has(*group)]
    if missing and subject.has(*PARENTS, "xref"):
        missing = [group for group in missing if group[0] in ("author", "title") and subject.type != "inbook"]
    return [RuleFault(message=f"`@{subject.type}` lacks {_choice(group)}") for group in missing]


def _choice(group: tuple[str, ...]) -> str:
    return " or ".join(f"`{name}`" for name in group if name != MISPLACED.get(group[0]))


rule = EntryRule(code="R001", name="missing-required-field", severity=Severity.WARNING, doc=__doc__, check=check)
