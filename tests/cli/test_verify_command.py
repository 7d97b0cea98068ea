from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_commands import run

if TYPE_CHECKING:
    from pathlib import Path

BIB = """@inproceedings{clip,
  title     = {Learning Transferable Visual Models From Natural Language Supervision},
  author    = {Radford, Alec and Moreau, Paul},
  booktitle = {ICML},
  year      = 2021,
  eprint    = {2103.00020},
  archiveprefix = {arXiv},
}
"""
FUTURE = "@misc{maps,\n  title = {Counting Lines in Old Maps with Nets},\n  year = 2099,\n}\n"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, survey_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(survey_cache, tmp_path / "cache")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))


@pytest.mark.parametrize(
    ("text", "option", "code"),
    [(BIB, "", 1), (BIB, "--diff", 1), (BIB, "--fix", 0), (BIB + FUTURE, "--fix", 1)],
    ids=["as it is", "shown", "mended", "mended in part"],
)
def test_the_exit_code_is_for_what_is_still_wrong_at_the_end(tmp_path: Path, text: str, option: str, code: int) -> None:
    (tmp_path / "a.bib").write_text(text, encoding="utf-8")
    ran = run("verify", "a.bib", "--offline", *option.split())
    assert ran.returncode == code, ran.stdout + ran.stderr
    assert "Moreau" in ran.stdout  # the difference is printed, even if it is then corrected
