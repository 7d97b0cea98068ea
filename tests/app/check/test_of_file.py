"""What a check finds in one file with only the rules that it needs, and the fix of one finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from vlbib import api

TITLE = "Learning Transferable Visual Models From Natural Language Supervision"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    Path("notes").mkdir()
    Path("notes/a.md").write_text(f"- {TITLE}, 2019\n\nSee [@nobody2020].\n")
    Path("notes/b.md").write_text("See [@nobody2021].\n")
    Path("paper.tex").write_text("\\cite{nobody2022}\n")
    Path("vlbib.toml").write_text('notes = ["notes"]\n[resolvers]\norder = ["catalogue"]\n')
    api.sync(offline=True)
    library = Path("references.bib").read_text()
    Path("references.bib").write_text(library + "@misc{x, title = {A}, pages = {1-2}}\n")
    return tmp_path


@pytest.mark.usefixtures("project")
def test_each_file_has_its_own_findings() -> None:
    notes = [(finding.code, finding.line) for finding in api.findings("notes/a.md")]
    assert ("N010", 3) in notes
    assert ("N010", 1) in [(finding.code, finding.line) for finding in api.findings("notes/b.md")]
    assert {finding.file for finding in api.findings("notes/a.md")} == {"notes/a.md"}
    assert [(finding.code, finding.line) for finding in api.findings("paper.tex")] == [("T001", 1)]
    assert {finding.file for finding in api.findings("references.bib")} == {"references.bib"}


@pytest.mark.usefixtures("project")
def test_rules_that_the_settings_ignore_are_ignored_here_too() -> None:
    settings = Path("vlbib.toml").read_text()
    Path("vlbib.toml").write_text(f'{settings}[check]\nignore = ["N010"]\n')
    assert "N010" not in [finding.code for finding in api.findings("notes/a.md")]
    Path("vlbib.toml").write_text(f'{settings}[check]\nselect = ["V"]\n')
    assert api.findings("notes/a.md") == api.findings("paper.tex") == ()


@pytest.mark.usefixtures("project")
def test_only_the_fix_of_the_given_finding_is_applied() -> None:
    text = "@misc{x, title = {A}, pages = {1-2}}\n@misc{y, title = {B}, pages = {3-4}}\n@article{z, title = {C}}\n"
    Path("other.bib").write_text(text)
    first, *_ = (finding for finding in api.findings("other.bib") if finding.fix and finding.key == "x")
    assert api.fix(text, first) == text.replace("1-2", "1--2")
    unfixable = next(finding for finding in api.findings("other.bib") if not finding.fix)
    assert api.fix(text, unfixable) == text
