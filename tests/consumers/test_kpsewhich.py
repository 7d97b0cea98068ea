"""kpsewhich, TeX's own file search, decides which included files of a paper are missing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from vlbib.app.distribution import find, is_of_distribution
from vlbib.app.papers import cited_keys
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.consumer


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert shutil.which("kpsewhich"), "install texlive-binaries"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper").mkdir()
    return tmp_path / "paper"


@pytest.mark.parametrize("name", ["size10.clo", "size10.clo.tex", "docstrip.tex", "glyphtounicode.tex"])
def test_files_of_the_tex_distribution_are_not_missing(paper: Path, name: str) -> None:
    (paper / "main.tex").write_text(rf"\input{{{name}}}\cite{{a}}")
    assert is_of_distribution(name)
    assert cited_keys(["paper/main.tex"]) == {"a"}


def test_a_file_found_from_the_folder_in_which_tex_runs_is_read(paper: Path) -> None:
    (paper / "main.tex").write_text(r"\input{chapter}\input{glyphtounicode}")
    (paper.parent / "chapter.tex").write_text(r"\cite{b}\input{chapter}\input{size10.clo}")
    assert not is_of_distribution("chapter.tex")
    assert cited_keys(["paper/main.tex"]) == {"b"}


def test_a_file_in_a_folder_of_texinputs_is_read(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXINPUTS", f".:{paper.parent}/mine//:")
    (paper.parent / "mine/deep").mkdir(parents=True)
    (paper.parent / "mine/deep/shared.tex").write_text(r"\cite{c}")
    (paper / "main.tex").write_text(r"\input{shared}")
    assert cited_keys(["paper/main.tex"]) == {"c"}


@pytest.mark.parametrize("name", ["lost", "-version", "-var-value=TEXMFDIST.x", "-expand-braces=a.b"])
def test_a_file_that_kpsewhich_does_not_find_is_missing(paper: Path, name: str) -> None:
    assert find(f"{name}.tex") is None
    (paper / "main.tex").write_text(rf"\input{{{name}}}")
    with pytest.raises(CannotUse, match="missing"):
        cited_keys(["paper/main.tex"])


def test_a_missing_file_included_by_a_file_found_elsewhere_is_reported(paper: Path) -> None:
    (paper / "main.tex").write_text(r"\input{chapter}")
    (paper.parent / "chapter.tex").write_text(r"\input{lost}")
    with pytest.raises(CannotUse, match=r"lost\.tex"):
        cited_keys(["paper/main.tex"])
