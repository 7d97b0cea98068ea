"""The state of a file on disk shows whether it has changed, unless it changed just now."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from vlbib.storage.file_states import are_old, file_state, lasting_state
from vlbib.storage.unsaved import counting

if TYPE_CHECKING:
    from pathlib import Path

OLD = time.time_ns() - 10**10


def _with_time(state: tuple[int, ...], ns: int) -> tuple[int, ...]:
    return (*state[:-2], ns, ns)


def test_a_changed_file_has_another_state(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@misc{a}", "utf-8")
    before = file_state(path)
    path.write_text("@misc{abc}", "utf-8")
    assert file_state(path) != before


def test_a_file_put_in_place_of_another_with_the_same_size_and_time_has_another_state(tmp_path: Path) -> None:
    path, other = tmp_path / "a.bib", tmp_path / "b.bib"
    for each in (path, other):
        each.write_text("@misc{a}", "utf-8")
        os.utime(each, ns=(OLD, OLD))
    before = file_state(path)
    other.replace(path)
    assert file_state(path) != before


def test_a_file_that_does_not_exist_has_no_state(tmp_path: Path) -> None:
    assert file_state(tmp_path / "none.bib") is None
    assert lasting_state(tmp_path / "none.bib") is None


def test_a_file_that_changed_just_now_has_no_lasting_state(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@misc{a}", "utf-8")
    assert lasting_state(path) is None
    state = file_state(path)
    assert state
    assert not are_old([_with_time(state, OLD), state])
    assert are_old([None, _with_time(state, OLD)])


def test_a_time_in_the_future_tells_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.touch()
    state = file_state(path)
    assert state
    assert not are_old([_with_time(state, time.time_ns() + 10**12)])


def test_an_unsaved_text_has_no_state(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@misc{a}", "utf-8")
    with counting({os.path.realpath(path): b"@misc{b}"}):
        assert lasting_state(path) is None
