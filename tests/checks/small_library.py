"""A library with two faults, and what the rules find in the text of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.bibtex.document import Document, read
from vlbib.checks.inputs import Inputs
from vlbib.checks.run import run_rules

if TYPE_CHECKING:
    from vlbib.checks.finding import Finding
    from vlbib.checks.selection import Selection

PLAIN = """@article{rossi2021lines,
  author = {Rossi, Anna},
  title = {Counting 50% of
    all lines},
  journal = {Maps},
  year = 2021,
  pages = {1-9},
  doi = {10.5555/1}
}
"""


def findings_in(text: str, selection: Selection | None = None, file: str = "a.bib") -> tuple[Finding, ...]:
    document = read(text.encode(), file)
    assert isinstance(document, Document)
    return run_rules(Inputs(library=document.library), selection)


def codes_in(text: str, selection: Selection | None = None) -> list[str]:
    return [finding.code for finding in findings_in(text, selection)]
