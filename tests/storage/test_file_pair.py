from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.core.faults import CannotUse
from vlbib.storage.file_pair import finish, write_pair
from vlbib.storage.files import Before, put_in_place

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW, EDIT = b"old\n", b"new\n", b"% edited\n"


class Killed(BaseException):
    """Raised in place of killing the process."""


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    library, lock = tmp_path / "a.bib", tmp_path / "a.lock"
    library.write_bytes(OLD)
    lock.write_bytes(OLD)
    return library, lock


def killed(pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Write the pair, and stop before the library (0) or the lock (1) is renamed."""
    names, put = iter(range(2)), put_in_place

    def die(path: Path, staged: Path) -> None:
        if next(names) == step:
            raise Killed
        put(path, staged)

    library, lock = pair
    monkeypatch.setattr("vlbib.storage.file_pair.put_in_place", die)
    with pytest.raises(Killed):
        write_pair(library, NEW, lock, [NEW], [Before(library, OLD), Before(lock, OLD)])
    monkeypatch.undo()


def left(pair: tuple[Path, Path]) -> list[str]:
    return sorted(path.name for path in pair[0].parent.iterdir())


@pytest.mark.parametrize(("step", "edited", "lock"), [
    (0, OLD, OLD),
    (0, OLD + EDIT, OLD),
    (1, NEW, NEW),
    (1, NEW + EDIT, NEW),
    (1, EDIT + NEW, NEW),
    (1, OLD, OLD),
])  # fmt: skip
def test_the_waiting_lock_is_used_once_its_library_is_in_place_edited_or_not(
    pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, step: int, edited: bytes, lock: bytes
) -> None:
    killed(pair, monkeypatch, step)
    pair[0].write_bytes(edited)
    finish(*pair)
    assert (pair[0].read_bytes(), pair[1].read_bytes()) == (edited, lock)
    assert left(pair) == ["a.bib", "a.lock"]


def test_a_lock_replaced_by_another_program_stays(pair: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    killed(pair, monkeypatch, 1)
    pair[0].write_bytes(NEW + EDIT)
    pair[1].write_bytes(EDIT)
    finish(*pair)
    assert pair[1].read_bytes() == EDIT
    assert left(pair) == ["a.bib", "a.lock"]


def test_a_first_waiting_lock_is_used_after_an_edit_of_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, lock = tmp_path / "a.bib", tmp_path / "a.lock"
    names, put = iter(range(2)), put_in_place

    def die(path: Path, staged: Path) -> None:
        if next(names):
            raise Killed
        put(path, staged)

    monkeypatch.setattr("vlbib.storage.file_pair.put_in_place", die)
    with pytest.raises(Killed):
        write_pair(library, NEW, lock, [NEW])
    library.write_bytes(NEW + EDIT)
    finish(library, lock)
    assert lock.read_bytes() == NEW


def test_a_refused_write_leaves_no_temporary_file(pair: tuple[Path, Path]) -> None:
    with pytest.raises(CannotUse, match="was changed while vlbib worked"):
        write_pair(pair[0], NEW, pair[1], [NEW], [Before(pair[0], EDIT)])
    assert left(pair) == ["a.bib", "a.lock"]
    assert pair[1].read_bytes() == OLD


@pytest.mark.parametrize("target", ["nowhere/a.lock", "a.bib/a.lock"])
def test_there_are_no_temporary_files_if_a_link_leads_to_a_missing_folder(pair: tuple[Path, Path], target: str) -> None:
    pair[1].unlink()
    pair[1].symlink_to(target)
    finish(*pair)
    assert left(pair) == ["a.bib", "a.lock"]
