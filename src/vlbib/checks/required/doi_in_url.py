"""The DOI is only in the URL.

Styles format and link `doi`, and programs look for the DOI there.

Bad:
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021,
      url = {https://doi.org/10.5555/12345678}
    }
Good:
    doi = {10.5555/12345678}

Source: Crossref, DOI display guidelines; biblatex manual (`doi`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import Change, EntryRule, RuleFault
from vlbib.core.dois import DOI_PREFIX, DOI_RESOLVER
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

_DOI_URL = lazy_pattern(rf"{DOI_RESOLVER}({DOI_PREFIX}[^\s?#{{}}]*[^\s?#{{}}.,;:/])([?#]\S*)?", re.IGNORECASE)


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Find a DOI in the URL of an entry without `doi`; the fix adds it, safe if the only URL is that DOI's address."""
    match = None if subject.has("doi") else _DOI_URL.fullmatch(subject.get("url").strip())
    if match is None or "%" in match[1] or "\\" in match[1] or match[1].lower().startswith("10.48550/arxiv."):
        return ()
    message = f"the DOI {match[1]} is only in the URL"
    single = not subject.repeats or sum(field.name == "url" for field in subject.fields) == 1
    return (RuleFault(message=message, field="url", changes=(Change("doi", match[1]),), safe=single and not match[2]),)


rule = EntryRule(
    code="R011", name="doi-in-url", severity=Severity.INFO, doc=__doc__, check=check, needs=frozenset({"url"})
)
