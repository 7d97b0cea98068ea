from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.scan import scan
from vlbib.merge.branches import merged_file
from vlbib.merge.branches.merged_file import FileForm, common_form, marked_lines

if TYPE_CHECKING:
    from vlbib.bibtex.grammar import Block

TEXT = "@misc{k,\n  note = {Bär},\n}\n"


def form(base: bytes, ours: bytes, theirs: bytes) -> FileForm:
    read = common_form(base, ours, theirs, "refs.bib")
    assert isinstance(read, FileForm), read
    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_text_is_read_with_line_feeds_and_written_with_its_line_endings(encoding: str, newline: str) -> None:
    data = TEXT.replace("\n", newline).encode(encoding)
    read = form(data, data, data)
    assert read.ours.text(0, len(read.ours.source)) == TEXT
    assert read.packed(read.ours.source) == data


def test_mixed_line_endings_are_kept() -> None:
    data = TEXT.replace("\n", "\r\n", 1).encode()
    assert form(data, data, data).packed(data) == data


def test_ascii_text_fits_either_encoding() -> None:
    plain, wide = TEXT.replace("ä", "a").encode(), TEXT.encode("cp1252")
    for versions in ((plain, plain, wide), (plain, wide, plain), (wide, plain, plain)):
        read = form(*versions)
        assert read.theirs.text(0, len(read.theirs.source)) == versions[2].decode("cp1252")
    assert form(plain, plain, wide).packed("ä".encode("cp1252")) == "ä".encode("cp1252")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "newline"),
    [
        ("\n", "\r\n", "\n", b"\r\n"),
        ("\r\n", "\r\n", "\n", b"\n"),
        ("", "\r\n", "\n", b"\r\n"),
        ("", "\n", "\r\n", b"\n"),
    ],
)
def test_the_line_ending_is_that_of_the_side_that_changed_it_and_ours_without_a_base(
    base: str, ours: str, theirs: str, newline: bytes
) -> None:
    versions = [TEXT.replace("\n", end).encode() if end else b"" for end in (base, ours, theirs)]
    assert form(*versions).newline == newline


def test_conflicts_start_at_markers_of_the_given_length() -> None:
    assert marked_lines(b"a\n<<<<<<< x\n<<<<<<<\n<<<<<<<<< y\n <<<<<<< z\n<<<<<<<w\n", 7) == [2, 3]


def test_versions_in_the_common_form_are_scanned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    scans: list[bytes] = []

    def counted(source: bytes) -> list[Block]:
        scans.append(source)
        return scan(source)

    monkeypatch.setattr(merged_file, "scan", counted)
    assert form(TEXT.encode(), TEXT.encode(), TEXT.encode()).ours.entries
    assert scans == []
    assert form(TEXT.encode(), TEXT.encode(), TEXT.replace("\n", "\r\n").encode()).theirs.entries
    assert len(scans) == 1


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "marked"),
    [(False, True, False, True), (True, True, False, False), (None, True, False, True), (None, False, True, False)],
)
def test_the_byte_order_mark_is_that_of_the_side_that_changed_it_and_ours_without_a_base(
    base: bool | None,  # noqa: FBT001 -- a table's column
    ours: bool,  # noqa: FBT001
    theirs: bool,  # noqa: FBT001
    marked: bool,  # noqa: FBT001
) -> None:
    plain, with_mark = TEXT.encode(), TEXT.encode("utf-8-sig")
    versions = [b"" if each is None else with_mark if each else plain for each in (base, ours, theirs)]
    assert (form(*versions).bom != b"") is marked


def test_the_encoding_is_that_of_the_side_with_non_ascii_letters() -> None:
    plain, wide = TEXT.replace("\u00e4", "a").encode(), TEXT.encode("cp1252")
    for versions, name in (((plain, plain, wide), "cp1252"), ((plain, wide, plain), "cp1252"), ((plain,) * 3, "utf-8")):
        assert form(*versions).encoding.name == name
