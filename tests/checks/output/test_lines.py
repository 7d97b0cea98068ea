"""Findings as text."""

from __future__ import annotations

from tests.checks.output.two_findings import FINDING, NOTE

from vlbib.checks.output.lines import as_text


def test_text_has_one_line_per_finding_in_the_style_of_compilers() -> None:
    assert as_text([FINDING, NOTE]) == (
        "references.bib:7:3: V006* info the pages `1-2` have a single hyphen\n"
        "my notes/a:b.md:57:1: N001 warning 100%, really so\n"
    )
