"""A whole volume of proceedings has page numbers.

Usually the entry is one paper of the volume, and should be `@inproceedings`.

Bad:
    @proceedings{mapconf2021,
      title = {Proceedings of the Map Conference},
      year = 2021,
      pages = {101--118},
      url = {https://example.org/mapconf}
    }
Good:
    @proceedings{mapconf2021,
      title = {Proceedings of the Map Conference},
      year = 2021,
      url = {https://example.org/mapconf}
    }

Source: btxdoc.tex (`proceedings` takes no `pages`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.entry_types import VOLUMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Report pages of a whole volume."""
    if not subject.has("pages"):
        return ()
    return (RuleFault(message="`@proceedings` has pages: is it one paper of the volume?", field="pages"),)


rule = EntryRule(
    code="R009",
    name="pages-of-proceedings",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    needs=frozenset({"pages"}),
    types=VOLUMES,
)
