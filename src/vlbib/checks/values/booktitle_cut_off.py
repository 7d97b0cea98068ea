"""The booktitle ends in the middle of a phrase.

A program cut it off: "Proceedings of the Conference on".

Bad:
    booktitle = {Proceedings of the Conference on}
Good:
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      booktitle = {Proceedings of the Conference on Maps},
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: JabRef reports booktitles that end with "conference on".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_DANGLING = ("on", "of", "the", "and", "for", "in", "&", "international")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report a last word that cannot end a booktitle."""
    _, _, last = field.value.strip().rpartition(" ")
    if last.lower().rstrip("},") not in _DANGLING:
        return None
    return RuleFault(message=f"`booktitle` is cut off after `{last}`")


rule = FieldRule(
    code="V022",
    name="booktitle-cut-off",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=frozenset({"booktitle"}),
)
