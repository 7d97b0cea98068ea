from __future__ import annotations

import pytest

from vlbib.tex.citations import citations, rewrite

MAP = {"old": "new", "other2020x": "y"}


@pytest.mark.parametrize(
    "form",
    [
        r"\cite{KEY}", r"\cite[p.~3]{KEY}", r"\cite [p.~3] {KEY}", r"\citep{KEY}", r"\citet*{KEY}",
        r"\citep[see][ch.~2]{KEY}",
        r"\citealt{KEY}", r"\citealp{KEY}", r"\citeauthor{KEY}", r"\citeyearpar{KEY}", r"\Citet{KEY}", r"\nocite{KEY}",
        r"\citenum{KEY}", r"\defcitealias{KEY}{Paper I}", r"\citepalias{KEY}", r"\bibentry{KEY}", r"\textcite{KEY}",
        r"\parencite[see][]{KEY}", r"\footcite{KEY}", r"\footcitetext{KEY}", r"\autocite*{KEY}", r"\Autocite{KEY}",
        r"\smartcite{KEY}", r"\supercite{KEY}", r"\fullcite{KEY}", r"\footfullcite{KEY}",
        r"\citetitle{KEY}", r"\citedate{KEY}",
        r"\citeurl{KEY}", r"\citefield{KEY}{title}", r"\citename{KEY}{author}", r"\notecite{KEY}",
        r"\pvolcite{2}[p.~3]{KEY}",
        r"\volcite[see]{2}{KEY}", r"\cites{a}{KEY}", r"\parencites(see)()[12]{a}[p.~2][]{KEY}",
        r"\textcites{KEY}[3]{b}",
        r"\cite<e.g.,>[p.~3]{KEY}", r"\shortcite{KEY}", r"\citeA{KEY}", r"\citeNP<see>{KEY}", r"\fullciteA{KEY}",
        r"\maskcite{KEY}", r"\nocitemeta{KEY}", "\\cite{a,\n  KEY,\n  b}", "\\cite{a,% why\n KEY}", r"\cite{a, KEY ,b}",
        "\\cite\n  {KEY}", "\\cite% why\n{KEY}", r"\cite[see {\it a]}]{KEY}", r"\citetext{see \citealt{KEY}}",
        r"\cite[as in \citet{x}]{KEY}",
    ],
)  # fmt: skip
def test_a_key_is_rewritten_in_every_form_of_citation(form: str) -> None:
    assert rewrite(form.replace("KEY", "old"), MAP) == (form.replace("KEY", "new"), 1)


@pytest.mark.parametrize(
    "text",
    [
        r"% \cite{old}", r"50\% % \cite{old}", r"\verb|\cite{old}|", r"\verb*+\cite{old}+", r"\lstinline!\cite{old}!",
        "\\begin{verbatim}\n\\cite{old}\n\\end{verbatim}",
        "\\begin{lstlisting}[language=TeX]\n\\cite{old}\n\\end{lstlisting}",
        "\\begin{comment}\n\\cite{old}\n\\end{comment}", "\\begin{Verbatim}\n\\cite{old}", r"\label{old}", r"\ref{old}",
        r"the old model", r"\cite{older}", r"\cite{Old}", r"\cite[old]{x}", r"\cite", r"\citestyle{plain} {old}",
        r"\\cite{x}old", r"\cite{a", r"\newcommand{\mycite}[1]{\cite{#1}}", "\\cite{x,% old\n y}", r"\cite{old.b}",
    ],
)  # fmt: skip
def test_nothing_else_is_touched(text: str) -> None:
    assert rewrite(text, MAP) == (text, 0)


def test_a_backslash_that_ends_a_line_does_not_hide_a_citation() -> None:
    assert rewrite(r"a \\ \cite{old}", MAP) == (r"a \\ \cite{new}", 1)


def test_several_keys_and_commands_are_counted() -> None:
    text = r"\cite{old,x,old} and \citet{other2020x} % \cite{old}"
    assert rewrite(text, MAP) == (r"\cite{new,x,new} and \citet{y} % \cite{old}", 3)


@pytest.mark.parametrize(
    ("text", "rewritten", "count"),
    [
        (r"\cite{old,new}", r"\cite{new}", 1),
        (r"\cite[p.~3]{new, x, old, y}", r"\cite[p.~3]{new, x, y}", 1),
        (r"\cite{new,new,old}", r"\cite{new,new}", 1),
        (r"\cite{x,new,x}", r"\cite{x,new,x}", 0),
        (r"\cite{old}\cite{new}", r"\cite{new}\cite{new}", 1),
        (r"\cites{old}{new}", r"\cites{new}{new}", 1),
        (r"\cite{old, old, new, x}", r"\cite{new, new, x}", 2),
        ("\\cite{\n  new,\n  old\n}", "\\cite{\n  new\n}", 1),
        ("\\cite{new, % a, b\n  old, x}", "\\cite{new% a, b\n, x}", 1),
        ("\\cite{new,\n % a\n old}", "\\cite{new% a\n}", 1),
        ("\\cite{new % a, b\n , old}", "\\cite{new % a, b\n}", 1),
    ],
)
def test_a_key_that_would_stand_twice_in_a_list_stands_once(text: str, rewritten: str, count: int) -> None:
    assert rewrite(text, MAP) == (rewritten, count)


def test_swapped_keys_are_swapped() -> None:
    assert rewrite(r"\cite{a,b}", {"a": "b", "b": "a"}) == (r"\cite{b,a}", 2)


def test_cited_keys_are_given_in_order() -> None:
    assert [one.key for one in citations(r"\cite{b,a} \nocite{*} \citetext{c}")] == ["b", "a", "*", "c"]
