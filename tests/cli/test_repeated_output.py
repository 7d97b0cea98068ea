"""A command that writes nothing repeats its last output without reading anything, if nothing has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from vlbib.cli import run
from vlbib.storage import file_states, files

if TYPE_CHECKING:
    from pathlib import Path

NOTE = """# Vision

- Learning Transferable Visual Models From Natural Language Supervision
- Deep Residual Learning for Image Recognition
"""
COMMANDS = (
    ["sync", "--offline"],
    ["sync", "--offline", "--format", "json"],
    ["check"],
    ["check", "references.bib", "other.bib"],
    ["list"],
    ["list", "--format", "{key}"],
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A synced project, whose files count as unchanged however recently they were written."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.md").write_text(NOTE, "utf-8")
    (tmp_path / "other.bib").write_text("@misc{a, title = {BERT}}\n", "utf-8")
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path.parent / f"{tmp_path.name}-cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path.parent / f"{tmp_path.name}-data"))
    monkeypatch.setattr(file_states, "_MOMENT", 0)
    monkeypatch.chdir(tmp_path)
    assert run(["sync", "--offline"]) == 0
    return tmp_path


def _never(*_arguments: Any, **_named: Any) -> bytes:
    raise AssertionError("read again")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_read_again_if_nothing_changed(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    assert project.is_dir()
    capsys.readouterr()
    code, told = run(command), capsys.readouterr()
    monkeypatch.setattr(files, "read_bytes", _never)
    assert (run(command), capsys.readouterr()) == (code, told)
    assert told.out or told.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_everything_is_read_again_after_a_change(
    project: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    run(command)
    with (project / "references.bib").open("a", encoding="utf-8") as library:
        library.write("% mine\n")
    read, read_bytes = [], files.read_bytes

    def noted(path: Path) -> bytes | None:
        read.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(files, "read_bytes", noted)
    run(command)
    assert "references.bib" in read


def test_a_named_file_that_changed_is_checked_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "other.bib"])
    assert "V0" not in capsys.readouterr().out.replace("other.bib", "")
    (project / "other.bib").write_text("@misc{a, title = {BERT}, year = {soon}}\n", "utf-8")
    run(["check", "other.bib"])
    assert "`soon`" in capsys.readouterr().out


def test_output_with_other_options_is_not_repeated(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    run(["list", "--text", "residual"])
    capsys.readouterr()
    run(["list", "--text", "transferable"])
    assert "Transferable" in capsys.readouterr().out


def test_the_output_of_a_sync_that_wrote_is_not_repeated(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "notes" / "a.md").write_text(NOTE + "- Attention Is All You Need\n", "utf-8")
    run(["sync", "--offline"])
    assert "1 added" in capsys.readouterr().out
    run(["sync", "--offline"])
    assert "nothing changed" in capsys.readouterr().out


def test_a_damaged_cache_counts_as_empty(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert project.is_dir()
    capsys.readouterr()
    run(["list"])
    told = capsys.readouterr()
    for path in (files.cache_dir() / "told").glob("*/*"):
        path.write_bytes(path.read_bytes()[:-9])
    assert (run(["list"]), capsys.readouterr()) == (0, told)


def test_the_explanation_of_an_entry_is_repeated(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert project.is_dir()
    capsys.readouterr()
    run(["list", "--format", "{key}"])
    key = capsys.readouterr().out.split()[0]
    code, told = run(["explain", key]), capsys.readouterr()
    assert "named by" in told.out
    monkeypatch.setattr(files, "read_bytes", _never)
    assert (run(["explain", key]), capsys.readouterr()) == (code, told)
