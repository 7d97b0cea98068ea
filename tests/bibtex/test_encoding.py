from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, Refused, read
from vlbib.bibtex.edits import AddEntry
from vlbib.bibtex.encoding import UTF8, find_encoding, line_beyond_utf8
from vlbib.bibtex.splice import edited


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
        (b"{\xe9\xe9} {\xe9} {\x81}", "latin-1", True),
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


CHINESE = "@book{wang2020,\n  author = {王小明},\n  title = {计算机视觉导论},\n  publisher = {清华大学出版社},\n}\n"


@pytest.mark.parametrize(("text", "encoding"), [(CHINESE, "gbk"), (CHINESE + "% ö\n", "gb18030")])
def test_a_chinese_file_without_declaration_is_read_and_written_in_its_own_encoding(text: str, encoding: str) -> None:
    document = opened(text.encode("gb18030"))
    assert (document.encoding.name, document.library.fallback) == (encoding, True)
    assert document.library.entries[0].get("title") == "计算机视觉导论"
    added = AddEntry("article", "he2017mask", {"title": "图像 ł", "author": "Dollár, Piotr"})
    written = edited(document, [added])
    assert written.endswith(text.encode("gb18030"))
    new = opened(written).library.entries[0]
    assert new.get("title") == ("图像 {\\l}" if encoding == "gbk" else "图像 ł")
    assert new.get("author") == "Dollár, Piotr"
    assert opened(written).encoding == document.encoding


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("big5", "基於深度學習的影像描述方法綜述"),
        ("big5", "陳建宏 林志明 王大同"),
        ("shift_jis", "深層学習による画像キャプション生成の調査"),
        ("shift_jis", "田中太郎 山田花子"),
        ("euc-jp", "画像認識技術 情報処理学会研究報告"),
        ("euc-kr", "딥러닝 기반 이미지 캡션 생성 연구 동향"),
        ("euc-kr", "김철수 이영희 박민수 자연어 처리"),
        ("cp1251", "Глубокое обучение для описания изображений"),
        ("koi8-r", "Труды ИСП РАН"),
        ("cp1250", "Głębokie uczenie się źródeł"),
        ("iso8859-7", "Βαθιά μάθηση"),
        ("cp874", "การเรียนรู้เชิงลึก"),
    ],
)
def test_a_file_whose_encoding_cannot_be_known_is_refused_in_one_line_until_it_is_declared(
    name: str, text: str
) -> None:
    entry = f"\n@misc{{a,\n  title = {{{text}}},\n}}\n"
    refused = read(entry.encode(name), "refs.bib")
    assert isinstance(refused, Refused), refused
    assert str(refused) == (
        "refs.bib:3: the file is not UTF-8, and its encoding cannot be known: convert it to UTF-8, "
        "or name its encoding in the first line, as in `% Encoding: Shift_JIS`"
    )
    assert text in opened(f"% Encoding: {name}{entry}".encode(name)).library.text


@pytest.mark.parametrize(
    "text",
    [
        "Jääskeläinen, Määttä",
        "Proceedings – part “A”",
        "pages 770–778",
        "São Paulo, Atenção",
        "El Niño, ¿qué?",
        "MÜLLER, JÖRG; ÅÄÖ",
        "L’Équipe … «été»",
    ],
)
def test_western_text_without_declaration_is_read_as_windows_1252(text: str) -> None:
    document = opened(f"@misc{{a, title = {{{text}}}}}".encode("cp1252"))
    assert (document.encoding.name, document.library.entries[0].get("title")) == ("cp1252", text)


@pytest.mark.parametrize(
    ("data", "is_western"),
    [
        (b"\xe9\xe9\xe9 \x81", True),
        (b"\xe9\xe9 \x81", False),
        (b"\xe9\xe9\xe9 .", True),
        (b"\xe9\xe9\xe9\xe9 .", False),
    ],
)
def test_western_text_has_few_other_bytes_and_no_long_runs(data: bytes, *, is_western: bool) -> None:
    assert (find_encoding(data) is not None) is is_western


@pytest.mark.parametrize(("text", "is_chinese"), [("中文图，滗滗", True), ("中文滗滗", False), ("中文图ああ、", True)])
def test_more_than_half_of_the_letters_of_chinese_text_are_common_characters(text: str, *, is_chinese: bool) -> None:
    encoding = find_encoding(text.encode("gbk"))
    assert (encoding is not None and encoding.name == "gbk") is is_chinese


def test_the_line_of_the_first_byte_that_is_not_utf_8_is_found() -> None:
    assert [line_beyond_utf8(data) for data in (b"a\n\n\xe9\n", b"\xe9", "é\né".encode())] == [3, 1, 1]
