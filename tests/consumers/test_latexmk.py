from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.consumer

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"
LIBRARY = """@article{known2020, author = {Known, Ken}, title = {A Known Work}, journal = {J}, year = 2020}
@article{later2021, author = {Later, Lee}, title = {A Later Work}, journal = {J}, year = 2021}
@article{never2022, author = {Never, Ned}, title = {Never Cited}, journal = {J}, year = 2022}
"""
BIBTEX = r"\documentclass{article}\begin{document}%s\bibliographystyle{plain}\bibliography{paper}\end{document}"
BIBLATEX = (
    r"\documentclass{article}\usepackage[backend=biber]{biblatex}\addbibresource{paper.bib}"
    r"\begin{document}%s\printbibliography\end{document}"
)


@pytest.mark.parametrize("paper", [BIBTEX, BIBLATEX], ids=["bibtex", "biber"])
def test_the_documented_snippet_keeps_the_papers_bib_file_up_to_date(
    paper: str, run: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snippet = re.search(r"<!-- latexmkrc -->\n```perl\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert snippet is not None
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    (tmp_path / ".latexmkrc").write_text(snippet[1])
    (tmp_path / "references.bib").write_text(LIBRARY)
    for cited in ("Text \\cite{known2020}.", "Text \\cite{known2020,later2021}."):
        (tmp_path / "paper.tex").write_text(paper % cited)
        run("latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "paper.tex")
    run("pdftotext", "paper.pdf", "paper.txt")
    text = " ".join((tmp_path / "paper.txt").read_text().split()).lower()
    assert "a known work" in text
    assert "a later work" in text
    assert "?" not in text
    assert "never2022" not in (tmp_path / "paper.bib").read_text()
