"""How BibTeX and biber read `@comment`: BibTeX ignores only the word, biber everything up to the closing brace."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.document import Document, read

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.consumer

ONE, TWO, THREE = (
    f"@misc{{{key},\n  author = {{Lee, A}},\n  title = {{T}},\n  year = {{2020}},\n}}\n"
    for key in ("one", "two", "three")
)
ALL = ["one", "two", "three"]


def by_bibtex(folder: Path, text: str) -> list[str]:
    (folder / "a.bib").write_text(text)
    cited = "".join(f"\\citation{{{key}}}\n" for key in ALL)
    (folder / "a.aux").write_text(f"\\relax\n{cited}\\bibstyle{{plain}}\n\\bibdata{{a}}\n")
    subprocess.run(["bibtex", "a"], cwd=folder, capture_output=True, check=False)
    return [key for key in ALL if f"\\bibitem{{{key}}}" in (folder / "a.bbl").read_text()]


def by_biber(folder: Path, text: str) -> list[str]:
    (folder / "b.bib").write_text(text)
    command = ["biber", "--tool", "--output-format=biblatexml", "-O", "b.xml", "b.bib"]
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    out = folder / "b.xml"
    return [key for key in ALL if f'id="{key}"' in out.read_text()] if out.exists() else []


@pytest.mark.parametrize(
    ("comment", "biber", "told"),
    [
        ("@comment{" + TWO.rstrip() + "}\n", ["one", "three"], False),
        ("@comment{jabref-meta: databaseType:bibtex;}\n" + TWO, ALL, False),
        ("@comment{ text\n" + TWO + "}\n", ["one", "three"], True),
        ("@comment{ text\n" + TWO.replace("{T}", "{T}}"), ["one", "three"], True),
        ("@comment{ text\n" + TWO, [], True),
    ],
)
def test_bibtex_reads_entries_in_a_comment_and_biber_does_not(
    tmp_path: Path, comment: str, biber: list[str], *, told: bool
) -> None:
    text = ONE + comment + THREE
    assert by_bibtex(tmp_path, text) == ALL
    assert by_biber(tmp_path, text) == biber
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    assert bool(document.library.broken) is told
