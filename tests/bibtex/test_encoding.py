from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read


def opened(data: bytes | str) -> Document:
    document = read(data if isinstance(data, bytes) else data.encode(), "refs.bib")
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize(
    ("data", "encoding", "fallback"),
    [
        ("{é}".encode(), "utf-8", False),
        ("{é}".encode("utf-8-sig"), "utf-8", False),
        (b"% Encoding: windows-1252\n{\xe9}", "cp1252", True),
        (b"% -*- coding: latin-1-unix -*-\n{\xe9}", "iso8859-1", True),
        (b"% Encoding: UTF-8\n{\xe9}", "cp1252", True),
        (b"{\xe9} {\x81}", "latin-1", True),
        ("% Encoding: GBK\n{é}".encode("gbk"), "gbk", True),
        ("\ufeff{é}".encode("utf-16-le"), "utf-16-le", True),
        (("é " * 9).encode() + b"\xe9", "utf-8", True),
    ],
)
def test_the_encoding_is_found_and_told(data: bytes, encoding: str, *, fallback: bool) -> None:
    document = opened(data)
    assert (document.encoding.name, document.library.fallback) == (encoding, fallback)
    assert "é" in document.library.text
    assert document.packed(document.source) == data
