"""The arXiv id does not have the form of an arXiv id.

Ids since April 2007 are `YYMM.number`, older ones `archive/YYMMnumber`; `MM` must be a month.

Bad:
    eprint = {2113.00020}
    archiveprefix = {arXiv}
Good:
    eprint = {2103.00020}
    archiveprefix = {arXiv}

Source: https://info.arxiv.org/help/arxiv_identifier.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.ids import arxiv_id, url_id
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

_IN_JOURNAL = lazy_pattern(r"arxiv:\s*(\d{3,5}\.\d+)", re.IGNORECASE)


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Check the eprint of an arXiv entry, and a number after `arXiv:` in the journal."""
    eprint = subject.get("eprint").strip()
    archive = subject.get("archiveprefix") or subject.get("eprinttype") or subject.get("archive")
    if eprint and archive.lower().startswith("arxiv") and not _is_id(eprint):
        return (RuleFault(message=f"`{eprint}` is not an arXiv id", field="eprint"),)
    match = _IN_JOURNAL.search(subject.get("journal"))
    if match and arxiv_id(match[1]) is None:
        return (RuleFault(message=f"`{match[1]}` is not an arXiv id", field="journal", at=match[1]),)
    return ()


def _is_id(text: str) -> bool:
    return arxiv_id(text.split(" ", maxsplit=1)[0]) is not None or ("/" in text and url_id(text) is not None)


rule = EntryRule(
    code="V012",
    name="malformed-arxiv-id",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    needs=frozenset({"eprint", "journal"}),
)
