"""The arXiv id stands only in the journal's name.

Styles can't link it and programs can't find it; `eprint` and `archiveprefix` are the fields for it.

Bad:
    journal = {arXiv preprint arXiv:2103.00020}
Good:
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = {arXiv preprint arXiv:2103.00020},
      eprint = {2103.00020},
      archiveprefix = {arXiv},
      year = 2021
    }

Source: https://info.arxiv.org/help/hypertex/bibstyles/index.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import Change, EntryRule, RuleFault
from vlbib.core.entry_types import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

_ID = re.compile(r"arxiv:\s*(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})", re.IGNORECASE)


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Find the id in the journal of an entry without eprint; the fix adds the two fields."""
    match = _ID.search(subject.get("journal"))
    if match is None or subject.has("eprint"):
        return ()
    archived = subject.has("archiveprefix", "eprinttype", "archive")
    changes = () if archived else (Change("eprint", match[1]), Change("archiveprefix", "arXiv"))
    message = f"the arXiv id {match[1]} stands only in the journal's name"
    return (RuleFault(message=message, field="journal", changes=changes, safe=False),)


rule = EntryRule(
    code="R006", name="eprint-in-journal", severity=Severity.INFO, doc=__doc__, check=check, types=ARTICLES
)
