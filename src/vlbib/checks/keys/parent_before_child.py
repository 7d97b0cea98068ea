"""An entry comes after the entry that its `crossref` names.

BibTeX requires the parent to come after all of its children. Reported only if the dialect is set to `bibtex`.

Bad:
    options: dialect=bibtex
    @proceedings{mapconf2021,
      title = {Proceedings of the Map Conference},
      booktitle = {Proceedings of the Map Conference},
      year = 2021,
      url = {https://example.org/mapconf}
    }
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      crossref = {mapconf2021},
      doi = {10.5555/12345678}
    }
Good:
    options: dialect=bibtex
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      crossref = {mapconf2021},
      doi = {10.5555/12345678}
    }
    @proceedings{mapconf2021,
      title = {Proceedings of the Map Conference},
      booktitle = {Proceedings of the Map Conference},
      year = 2021,
      url = {https://example.org/mapconf}
    }

Source: btxdoc.tex (the cross-referenced entry must come later).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Dialect
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report each child that comes after its parent."""
    if inputs.options.dialect is not Dialect.BIBTEX:
        return
    parents = {id(entry): field.value for entry, field in reversed(inputs.fields("crossref"))}
    seen: set[str] = set()
    for entry in inputs.library.entries:
        parent = parents.get(id(entry), "").strip().lower()
        seen.add(entry.key.lower())
        if parent and parent in seen:
            yield RuleFault(message=f"the parent `{parent}` must come after this entry", entry=entry, field="crossref")


rule = LibraryRule(code="K008", name="parent-before-child", severity=Severity.WARNING, doc=__doc__, check=check)
