"""A journal article has no volume, pages or article number.

A reader of the printed journal can't find it. Off by default: many preprints and online journals have none.

Bad:
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    volume = 12

Source: APA Publication Manual (7th ed.), on articles.
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
    """Report a published article without any locator."""
    if subject.has("volume", "pages", "eid", "number", "articleno", "eprint", "crossref") or not subject.has("journal"):
        return ()
    return (RuleFault(message="the article has neither volume nor pages nor an article number"),)


rule = EntryRule(
    code="R003",
    name="missing-locator",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    needs=frozenset({"journal"}),
    types=ARTICLES,
    default=False,
)
