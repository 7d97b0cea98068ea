"""Answers with invalid characters or numbers, and answers that only look invalid."""

from __future__ import annotations

import json
import time

import pytest

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import SPOILT, Record
from vlbib.resolver import Response
from vlbib.sources import spoilt
from vlbib.sources.spoilt import is_spoilt, mended, reason


def read(body: bytes) -> bytes:
    return mended(Response(status=200, body=body)).body


@pytest.mark.parametrize(
    "body",
    [
        b'{"a": "\\ud83d\\ude00 \\\\ud800 \\u0000"}',
        b'[\n {"a":\t"b"}\r\n]',
        b'{"a": "cut off',
        b'{"a": nonsense}',
        "plain ü text".encode("latin-1"),
        b"",
        b"<a>R&amp;D &lt; &#169; &#x1F600;</a>",
        b"<a><![CDATA[R&D]]></a>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><a>Zürich</a>".encode("latin-1"),
        b"[" * 100_000,
    ],
)
def test_valid_and_irreparable_answers_are_unchanged(body: bytes) -> None:
    assert read(body) is body


@pytest.mark.parametrize(
    "bad", [b"\xff", b"\xc3\xff", b"\x00", b"\x1f", b"\t", b"\n", b"\\ud800", b"\\udc00", b"\\x", b"\\u12"]
)
def test_an_invalid_character_in_a_string_becomes_one_marker(bad: bytes) -> None:
    body = b'[{"t": "a' + bad + b'z \\\\ud800 \\ud83d\\ude00 \\"q\\""},\n\t{"t": "whole"}]'
    first, second = json.loads(read(body))
    assert first["t"].startswith("a" + SPOILT)
    assert first["t"].endswith('z \\ud800 \U0001f600 "q"')
    assert second == {"t": "whole"}


@pytest.mark.parametrize("bad", ["NaN", "-Infinity", "007", "1e999", "+5", ".5", "5.", "1_000", "0x1F"])
def test_an_invalid_or_out_of_range_number_becomes_a_marker(bad: str) -> None:
    body = f'[{{"n": {bad}, "t": "NaN 007"}}, {{"n": -1.5e3, "b": true}}, {bad}]'.encode()
    assert json.loads(read(body)) == [{"n": SPOILT, "t": "NaN 007"}, {"n": -1500.0, "b": True}, SPOILT]


@pytest.mark.parametrize(("year", "expected"), [(0, True), (1, False), (9999, False), (10_000, True), (None, False)])
def test_an_impossible_year_spoils_a_record(year: int | None, expected: object) -> None:
    assert is_spoilt(Record(source="s", title="T", year=year)) is expected
    assert is_spoilt(Record(source="s", title="T", preprint_year=year)) is expected


def test_invalid_references_and_bytes_in_xml_become_markers() -> None:
    body = b"<a>x&#0;y&#xFFFF;z\xfe&#10;&#55296;&#1114112;R&D</a>"
    assert read(body).decode() == f"<a>x{SPOILT}y{SPOILT}z{SPOILT}&#10;{SPOILT}{SPOILT}R&amp;D</a>"


def test_a_marker_in_any_field_spoils_a_record() -> None:
    whole = Record(source="s", title="Whole", authors=(parse_name("Ada Marsh"),), ids=(Id("doi", "10.1/x"),))
    assert not is_spoilt(whole)
    assert is_spoilt(Record(source="s", title=f"Ti{SPOILT}tle"))
    assert is_spoilt(Record(source="s", title="T", authors=(parse_name(f"Ada Mar{SPOILT}sh"),)))
    assert is_spoilt(Record(source="s", title="T", pages=f"1{SPOILT}2"))
    assert is_spoilt(Record(source="s", title="T", ids=(Id("doi", f"10.1/x{SPOILT}"),)))


def test_a_valid_record_is_recognized_from_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoilt, "_texts", None)
    people = (parse_name("Ada Marsh"),)
    assert not is_spoilt(Record(source="s", title="T", authors=people, ids=(Id("doi", "10.1/x"),)))


def test_the_reason_shows_the_readable_part_of_the_title() -> None:
    assert reason(Record(source="s", title=f"Ti{SPOILT}tle")).endswith("is left out: 'Ti?tle'")


def test_hostile_answers_are_repaired_in_linear_time() -> None:
    started = time.process_time()
    for body in (
        b'{"' + b'\\"' * 500_000,
        b'{"' + b"\\" * 1_000_001,
        b"<a>" + b"&" * 1_000_000,
        b"<" + b"&#" * 500_000,
    ):
        read(body)
    assert time.process_time() - started < 5
