"""An entry refers to another entry that is not in the file.

Whatever it should inherit from that entry (booktitle, year, publisher) is missing in print.

Bad:
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      crossref = {mapconf2021},
      doi = {10.5555/12345678}
    }
Good:
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

Source: BibTeX's error "A bad cross reference" (bibtex.web); biblatex manual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.fields import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Look up every key that an entry refers to, ignoring case as BibTeX does."""
    naming = [pair for name in REFERENCES for pair in inputs.fields(name)]
    keys = {entry.key.lower() for entry in inputs.library.entries} if naming else set()
    keys |= {name.strip().lower() for _, field in inputs.fields("ids") for name in field.value.split(",")}
    for entry, field in naming:
        for key in (part.strip() for part in field.value.split(",")):
            if key and key.lower() not in keys:
                message = f"`{field.name}` names `{key}`, which is not in the file"
                yield RuleFault(message=message, entry=entry, field=field.name)


rule = LibraryRule(code="K007", name="missing-parent", severity=Severity.ERROR, doc=__doc__, check=check)
