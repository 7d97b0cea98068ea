from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vlbib.exports.item import Item

    Export = Callable[[str, tuple[Item, ...]], Path]
    Lacking = Callable[[str, tuple[Item, ...]], list[str]]

pytestmark = pytest.mark.consumer

CLASSIC = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
%s
\begin{document}
\nocite{*}
\bibliographystyle{%s}
\bibliography{bibtex}
\end{document}
"""
BIBLATEX = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern}
\usepackage[backend=biber,maxbibnames=99]{biblatex}
\addbibresource{biblatex.bib}
\begin{document}
\nocite{*}
\printbibliography
\end{document}
"""
# Warnings that are allowed, and why: no export could avoid them without inventing values.
ALLOWED = (
    r"Warning--empty year in ",  # plainnat, for an entry without a year
    r"Warning--to sort, need author or key in ",  # for a work without author; natbib's styles print `key` in its place
    r"Missing mandatory field",  # the entry has no year, venue or author, and vlbib invents none
    r"WARNINGS: \d+",
)
LATEXMK = ("latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error")


def complaints(log: str) -> list[str]:
    wanted = re.compile(r"^!|Warning: (?!Biber reported)|Missing character|^Warning--")
    return [line for line in log.splitlines() if wanted.search(line) and not allowed(line)]


def allowed(line: str) -> bool:
    return any(re.search(one, line) for one in ALLOWED)


def text_of(run: Callable[..., str], folder: Path) -> str:
    run("pdftotext", "-enc", "UTF-8", "paper.pdf", "paper.txt")
    return (folder / "paper.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("style", "packages"),
    [
        ("plain", r"\usepackage{url}"),
        ("plainnat", r"\usepackage{natbib,hyperref}"),
        ("abbrv", r"\usepackage{url}"),
        ("alpha", r"\usepackage{url}"),
    ],
)
def test_bibtex_and_pdflatex_print_every_title_without_a_warning(  # noqa: PLR0917
    style: str,
    packages: str,
    items: tuple[Item, ...],
    export: Export,
    run: Callable[..., str],
    lacking: Lacking,
    tmp_path: Path,
) -> None:
    export("bibtex", items)
    (tmp_path / "paper.tex").write_text(CLASSIC % (packages, style), encoding="utf-8")
    run(*LATEXMK, "paper.tex")
    logs = "".join((tmp_path / f"paper.{kind}").read_text(errors="replace") for kind in ("log", "blg"))
    assert complaints(logs) == []
    assert lacking(text_of(run, tmp_path), items) == []


def test_biber_finds_no_violation_of_the_data_model_and_biblatex_prints_every_title(
    items: tuple[Item, ...], export: Export, run: Callable[..., str], lacking: Lacking, tmp_path: Path
) -> None:
    export("biblatex", items)
    (tmp_path / "paper.tex").write_text(BIBLATEX, encoding="utf-8")
    run(*LATEXMK, "-e", "$biber = 'biber --validate-datamodel %O %S'", "paper.tex")
    said = [line for line in (tmp_path / "paper.blg").read_text().splitlines() if "WARN" in line or "ERROR -" in line]
    assert [line for line in said if not allowed(line)] == []
    assert complaints((tmp_path / "paper.log").read_text(errors="replace")) == []
    assert lacking(text_of(run, tmp_path), items) == []


def test_no_command_in_a_title_is_executed(
    run: Callable[..., str], tmp_path: Path, export: Export, from_text: Callable[[str], tuple[Item, ...]]
) -> None:
    hostile = r"""@misc{evil, author={\input{secret}}, year=2020,
      title={A \input{secret} \immediate\write18{touch ran} \openin5=secret \csname input\endcsname ^^5cinput{secret}
        $\input{secret}$ \verb|x| \end{document} \def\emph{} \catcode`\%=12 Whole}}"""
    (tmp_path / "secret.tex").write_text("SECRET")
    export("bibtex", from_text(hostile))
    (tmp_path / "paper.tex").write_text(CLASSIC % (r"\usepackage{url}", "plain"), encoding="utf-8")
    run(*LATEXMK, "-shell-escape", "paper.tex")
    text = text_of(run, tmp_path)
    assert "SECRET" not in text
    assert "Whole" in text or "whole" in text
    assert not (tmp_path / "ran").exists()
