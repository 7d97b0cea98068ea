from __future__ import annotations

import pytest

from vlbib.tex.citing import MANY, MANY_VOLUMES, SINGLE, VOLUME, read_citations


def nothing(_name: str) -> None:
    return None


def keys(text: str, file: str = "paper.tex") -> list[str]:
    return [one.key for one in read_citations(text, file, nothing).citations]


@pytest.mark.parametrize("command", sorted(SINGLE))
@pytest.mark.parametrize("arguments", ["{a,b}", "*{a, b}", "[see][p.~2]{a,b}", "<see>[p.~2]{a,b}", "\n  [x]{a,\n b}"])
def test_every_command_gives_its_keys(command: str, arguments: str) -> None:
    assert keys(f"Text \\{command}{arguments} and more.") == ["a", "b"]


@pytest.mark.parametrize("command", sorted(VOLUME))
def test_a_volume_is_no_key(command: str) -> None:
    assert keys(f"\\{command}[pre]{{2}}[p. 3]{{a,b}} {{c}}") == ["a", "b"]


@pytest.mark.parametrize("command", sorted(MANY))
def test_a_command_for_many_lists_gives_all_of_them(command: str) -> None:
    assert keys(f"\\{command}(pre)(post)[x]{{a}}[y][z]{{b,c}}{{d}} text {{e}}") == ["a", "b", "c", "d"]


@pytest.mark.parametrize("command", sorted(MANY_VOLUMES))
def test_a_command_for_many_volumes_skips_the_volumes(command: str) -> None:
    assert keys(f"\\{command}{{1}}{{a}}[p]{{2}}[q]{{b}}") == ["a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        r"% \cite{a}",
        "\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}",
        "\\begin{lstlisting}[language=TeX]\n\\cite{a}\n\\end{lstlisting}",
        r"\verb|\cite{a}|",
        r"\lstinline!\cite{a}!",
        r"\iffalse \cite{a} \fi",
        r"\end{document} \cite{a}",
        r"\newcommand{\see}[1]{\cite{#1}}",
        r"\citestyle{apa}",
        r"\citation",
        r"\\cite is a command",
        r"\cite",
        r"\cite[p. 2]",
    ],
)
def test_what_tex_does_not_cite_is_not_cited(text: str) -> None:
    assert keys(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"100\% sure \cite{a}", ["a"]),
        (r"\\% \cite{a}", []),
        ("\\cite{a,% why\n b}", ["a", "b"]),
        (r"\nocite{*}", ["*"]),
        (r"\cite[see {[}1{]}][p.~2]{a}", ["a"]),
        (r"\parencite[{a]b}]{c}", ["c"]),
        (r"\cite{Müller:2020/a_b+c.d-é}", ["Müller:2020/a_b+c.d-é"]),
        (r"\cite{}\cite{ , a , }", ["a"]),
        (r"\citetext{see \citealp{a} and \citealt{b}}", ["a", "b"]),
        (r"\footnote{\textcite{a}}", ["a"]),
    ],
)
def test_tex_is_read_as_tex_reads_it(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_a_citation_knows_its_place() -> None:
    citing = read_citations("One.\nTwo \\citep[see][]{a, b}.", "paper.tex", nothing)
    assert [(one.key, one.line, one.column) for one in citing.citations] == [("a", 2, 19), ("b", 2, 22)]


def test_included_files_are_followed_once_and_missing_ones_told() -> None:
    files = {
        "chap/one.tex": r"\cite{b} \input{chap/one} \include{gone}",
        "two.tex": r"\cite{c}",
        "dir/x.tex": r"\cite{d}",
    }
    text = r"\cite{a} \input{chap/one.tex} \input two \import{dir/}{x} \bibliography{refs, more}"
    citing = read_citations(text, "paper.tex", files.get)
    assert [one.key for one in citing.citations] == ["a", "b", "c", "d"]
    assert citing.libraries == ("refs.bib", "more.bib")
    assert citing.missing_files == ("gone.tex",)


def test_an_imported_file_and_a_subfile_look_for_their_own_files_beside_them() -> None:
    files = {
        "sec/one.tex": r"\cite{a} \input{part} \input{shared} \subimport{deep/}{two}",
        "sec/part.tex": r"\cite{b}",
        "sec/deep/two.tex": r"\cite{c} \import{sec/}{gone}",
        "shared.tex": r"\cite{d}",
        "app/sub.tex": r"\cite{e} \input{table}",
        "app/table.tex": r"\cite{f}",
    }
    citing = read_citations(r"\import{sec}{one.tex} \subfile{app/sub} \input{shared}", "paper.tex", files.get)
    assert [one.key for one in citing.citations] == ["a", "b", "d", "c", "e", "f"]
    assert citing.missing_files == ("sec/gone.tex",)


def test_an_aux_file_gives_keys_of_bibtex_and_biblatex() -> None:
    files = {"chap.aux": r"\citation{c}"}
    text = "\\citation{a,b}\n\\abx@aux@cite{0}{d}\n\\@input{chap.aux}\n\\bibdata{refs}\n\\bibdata{paper-blx}\n"
    citing = read_citations(text, "paper.aux", files.get)
    assert [one.key for one in citing.citations] == ["a", "b", "d", "c"]
    assert citing.libraries == ("refs.bib",)


def test_a_bcf_file_gives_keys_and_libraries() -> None:
    text = """<bcf:bibdata section="0">
    <bcf:datasource type="file" datatype="bibtex">refs.bib</bcf:datasource></bcf:bibdata>
    <bcf:section number="0"><bcf:citekey order="1" intorder="1">a&amp;b</bcf:citekey>
    <bcf:citekey order="2" nocite="1">*</bcf:citekey></bcf:section>"""
    citing = read_citations(text, "paper.bcf", nothing)
    assert [one.key for one in citing.citations] == ["a&b", "*"]
    assert citing.libraries == ("refs.bib",)
