"""The old files that are kept for undo, and for how many commands."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from vlbib.storage.file_kinds import REMARKS
from vlbib.storage.kept_steps import KEPT, KeptStep, digest_now, keep, kept_steps, recording, steps_folder
from vlbib.storage.running import COMMAND

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "references.bib"
    path.write_text("old", encoding="ascii")
    return path


def replace(target: Path, text: str) -> None:
    """Write a file as the commands do: to a temporary file, keep the old one, then rename."""
    staged = target.with_name("staged")
    staged.write_text(text, encoding="ascii")
    keep(target, staged)
    staged.replace(target)


def steps(library: Path) -> list[KeptStep]:
    return kept_steps(steps_folder(library.parent / "data", library))


def test_a_step_has_the_command_and_each_file_as_it_was(library: Path) -> None:
    token = COMMAND.set("sync --update")
    with recording(library.parent / "data", library):
        replace(library, "new")
        replace(library.with_suffix(".lock"), "lock")
    COMMAND.reset(token)
    (step,) = steps(library)
    assert step.command == "sync --update"
    assert [(file.path.name, file.before is None) for file in step.files] == [
        ("references.bib", False),
        ("references.lock", True),
    ]
    assert step.files[0].bytes_before.read_text(encoding="ascii") == "old"
    assert [file.after for file in step.files] == [digest_now(library), digest_now(library.with_suffix(".lock"))]


def test_a_file_written_twice_in_a_step_is_kept_as_it_was_before_both(library: Path) -> None:
    with recording(library.parent / "data", library):
        replace(library, "new")
        replace(library, "newer")
    (step,) = steps(library)
    (file,) = step.files
    assert file.bytes_before.read_text(encoding="ascii") == "old"
    assert file.after == digest_now(library)


def test_a_command_run_by_another_belongs_to_its_step(library: Path) -> None:
    data = library.parent / "data"
    with recording(data, library):
        replace(library, "new")
        with recording(data, library):
            replace(library, "newer")
        replace(library, "newest")
    assert len(steps(library)) == 1


def test_nothing_is_kept_outside_a_recording_or_if_nothing_is_written(library: Path) -> None:
    replace(library, "new")
    with recording(library.parent / "data", library):
        pass
    assert steps(library) == []
    assert not (library.parent / "data").exists()


@pytest.mark.parametrize(("commands", "kept"), [(KEPT - 1, KEPT - 1), (KEPT, KEPT), (KEPT + 1, KEPT)])
def test_the_oldest_of_more_than_twenty_steps_is_deleted(library: Path, commands: int, kept: int) -> None:
    for number in range(commands):
        with recording(library.parent / "data", library):
            replace(library, str(number))
    left = steps(library)
    assert len(left) == kept
    first, last = left[-1].files[0].bytes_before, left[0].files[0].bytes_before
    assert last.read_text(encoding="ascii") == str(commands - 2)
    assert first.read_text(encoding="ascii") == ("old" if commands <= KEPT else "0")


def test_a_step_without_a_readable_list_is_skipped(library: Path) -> None:
    with recording(library.parent / "data", library):
        replace(library, "new")
    folder = steps_folder(library.parent / "data", library)
    (folder / "00000002").mkdir()
    for number, text in (("3", "{"), ("4", "{}"), ("5", '{"files": []}')):
        (folder / number).mkdir()
        (folder / number / "step.json").write_text(text, encoding="ascii")
    assert len(steps(library)) == 1


def test_each_library_has_separate_steps_and_a_link_has_those_of_its_target(library: Path) -> None:
    data = library.parent / "data"
    link = library.with_name("link.bib")
    link.symlink_to(library)
    assert steps_folder(data, link) == steps_folder(data, library)
    assert steps_folder(data, library.with_name("another.bib")) != steps_folder(data, library)


def test_if_nothing_can_be_kept_the_command_goes_on(library: Path) -> None:
    (library.parent / "data").write_text("", encoding="ascii")
    with recording(library.parent / "data", library):
        replace(library, "new")
    assert library.read_text(encoding="ascii") == "new"


def test_a_forgotten_step_is_deleted(library: Path) -> None:
    with recording(library.parent / "data", library):
        replace(library, "new")
    steps(library)[0].forget()
    assert steps(library) == []


def test_a_read_only_folder_is_reported_and_does_not_stop_the_command(library: Path) -> None:
    (library.parent / "data").write_text("a file where the folder should be", encoding="ascii")
    remarks: list[str] = []
    token = REMARKS.set(remarks)
    with recording(library.parent / "data", library):
        replace(library, "new")
        replace(library, "newer")
    REMARKS.reset(token)
    assert library.read_text("ascii") == "newer"
    assert len(set(remarks)) == 1
    assert "`vlbib undo` cannot undo this command" in remarks[0]
    assert str(library.parent / "data") in remarks[0]


def test_a_fifo_in_place_of_a_kept_file_counts_as_changed_and_is_not_read(library: Path) -> None:
    before = digest_now(library)
    library.unlink()
    os.mkfifo(library)
    assert digest_now(library) not in (before, None)
