from __future__ import annotations

import pytest
from tests.tex.cases import CASES, offsets, with_key

from vlbib.tex.paper import read_citations


def nothing(_name: str) -> None:
    return None


@pytest.mark.parametrize("case", CASES)
def test_a_paper_cites_what_its_text_cites(case: str) -> None:
    keys = [citation.key for citation in read_citations(with_key(case, "old"), "paper.tex", nothing).citations]
    assert keys.count("old") == len(offsets(case, "old"))


def test_a_citation_has_its_file_line_and_column() -> None:
    citing = read_citations("One.\nTwo \\citep[see][]{a, b}.", "paper.tex", nothing)
    assert [(citation.key, citation.line, citation.column) for citation in citing.citations] == [
        ("a", 2, 19),
        ("b", 2, 22),
    ]


def test_included_files_are_read_once_and_missing_ones_reported() -> None:
    files = {
        "chap/one.tex": r"\cite{b} \input{chap/one} \include{gone}",
        "two.tex": r"\cite{c}",
        "dir/x.tex": r"\cite{d}",
    }
    text = r"\cite{a} \input{chap/one.tex} \input two \import{dir/}{x} \bibliography{refs, more}"
    citing = read_citations(text, "paper.tex", files.get)
    assert [citation.key for citation in citing.citations] == ["a", "b", "c", "d"]
    assert citing.libraries == ("refs.bib", "more.bib")
    assert citing.missing_files == ("gone.tex",)


def test_the_files_of_an_imported_file_and_a_subfile_are_looked_for_in_its_folder() -> None:
    files = {
        "sec/one.tex": r"\cite{a} \input{part} \input{shared} \subimport{deep/}{two}",
        "sec/part.tex": r"\cite{b}",
        "sec/deep/two.tex": r"\cite{c} \import{sec/}{gone}",
        "shared.tex": r"\cite{d}",
        "app/sub.tex": r"\cite{e} \input{table}",
        "app/table.tex": r"\cite{f}",
    }
    citing = read_citations(r"\import{sec}{one.tex} \subfile{app/sub} \input{shared}", "paper.tex", files.get)
    assert [citation.key for citation in citing.citations] == ["a", "b", "d", "c", "e", "f"]
    assert citing.missing_files == ("sec/gone.tex",)


def test_a_command_that_an_included_file_defines_cites_in_the_files_after_it() -> None:
    files = {"macros.tex": r"\newcommand{\see}[1]{\cite{#1}}", "chapter.tex": r"\see{b}"}
    text = r"\input{macros} \see{a} \input{chapter}"
    assert [citation.key for citation in read_citations(text, "paper.tex", files.get).citations] == ["a", "b"]


@pytest.mark.parametrize("name", [r"\jobname", "#1", "a{b"])
def test_a_file_whose_name_is_computed_is_not_looked_for(name: str) -> None:
    assert read_citations(rf"\input{{{name}}}", "paper.tex", nothing).missing_files == ()
