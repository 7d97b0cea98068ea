"""The entry has no DOI, eprint, ISBN or URL.

A reader has no link to the paper, and no program can check or complete the entry.

Bad:
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021
    }
Good:
    doi = {10.5555/12345678}

Source: veracite's `pid_missing` and pynakes' `missing_doi` are the same check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.entry_types import PAPER_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

_PLACES = ("journal", "howpublished", "note", "volume")


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Report a paper without any identifier; a link in the note or an arXiv id in the journal counts as one."""
    values = subject.values
    if "doi" in values or "url" in values or "eprint" in values:
        return ()
    if subject.has("isbn", "issn", "pmid", "hal_id", "crossref", "biburl", "ee", "link") or _led_to(subject):
        return ()
    return (RuleFault(message="no DOI, eprint, ISBN or URL leads to this work"),)


def _led_to(subject: Subject) -> bool:
    places = " ".join(subject.get(name) for name in _PLACES).lower()
    return any(mark in places for mark in ("arxiv:", "abs/", "http", "doi"))


rule = EntryRule(code="R002", name="no-identifier", severity=Severity.INFO, doc=__doc__, check=check, types=PAPER_TYPES)
