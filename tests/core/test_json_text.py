"""JSON for other programs."""

from __future__ import annotations

import json

import pytest

from vlbib.core.json_text import json_text


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200f", "\u061c", "\x1b", "\x00", "\x7f", "\x9f"])
def test_no_string_of_a_document_keeps_a_control_character(char: str) -> None:
    text = json_text({f"a{char}": [f"b{char}", {"c": (f"d{char}e", 1, None, True)}]})
    assert json.loads(text) == {"a": ["b", {"c": ["de", 1, None, True]}]}


@pytest.mark.parametrize("text", ["a\nb\tc\r\n", "\u05d0\u05d1 \u0627\u0644", "\u200d", "\\u202e", "\u201c"])
def test_white_space_and_letters_of_all_scripts_stay(text: str) -> None:
    assert json.loads(json_text([text])) == [text]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_an_unusual_line_separator_becomes_a_space(sign: str) -> None:
    assert json.loads(json_text(f"a{sign}b")) == "a b"


def test_non_ascii_letters_are_not_escaped() -> None:
    assert json_text({"title": "Über 地图"}) == '{"title": "Über 地图"}'


@pytest.mark.parametrize("char", ["\x0b", "\x0c", "\x1f", "\x85", "\u2028", "\u2029"])
def test_a_line_break_other_than_a_line_feed_becomes_a_space(char: str) -> None:
    assert json.loads(json_text([f"a{char}b"])) == ["a b"]
