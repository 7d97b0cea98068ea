"""The entry type is not one that BibTeX or biblatex knows.

A style treats an unknown type as `misc` and drops journal, volume and pages.

Bad:
    @artcle{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: btxdoc.tex; biblatex manual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.entry_types import ALL_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Look up the type, and suggest the nearest one."""
    if subject.type in ALL_TYPES:
        return ()
    from difflib import get_close_matches

    near = get_close_matches(subject.type, sorted(ALL_TYPES), n=1, cutoff=0.75)
    hint = f"; did you mean `@{near[0]}`?" if near else ""
    return (RuleFault(message=f"`@{subject.type}` is not an entry type{hint}"),)


rule = EntryRule(code="S006", name="unknown-entry-type", severity=Severity.WARNING, doc=__doc__, check=check)
