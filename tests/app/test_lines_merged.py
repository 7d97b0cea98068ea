"""A sync warns if git merges library or lock line by line although vlbib's driver is installed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.git.git_team import Team


def test_a_sync_warns_about_a_renamed_library_until_gitattributes_names_it(repo: Team) -> None:
    repo.desk.write("notes/a.md", "- Mask R-CNN\n")
    repo.desk.write(".gitattributes", "*.lock text\n")
    assert "git merges" not in repo.desk.sync().out
    repo.desk.run("git", "install")
    assert "git merges" not in repo.desk.sync().out
    for suffix in ("bib", "lock"):
        Path(f"references.{suffix}").rename(f"my thesis.{suffix}")
    repo.desk.write("vlbib.toml", 'library = "my thesis.bib"\n')
    left = "my thesis.bib and my thesis.lock: git merges this line by line, because .gitattributes does not name it"
    assert [left in repo.desk.sync().out for _ in range(2)] == [True, True]
    repo.desk.run("git", "install")
    assert "git merges" not in repo.desk.sync().out


def test_a_pattern_written_by_hand_is_enough(repo: Team) -> None:
    repo.desk.write("notes/a.md", "- Mask R-CNN\n")
    repo.desk.run("git", "install")
    repo.desk.write(".gitattributes", "*.bib merge=vlbib\n")
    assert "references.lock: git merges this line by line" in repo.desk.sync().out
    repo.desk.write(".gitattributes", "*.bib merge=vlbib\n*.lock merge=vlbib\n")
    assert "git merges" not in repo.desk.sync().out
