"""bibtex and biber read the library as sync writes it, without an export."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.consumer

LIBRARY = Path(__file__).parents[2] / "references.bib"
DOCUMENT = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern,natbib,url}
\begin{document}
\nocite{*}
\bibliographystyle{%s}
\bibliography{references}
\end{document}
"""
# Warnings that are allowed, and why; docs/library.md explains them to users.
PAGES = r"(commoncrawl|muge|personincontext)"  # web pages without a paper: vlbib invents no author or year
ALLOWED = (
    rf'^Warning--entry type for "{PAGES}" isn\'t style-file defined$',  # @online is biblatex's
    rf"^Warning--to sort, need author or key in {PAGES}$",
    rf"^Warning--empty year in {PAGES}$",
    r"Field 'archiveprefix' invalid in data model - ignoring$",  # for bibtex styles; biber reads eprinttype
    rf"online entry '{PAGES}' .*Missing mandatory field - one of 'date, year' must be defined$",
)


def unexpected(log: str) -> list[str]:
    said = [line for line in log.splitlines() if re.search(r"^Warning--|^!|WARN - |ERROR - ", line)]
    return [line for line in said if not any(re.search(one, line) for one in ALLOWED)]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return Path(shutil.copy(LIBRARY, tmp_path))


@pytest.mark.parametrize("style", ["plain", "plainnat"])
@pytest.mark.usefixtures("library")
def test_bibtex_reads_it_with_only_the_documented_warnings(style: str, run: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / "paper.tex").write_text(DOCUMENT % style, encoding="utf-8")
    log = run("latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "paper.tex")
    assert unexpected(log + (tmp_path / "paper.blg").read_text(encoding="utf-8", errors="replace")) == []


@pytest.mark.usefixtures("library")
def test_biber_reads_it_with_only_the_documented_warnings(run: Callable[..., str]) -> None:
    log = run("biber", "--tool", "--validate-datamodel", "--output-file", "out.bib", "references.bib")
    assert "ERROR" not in log
    assert unexpected(log) == []
