from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, Refused, read
from vlbib.bibtex.encoding import UTF8, find_encoding


def opened(data: bytes | str) -> Document:
    document = read(data if isinstance(data, bytes) else data.encode(), "refs.bib")
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    ("data", "encoding", "fallback"),
    [
        ("{é}".encode(), "utf-8", False),
        ("{é}".encode("utf-8-sig"), "utf-8", False),
        ("{é}".encode("utf-8-sig") + b"\xe9", "utf-8", True),
        (b"% Encoding: windows-1252\n{\xe9}", "cp1252", True),
        (b"% -*- coding: latin-1-unix -*-\n{\xe9}", "iso8859-1", True),
        (b"% Encoding: UTF-8\n{\xe9}", "cp1252", True),
        (b"{\xe9} {\x81}", "latin-1", True),
        ("% Encoding: GBK\n{é}".encode("gbk"), "gbk", True),
        ("\ufeff{é}".encode("utf-16-le"), "utf-16-le", True),
        (("é " * 5).encode() + b"\xe9", "utf-8", True),
        (("é " * 4).encode() + b"\xe9", "cp1252", True),
    ],
)
def test_the_encoding_is_found_and_reported(data: bytes, encoding: str, *, fallback: bool) -> None:
    document = opened(data)
    assert (document.encoding.name, document.library.fallback) == (encoding, fallback)
    assert "é" in document.library.text
    assert document.packed(document.source) == data


@pytest.mark.parametrize(("length", "encoding"), [(2000, "mac-roman"), (2001, "cp1252")])
def test_a_declaration_counts_only_in_the_first_two_thousand_bytes(length: int, encoding: str) -> None:
    declaration = b"% Encoding: mac_roman"
    assert opened(b" " * (length - len(declaration)) + declaration + b"\n{\x8e}").encoding.name == encoding


@pytest.mark.parametrize(
    ("data", "as_is"),
    [
        (b"% Encoding: latin-1\n{\xe9}", True),
        (b"% Encoding: mac_roman\n{\x8e}", True),
        ("% Encoding: GBK\n{é}".encode("gbk"), False),
    ],
)
def test_a_file_in_a_single_byte_encoding_is_scanned_unchanged(data: bytes, *, as_is: bool) -> None:
    document = opened(data)
    assert (document.source == data) is as_is
    assert document.encoding.transparent is as_is


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"@misc{a, title = {Tides}}\n%", ""),
        ("@misc{a, title = {Tides}}".encode("utf-16-le")[:-1], "not a text file"),
        (b"@misc{a, title = {Ti\x00\xd8des}}", "not a text file"),
    ],
)
def test_bytes_that_only_start_like_utf_16_are_read_in_another_encoding_or_refused(
    mark: bytes, text: bytes, reason: str
) -> None:
    document = read(mark + text, "a.bib")
    if reason:
        assert isinstance(document, Refused)
        assert reason in document.reason
    else:
        assert isinstance(document, Document)
        assert (document.encoding.name, len(document.entries), document.source) == ("cp1252", 1, mark + text)


@pytest.mark.parametrize("name", ["GBK", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR", "cp932"])
def test_a_file_in_a_multibyte_encoding_is_scanned_as_utf_8(name: str) -> None:
    document = opened(f"% Encoding: {name}\n{{\u6771\u4eac\u5927\u5b78}}".encode(name))
    assert not document.encoding.transparent
    assert "\u6771\u4eac\u5927\u5b78" in document.library.text


def test_a_letter_across_two_pieces_is_decoded() -> None:
    for blanks in (65_534, 65_535, 65_536):
        assert find_encoding(b" " * blanks + "é".encode()) == UTF8
    assert find_encoding(b" " * 65_535 + "é".encode()[:1]) != UTF8
