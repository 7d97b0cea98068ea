"""The booktitle contains page numbers.

They belong in `pages`, where styles and programs look for them.

Bad:
    booktitle = {Proceedings of the Map Conference, pp. 101--118}
Good:
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      booktitle = {Proceedings of the Map Conference},
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: JabRef reports booktitles that contain page numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_PAGES = lazy_pattern(r"\b(?:pp?\.|pages)\s*\d+")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for `p.`, `pp.` or `pages` followed by a number."""
    match = _PAGES.search(field.value) if "p." in field.value or "pages" in field.value else None
    if match is None:
        return None
    return RuleFault(message=f"`booktitle` holds page numbers: `{match[0]}`", at=match[0])


rule = FieldRule(
    code="V023",
    name="pages-in-booktitle",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    fields=frozenset({"booktitle"}),
)
