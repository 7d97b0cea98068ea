"""`vlbib cite`: a paper's citations against the library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.small_library import call, folder

from vlbib.cli.cite_command import command as cite
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]  # a fixture

pytestmark = pytest.mark.usefixtures("folder")


def test_cite_lists_missing_and_unused_keys(folder: Path) -> None:
    (folder / "paper.tex").write_text("\\input{part}\n\\cite{CLIP2021}")
    (folder / "part.tex").write_text("Text \\citep[see][p.~2]{muller2021} \\input{gone}")
    result = call(cite, "paper.tex")
    assert result.return_value == 1
    assert result.stdout.splitlines() == [
        "part.tex:1:24: no entry muller2021; did you mean muller2020?",
        "paper.tex:2:7: CLIP2021 is clip2021 in the library, which differs in case",
        "included, but missing: gone.tex",
        "1 entry is not cited:",
        "  muller2020",
    ]
    found = json.loads(call(cite, "paper.tex", "--format", "json").stdout)
    assert found["missing"] == [
        {"key": "muller2021", "file": "part.tex", "line": 1, "column": 24, "suggestions": ["muller2020"]}
    ]
    assert (found["unused"], found["used"], found["missing_files"]) == (["muller2020"], ["clip2021"], ["gone.tex"])


def test_cite_keeps_the_papers_bib_file_up_to_date(folder: Path) -> None:
    (folder / "paper.aux").write_text("\\citation{clip2021}\n\\bibdata{paper}")
    assert call(cite, "paper.aux", "-o", "paper.bib").return_value == 0
    text = (folder / "paper.bib").read_text()
    assert "clip2021" in text
    assert "muller2020" not in text
    assert "unchanged" in call(cite, "paper.aux", "-o", "paper.bib").stderr


def test_cite_never_overwrites_a_file_that_it_did_not_write(folder: Path) -> None:
    (folder / "paper.tex").write_text(r"\cite{clip2021}")
    (folder / "mine.bib").write_text("@misc{mine, title = {Mine}}")
    for name in ("mine.bib", "references.bib"):
        before = (folder / name).read_text()
        assert isinstance(call(cite, "paper.tex", "-o", name).exception, CannotUse)
        assert (folder / name).read_text() == before
