"""An editor's changes are applied at the right place, whatever the text contains."""

from __future__ import annotations

import pytest
from lsprotocol import types as lsp
from pygls.workspace import PositionCodec

from vlbib.editors.text_changes import changed_text, without_lone_surrogates

UTF16 = PositionCodec()
UTF8 = PositionCodec(lsp.PositionEncodingKind.Utf8)


def change(text: str, *places: int) -> lsp.TextDocumentContentChangePartial:
    line, start, last, end = places
    return lsp.TextDocumentContentChangePartial(lsp.Range(lsp.Position(line, start), lsp.Position(last, end)), text)


@pytest.mark.parametrize("sign", ["\f", "\v", "\x1c", "\x85", "\u2028", "\u2029"])
def test_characters_that_end_a_line_only_in_python_end_no_line(sign: str) -> None:
    text = f"a{sign}b\nsecond\n"
    assert changed_text(text, [change("X", 1, 0, 1, 6)], UTF16) == f"a{sign}b\nX\n"
    assert changed_text(text, [change("", 0, 1, 0, 2)], UTF16) == "ab\nsecond\n"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_each_kind_of_line_end_counts_once_and_is_kept(end: str) -> None:
    text = f"one{end}two{end}"
    assert changed_text(text, [change("X", 1, 1, 1, 2)], UTF16) == f"one{end}tXo{end}"
    assert changed_text(text, [change("", 0, 3, 1, 0)], UTF16) == f"onetwo{end}"
    assert changed_text(text, [change("end", 2, 0, 2, 0)], UTF16) == f"{text}end"


def test_columns_are_counted_in_the_editors_units() -> None:
    text = "\U0001f600中é=\n"
    assert changed_text(text, [change("X", 0, 2, 0, 3)], UTF16) == "\U0001f600Xé=\n"
    assert changed_text(text, [change("X", 0, 4, 0, 7)], UTF8) == "\U0001f600Xé=\n"


def test_a_position_beyond_a_line_or_the_text_means_its_end() -> None:
    assert changed_text("one\ntwo", [change("X", 0, 99, 0, 99)], UTF16) == "oneX\ntwo"
    assert changed_text("one\ntwo", [change("X", 1, 1, 1, 99)], UTF16) == "one\ntX"
    assert changed_text("one\ntwo", [change("X", 7, 0, 9, 0)], UTF16) == "one\ntwoX"


def test_changes_are_applied_in_turn_and_one_without_a_range_replaces_the_text() -> None:
    whole = lsp.TextDocumentContentChangeWholeDocument("new\n")
    assert changed_text("old\n", [change("X", 0, 0, 0, 1), change("Y", 0, 1, 0, 1)], UTF16) == "XYld\n"
    assert changed_text("old\n", [whole, change("er", 0, 3, 0, 3)], UTF16) == "newer\n"


def test_lone_surrogates_are_replaced_by_one_character_and_pairs_become_one() -> None:
    assert without_lone_surrogates("a\ud83d b\U0001f600") == "a\ufffd b\U0001f600"
    assert without_lone_surrogates("\ud83d\ude00") == "\U0001f600"
