"""The Python API: typed, without printing or exiting."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vlbib

if TYPE_CHECKING:
    from collections.abc import Sequence

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


@pytest.mark.parametrize(
    "tex", ["main.tex", Path("main.tex"), ["other.tex", Path("main.tex")], [Path()], (), "other.tex"]
)
def test_entries_that_no_note_names_are_pruned_unless_a_paper_cites_them(
    tex: str | Path | Sequence[str | Path],
) -> None:
    note = Path("a.md")
    note.write_text("# A\n\n- [2023] Visual Instruction Tuning\n\n## [2019] nocaps\n", encoding="utf-8")
    vlbib.sync(note, library="mine.bib", resolvers=["catalogue"])
    note.write_text("# A\n\n## [2019] nocaps\n", encoding="utf-8")
    Path("main.tex").write_text(r"\cite{liu2023visual}", encoding="utf-8")
    Path("other.tex").write_text(r"\cite{agrawal2019nocaps}", encoding="utf-8")
    report = vlbib.sync(note, library="mine.bib", resolvers=["catalogue"], prune=True, tex=tex)
    kept = {entry.key for entry in vlbib.read("mine.bib").entries}
    expected = set() if tex in ((), "other.tex") else {"liu2023visual"}
    assert kept == {"agrawal2019nocaps"} | expected
    assert bool(report.changes.removed) is not bool(expected)


def test_a_missing_paper_is_an_error_and_nothing_is_pruned() -> None:
    Path("a.md").write_text("# A\n\n- [2023] Visual Instruction Tuning\n", encoding="utf-8")
    with pytest.raises(vlbib.CannotUse, match="nowhere"):
        vlbib.sync("a.md", library="mine.bib", resolvers=["catalogue"], prune=True, tex="nowhere.tex")
    assert not Path("mine.bib").exists()


def test_a_library_is_checked() -> None:
    Path("bad.bib").write_text("@misc{a, title={A}, year={2000}}\n@misc{a, title={B}, year={2001}}\n", encoding="utf-8")
    assert any(finding.code.startswith("K") for finding in vlbib.check("bad.bib"))


def test_a_library_is_exported() -> None:
    assert "radford2021clip" in vlbib.export("ris", keys=["radford2021clip"])


def test_all_invalid_input_raises_one_exception() -> None:
    with pytest.raises(vlbib.CannotUse, match="nowhere"):
        vlbib.read("nowhere.bib")


def test_no_other_name_is_public() -> None:
    with pytest.raises(AttributeError):
        _ = vlbib.nosuch


def test_references_are_verified_from_a_file_or_as_text() -> None:
    string = "K. He, X. Zhang, S. Ren, J. Sun. Deep residual learning for image recognition. In CVPR, 2016."
    Path("a.bib").write_text("@misc{a, title = {Nothing that anybody has written}}", encoding="utf-8")
    done = vlbib.verify("a.bib", string, offline=True)
    assert [each.standing for file in done.files for each in file.assessments] == ["not found", "verified"]
