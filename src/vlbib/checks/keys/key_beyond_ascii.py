"""The citation key contains a non-ASCII character.

biber accepts it; BibTeX under pdfLaTeX may not find it.

Bad:
    @misc{müller2021atlas,
      title = {An atlas of old maps},
      url = {https://example.org/atlas}
    }
Good:
    @misc{muller2021atlas,
      title = {An atlas of old maps},
      url = {https://example.org/atlas}
    }

Source: biblatex manual (non-ASCII keys depend on the engine).
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
    """Report a key that is not ASCII."""
    return () if subject.key.isascii() else (RuleFault(message=f"the key `{subject.key}` has letters beyond ASCII"),)


rule = EntryRule(code="K003", name="key-beyond-ascii", severity=Severity.INFO, doc=__doc__, check=check)
