"""A sync tells which of library and lock git merges this line by line, where vlbib was to merge them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.app.git.git_team import Team


def test_a_sync_tells_of_a_library_that_was_renamed_since_until_it_is_named(repo: Team) -> None:
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


def test_a_pattern_by_hand_names_the_files_too(repo: Team) -> None:
    repo.desk.write("notes/a.md", "- Mask R-CNN\n")
    repo.desk.run("git", "install")
    repo.desk.write(".gitattributes", "*.bib merge=vlbib\n")
    assert "references.lock: git merges this line by line" in repo.desk.sync().out
    repo.desk.write(".gitattributes", "*.bib merge=vlbib\n*.lock merge=vlbib\n")
    assert "git merges" not in repo.desk.sync().out
