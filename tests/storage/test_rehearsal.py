"""In a dry run no file is replaced, and the changes are returned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.storage.files import write
from vlbib.storage.rehearsal import Rehearsed, is_rehearsal, only_rehearsed, rehearsing

if TYPE_CHECKING:
    from pathlib import Path


def test_a_dry_run_returns_the_changes_and_leaves_the_files(tmp_path: Path) -> None:
    old, new = tmp_path / "old.bib", tmp_path / "new.bib"
    old.write_bytes(b"before")
    with rehearsing() as rehearsed:
        write(old, b"after")
        write(new, b"made")
        assert is_rehearsal()
    assert rehearsed == [Rehearsed(old, b"before", b"after"), Rehearsed(new, b"", b"made")]
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("old.bib", b"before")]


def test_after_a_dry_run_even_a_failed_one_files_are_written_again(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), rehearsing():
        (tmp_path / "nothing").read_bytes()
    assert not is_rehearsal()
    write(tmp_path / "a.bib", b"made")
    assert (tmp_path / "a.bib").read_bytes() == b"made"


def test_outside_a_dry_run_a_staged_file_is_left_alone(tmp_path: Path) -> None:
    staged = tmp_path / "a.tmp"
    staged.write_bytes(b"made")
    assert not only_rehearsed(tmp_path / "a.bib", staged)
    assert staged.exists()
