"""Access lists set by `setfacl` on a library and its folder are the same in `getfacl` after vlbib has written."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.app.conftest import Desk, desk

pytestmark = pytest.mark.consumer
__all__ = ["desk"]
NOTE = "- Deep Residual Learning for Image Recognition\n"
FILES = ("references.bib", "references.lock")


def access(name: str) -> list[str]:
    """Return the access list of a file, as `getfacl` prints it."""
    ran = subprocess.run(["getfacl", "-c", "-n", name], capture_output=True, text=True, check=True)
    return ran.stdout.split()


def set_access(*arguments: str) -> None:
    subprocess.run(["setfacl", *arguments], check=True)


@pytest.fixture
def library(desk: Desk) -> Desk:
    """A library and its lock, and a new line in the note for the next sync."""
    desk.write("notes/a.md", NOTE)
    assert desk.sync().code == 0
    desk.write("notes/a.md", f"{NOTE}- Mask R-CNN\n")
    return desk


def test_the_access_lists_of_library_and_lock_survive_a_sync(library: Desk) -> None:
    for name in FILES:
        set_access("-m", "u:4321:rw,g:1234:r,m:rw", name)
    before = [access(name) for name in FILES]
    assert library.sync().code == 0
    assert "user:4321:rw-" in before[0]
    assert [access(name) for name in FILES] == before
    assert len(library.entries()) == 2
    library.write("notes/a.md", NOTE)
    assert library.run("undo").code == 0
    assert [access(name) for name in FILES] == before


def test_a_file_without_an_access_list_gets_none_from_its_folder(library: Desk) -> None:
    set_access("-d", "-m", "u:4321:rwx", ".")
    before = [access(name) for name in FILES]
    assert library.sync().code == 0
    assert all("user:4321" not in line for listed in before for line in listed)
    assert [access(name) for name in FILES] == before


def test_a_new_library_has_the_default_access_list_of_its_folder(desk: Desk) -> None:
    set_access("-d", "-m", "u:4321:rw", ".")
    desk.write("notes/a.md", NOTE)
    assert desk.sync().code == 0
    Path("by_hand").touch()
    assert "user:4321:rw-" in access("by_hand")
    assert [line for line in access("references.bib") if line.startswith("user:4321")] == ["user:4321:rw-"]
