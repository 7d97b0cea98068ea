r"""The citation key contains a character that has another meaning in BibTeX, biber or LaTeX.

`\cite` splits keys at commas, LaTeX interprets `%`, `#`, `\`, `{` and `}`, and biber rejects white space, quotes and
the others.

Bad:
    @misc{rossi 2021,
      title = {An atlas of old maps},
      url = {https://example.org/atlas}
    }
Good:
    @misc{rossi2021,
      title = {An atlas of old maps},
      url = {https://example.org/atlas}
    }

Source: biblatex manual, on characters not allowed in keys: `" @ ' , \ # { } % ~ ( ) =` and white space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

_ILLEGAL = lazy_pattern(r"[\s\"@',\\#{}%~()=]")


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Report the first illegal character of the key."""
    match = _ILLEGAL.search(subject.key)
    return (
        (RuleFault(message=f"the key `{subject.key}` holds `{match[0]}`, which is not allowed in keys"),)
        if match
        else ()
    )


rule = EntryRule(code="K002", name="illegal-character-in-key", severity=Severity.ERROR, doc=__doc__, check=check)
