"""pdfLaTeX prints a value as intended after a safe fix."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.checks.fixes import mend
from vlbib.checks.inputs import Inputs
from vlbib.checks.selection import Selection

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.consumer

PAGE = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\pagestyle{empty}
\begin{document}
%s
\end{document}
"""
CASES = (
    ("Counting 50% of lines", "Counting 50% of lines"),
    ("Maps & lines in $a_1$", "Maps & lines in a1"),
    (r"Lines with \emph{line_count} #1", "Lines with line_count #1"),
    (r"Sizes \(a_1\) of old & new", "Sizes a1 of old & new"),
)


def mended(value: str) -> str:
    document = read(f"@misc{{a,\n  title = {{{value}}},\n}}\n".encode(), "a.bib")
    assert isinstance(document, Document)
    return (
        mend(document, Inputs(library=document.library), Selection(), unsafe=False)
        .document.library.entries[0]
        .get("title")
    )


@pytest.mark.parametrize(("value", "text"), CASES)
def test_a_fixed_value_is_printed_as_intended(value: str, text: str, tmp_path: Path) -> None:
    assert shutil.which("pdflatex"), "pdflatex is not installed: see .ci/packages.txt"
    (tmp_path / "a.tex").write_text(PAGE % mended(value), encoding="utf-8")
    for command in (["pdflatex", "-halt-on-error", "-interaction=batchmode", "a.tex"], ["pdftotext", "-raw", "a.pdf"]):
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout
    assert " ".join((tmp_path / "a.txt").read_text(encoding="utf-8").split()) == text
