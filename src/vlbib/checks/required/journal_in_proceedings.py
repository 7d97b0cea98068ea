"""A conference paper has `journal` instead of `booktitle`.

Styles ignore `journal` there, so the printed entry has no venue.

Bad:
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = {Proceedings of the Map Conference},
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      booktitle = {Proceedings of the Map Conference},
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: btxdoc.tex (`inproceedings` requires `booktitle`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import Change, EntryRule, RuleFault, value_changes
from vlbib.core.entry_types import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Report a journal if the booktitle is missing; the fix renames the field."""
    field = next((field for field in subject.fields if field.name == "journal"), None)
    if field is None or not field.value.strip() or subject.has("booktitle", "crossref"):
        return ()
    changes = (Change("booktitle", field.value), Change("journal", None)) if value_changes(field, "") else ()
    message = f"`@{subject.type}` has `journal` in place of `booktitle`"
    return (RuleFault(message=message, field="journal", changes=changes, safe=False),)


rule = EntryRule(
    code="R007",
    name="journal-in-proceedings",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    needs=frozenset({"journal"}),
    types=PARTS,
)
