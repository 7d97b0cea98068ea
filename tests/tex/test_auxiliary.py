from __future__ import annotations

from vlbib.tex.auxiliary import read_aux, read_bcf
from vlbib.tex.citations import CitedKey
from vlbib.tex.includes import BibFile, Include
from vlbib.tex.paper import read_citations


def nothing(_name: str) -> None:
    return None


def test_an_aux_file_has_keys_of_bibtex_and_biblatex() -> None:
    files = {"chap.aux": r"\citation{c}"}
    text = "\\citation{a,b}\n\\abx@aux@cite{0}{d}\n\\@input{chap.aux}\n\\bibdata{refs}\n\\bibdata{paper-blx}\n"
    citing = read_citations(text, "paper.aux", files.get)
    assert [citation.key for citation in citing.citations] == ["a", "b", "d", "c"]
    assert citing.libraries == ("refs.bib",)


def test_a_bcf_file_has_keys_and_libraries() -> None:
    text = """<bcf:bibdata section="0">
    <bcf:datasource type="file" datatype="bibtex">refs.bib</bcf:datasource></bcf:bibdata>
    <bcf:section number="0"><bcf:citekey order="1" intorder="1">a&amp;b</bcf:citekey>
    <bcf:citekey order="2" nocite="1">*</bcf:citekey></bcf:section>"""
    citing = read_citations(text, "paper.bcf", nothing)
    assert [citation.key for citation in citing.citations] == ["a&b", "*"]
    assert citing.libraries == ("refs.bib",)


def test_the_place_of_a_citation_is_that_of_its_key() -> None:
    assert list(read_aux(r"\citation{a}\bibdata{r,s-blx}")) == [CitedKey("a", 10, 11), BibFile("r")]
    assert list(read_bcf("<bcf:citekey order='1'>b</bcf:citekey>")) == [CitedKey("b", 23, 24)]


def test_an_included_aux_file_is_named() -> None:
    assert list(read_aux("\\@input{chap.aux}")) == [Include("chap.aux")]
