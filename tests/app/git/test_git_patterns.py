"""File names in `.gitattributes`, as git itself reads them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from vlbib.app.first_settings import with_lock_line

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "name", ["references.lock", "My Library.lock", "a[1]*?.lock", 'say "so".lock', "back\\slash.lock", "été.lock"]
)
def test_git_finds_the_attributes_of_any_name(name: str, tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text(with_lock_line("", name), encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    asked = ["git", "check-attr", "-z", "linguist-generated", "--", name]
    told = subprocess.run(asked, cwd=tmp_path, capture_output=True, check=True)
    assert told.stdout.decode().split("\0")[2] == "true"
    assert told.stderr == b""


def test_a_name_that_git_quotes_is_added_only_once() -> None:
    once = with_lock_line("", "My Library.lock")
    assert with_lock_line(once, "My Library.lock") == once
