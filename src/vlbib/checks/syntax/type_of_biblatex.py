"""The entry type exists only in biblatex; the file is for BibTeX.

BibTeX's styles print such an entry as `misc`, with a warning. Reported only if the dialect is set to `bibtex`.

Bad:
    options: dialect=bibtex
    @online{rossi2021atlas,
      author = {Rossi, Anna},
      title = {An atlas of old maps},
      year = 2021,
      url = {https://example.org/atlas}
    }
Good:
    options: dialect=bibtex
    @misc{rossi2021atlas,
      author = {Rossi, Anna},
      title = {An atlas of old maps},
      year = 2021,
      url = {https://example.org/atlas}
    }

Source: btxdoc.tex lists BibTeX's types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Dialect
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.entry_types import BIBLATEX_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, options: CheckOptions) -> Iterable[RuleFault]:
    """Report types of biblatex if the dialect is BibTeX."""
    if options.dialect is not Dialect.BIBTEX or subject.type not in BIBLATEX_TYPES:
        return ()
    return (RuleFault(message=f"`@{subject.type}` is a type of biblatex: BibTeX's styles print it as `@misc`"),)


rule = EntryRule(code="S007", name="type-of-biblatex", severity=Severity.WARNING, doc=__doc__, check=check)
