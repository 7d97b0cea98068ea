"""The doors for Python: typed, without printing or exiting."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import vlbib

LIBRARY = Path(__file__).parents[1] / "references.bib"


@pytest.fixture(autouse=True)
def _in_a_project_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / ".cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / ".data"))
    shutil.copy(LIBRARY, tmp_path)


def test_a_library_is_read() -> None:
    assert any(entry.key == "radford2021clip" for entry in vlbib.read("references.bib").entries)


def test_a_title_is_resolved_by_the_catalogue() -> None:
    (work,) = vlbib.resolve(["Visual Instruction Tuning"], resolvers=["catalogue"])
    assert work.key is not None
    assert work.year == 2023


def test_notes_are_synced_into_a_library(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("# A\n\n- [2023] Visual Instruction Tuning\n", encoding="utf-8")
    report = vlbib.sync("a.md", library="mine.bib", resolvers=["catalogue"])
    assert report.exit_code == 0
    assert "Liu, Haotian" in Path("mine.bib").read_text(encoding="utf-8")
    assert capsys.readouterr() == ("", "")


def test_a_library_is_checked() -> None:
    Path("bad.bib").write_text("@misc{a, title={A}, year={2000}}\n@misc{a, title={B}, year={2001}}\n", encoding="utf-8")
    assert any(finding.code.startswith("K") for finding in vlbib.check("bad.bib"))


def test_a_library_is_exported() -> None:
    assert "radford2021clip" in vlbib.export("ris", keys=["radford2021clip"])


def test_what_cannot_be_used_is_one_exception() -> None:
    with pytest.raises(vlbib.CannotUse, match="nowhere"):
        vlbib.read("nowhere.bib")


def test_no_other_name_is_public() -> None:
    with pytest.raises(AttributeError):
        _ = vlbib.nosuch
