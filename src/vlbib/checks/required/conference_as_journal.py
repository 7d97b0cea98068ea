"""An `@article` names conference proceedings as its journal.

Styles print it as a journal, with the wrong kind of volume and without "In". Series that are numbered like journals
(PNAS, PVLDB, PACM) are not reported.

Bad:
    journal = {Proceedings of the Map Conference}
Good:
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      booktitle = {Proceedings of the Map Conference},
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: btxdoc.tex: `inproceedings` is "an article in a conference proceedings".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.entry_types import ARTICLES
from vlbib.core.fields import JOURNALS
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line
from vlbib.core.venues import is_conference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

_CONFERENCE = lazy_pattern(
    r"^(?:in )?proc(?:eedings|\.)? .*\b(?:conference|workshop|symposium|meeting)\b"
    r"|\b(?:conference|workshop|symposium) on\b",
    re.IGNORECASE,
)
_JOURNAL = lazy_pattern(
    r"\b(?:journal|transactions|letters|series|aaai|acm on|endowment|royal|academy|lecture notes|procedia|procs)\b",
    re.IGNORECASE,
)


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Report a journal that is clearly a conference."""
    journal = subject.get("journal") or subject.get("journaltitle")
    if not journal or _JOURNAL.search(journal) or not (_CONFERENCE.search(journal) or is_conference(journal)):
        return ()
    field = "journal" if subject.has("journal") else "journaltitle"
    return (
        RuleFault(message=f"`{one_line(journal)}` is a conference: the type should be `@inproceedings`", field=field),
    )


rule = EntryRule(
    code="R005",
    name="conference-as-journal",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    needs=JOURNALS,
    types=ARTICLES,
)
