"""Findings as annotations for GitHub."""

from __future__ import annotations

from tests.checks.output.two_findings import NOTE

from vlbib.checks.output.github import as_annotations


def test_annotations_escape_the_special_characters_of_workflow_commands() -> None:
    assert as_annotations([NOTE]) == (
        "::warning file=my notes/a%3Ab.md,line=57,col=1,title=N001::100%25, really%0Aso\n"
    )
