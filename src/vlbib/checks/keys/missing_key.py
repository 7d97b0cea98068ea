"""The entry has no citation key.

It can't be cited, and BibTeX stops at it.

Bad:
    @misc{,
      title = {An atlas of old maps},
      url = {https://example.org/atlas}
    }
Good:
    @misc{rossi2021atlas,
      title = {An atlas of old maps},
      url = {https://example.org/atlas}
    }

Source: btxdoc.tex.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Report a blank key."""
    return () if subject.key.strip() else (RuleFault(message="the entry has no citation key"),)


rule = EntryRule(code="K001", name="missing-key", severity=Severity.ERROR, doc=__doc__, check=check)
