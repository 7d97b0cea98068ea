r"""An entry is cited in none of the documents.

It is not printed. That is normal in a library that several papers use.

Bad:
    paper.tex: \cite{weber2020rivers}
    @misc{weber2020rivers, title = {A list of rivers and lakes}, url = {https://example.org/lakes}}
    @misc{rossi2021atlas, title = {An atlas of old maps}, url = {https://example.org/atlas}}
Good:
    paper.tex: \cite{rossi2021lines}
    title = {Counting lines in old maps}

Source: BibTeX prints only what is cited; `\nocite{*}` cites everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.fields import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report entries that no document cites and no other entry refers to."""
    cited = {citation.key.lower() for citation in inputs.citations or ()}
    if "*" in cited:
        return
    entries = inputs.library.entries
    cited |= {part.strip().lower() for entry in entries for name in REFERENCES for part in entry.get(name).split(",")}
    for entry in entries:
        names = {entry.key.lower(), *(part.strip().lower() for part in entry.get("ids").split(","))} - {""}
        if not names & cited:
            yield RuleFault(message=f"`{entry.key}` is not cited by any document", entry=entry)


rule = LibraryRule(
    code="T002",
    name="never-cited",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.CITATIONS}),
)
