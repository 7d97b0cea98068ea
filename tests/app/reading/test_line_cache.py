from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.app.reading.line_cache import read_by_lines
from vlbib.kept_answers import keeping
from vlbib.notes import line_readings
from vlbib.notes.line.inline import read_line
from vlbib.notes.reader import read_note
from vlbib.storage.byte_cache import cache_path
from vlbib.storage.note_files import NoteFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.notes.line.inline import Line

TEXT = (
    "# Papers\n\n- [2021] [A Title of Some Words](https://arxiv.org/abs/2101.00001)\n- [2020] Another Title of Words\n"
)
EDITED = TEXT + "- [2019] A Third Title of Words\n"


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that are read, with a temporary cache folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    read: list[str] = []

    def reading(text: str, targets: Mapping[str, str]) -> Line:
        read.append(text)
        return read_line(text, targets)

    monkeypatch.setattr(line_readings, "read_line", reading)
    return read


def _read(text: str, code: bytes = b"code") -> object:
    return read_by_lines(NoteFile("a.md", text), "name", code)


def test_only_the_new_line_of_an_edited_note_is_read(texts: list[str]) -> None:
    assert _read(TEXT) == read_note(TEXT, "a.md")
    texts.clear()
    edited = TEXT + "- [2019] A Third Title of Words\n"
    after = _read(edited)
    assert texts == ["[2019] A Third Title of Words"]
    assert after == read_note(edited, "a.md")


def test_lines_read_by_other_code_are_read_again(texts: list[str]) -> None:
    _read(TEXT)
    texts.clear()
    _read(TEXT, b"new code")
    assert len(texts) == 2


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xc1", b"\x92\xc4\x00\x91\x01"])
def test_a_damaged_cache_is_ignored(texts: list[str], damage: bytes) -> None:
    before = _read(TEXT)
    cache_path("lines", "name").write_bytes(damage)
    texts.clear()
    assert _read(TEXT) == before
    assert len(texts) == 2


def test_a_line_that_is_not_utf_8_is_read_but_not_cached(texts: list[str]) -> None:
    text = "- [2021] A Title of Some \udcff Words\n"
    assert _read(text) == read_note(text, "a.md")
    assert texts
    assert not list(Path("cache").rglob("name"))


def test_a_long_running_program_caches_the_first_text_and_no_edit(texts: list[str]) -> None:
    with keeping({}):
        _read(TEXT)
        written = cache_path("lines", "name").read_bytes()
        texts.clear()
        after = _read(EDITED)
        assert texts == ["[2019] A Third Title of Words"]
        assert _read(EDITED) == after
        assert texts == ["[2019] A Third Title of Words"]
        assert cache_path("lines", "name").read_bytes() == written
    assert read_note(EDITED, "a.md") == after
