from __future__ import annotations

import pytest

from vlbib.tex.includes import BibFile, Include, files_named
from vlbib.tex.tokens import LatexSource


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\input{a}", [Include("a")]),
        (r"\input a.tex b", [Include("a.tex")]),
        (r"\include a", []),
        (r'\input{"a b"}', [Include("a b")]),
        (r"\subfile{a/b}", [Include("a/b", is_subfile=True)]),
        (r"\import{a}{b}", [Include("b", "a/", is_below=False)]),
        (r"\subimport{a/}{b}", [Include("b", "a/")]),
        (r"\import{a}", []),
        (r"\import{}{b}", [Include("b", is_below=False)]),
        (r"\bibliography{a, b,}", [BibFile("a"), BibFile("b")]),
        (r"\addbibresource[location=local]{a.bib}", [BibFile("a.bib")]),
        (r"\section{a}", []),
    ],
)
def test_the_files_that_a_command_names_are_found(text: str, expected: list[Include | BibFile]) -> None:
    source = LatexSource(text)
    assert list(files_named(source, source.commands[0])) == expected
