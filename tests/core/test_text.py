from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.text import (
    ascii_fold,
    holds,
    lines_of,
    natural,
    one_line,
    placed_lines,
    plain,
    plain_url,
    squeeze,
    squeeze_each,
    without_controls,
    words,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BLIP-2: Bootstrapping", "blip 2_bootstrapping"),
        ("Poincaré", "POINCARE"),
        ("Image Captioningwith", "Image Captioning with"),
        ("MaskCLIP：Views", "MaskCLIP: Views"),
        ("Bird's-Eye", "Bird’s Eye"),
        ("ﬁne-grained", "fine-grained"),
        ("16×16", "16x16"),
        ("Łukasz Ørsted", "Lukasz Orsted"),
    ],
)
def test_spelling_makes_no_difference_to_the_squeezed_key(one: str, other: str) -> None:
    assert squeeze(one) == squeeze(other)


@pytest.mark.parametrize(
    ("one", "other"), [("BLIP", "BLIP-2"), ("16x16", "32x32"), ("LAION-400M", "LAION-5B"), ("Part I", "Part II")]
)
def test_digits_and_letters_make_a_difference(one: str, other: str) -> None:
    assert squeeze(one) != squeeze(other)


def test_chinese_letters_stay() -> None:
    assert squeeze("视觉 定位, VG") == "视觉定位vg"
    assert words("视觉 定位") == ["视觉", "定位"]


@pytest.mark.parametrize("texts", [[], [""], ["A-B c", ""], ["Ünï", "x y"], ["a\0b", "c"], ["a\0"], ["\0", "\0"]])
def test_many_texts_are_squeezed_like_each(texts: list[str]) -> None:
    assert squeeze_each(texts) == [squeeze(text) for text in texts]


def test_words_are_split_at_everything_but_letters_digits_and_apostrophes() -> None:
    assert words("OFA_ Unifying 16x16 Poincaré's (v2)") == ["ofa", "unifying", "16x16", "poincares", "v2"]


def test_a_citation_key_is_ascii() -> None:
    assert ascii_fold("Łukasz Müller-Straße 张") == "lukaszmullerstrasse"


@given(st.text())
def test_squeezing_twice_is_squeezing_once(text: str) -> None:
    once = squeeze(text)
    assert squeeze(once) == once


@given(st.text() | st.text(st.characters(max_codepoint=127)))
def test_squeezing_and_folding_keep_the_letters_and_digits_of_the_plain_text(text: str) -> None:
    letters = [char for char in plain(text) if char.isalnum()]
    assert squeeze(text) == "".join(letters)
    assert ascii_fold(text) == "".join(filter(str.isascii, letters))


@given(st.text(st.characters(max_codepoint=127)))
def test_words_in_ascii_are_the_same_beside_other_letters(text: str) -> None:
    assert words(f"{text} \N{CJK UNIFIED IDEOGRAPH-4E00}")[:-1] == words(text)


@given(st.text())
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_one_line_has_single_spaces_only(text: str) -> None:
    assert one_line(one_line(text)) == one_line(text)
    assert "  " not in one_line(text)
    assert one_line(text) == one_line(text).strip()


@pytest.mark.parametrize("code", [0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029])
def test_other_line_breaks_become_a_space_and_are_removed_from_a_url(code: int) -> None:
    assert without_controls(f"Counting{chr(code)}lines") == "Counting lines"
    assert plain_url(f"https://example.org/{chr(code)}a") == "https://example.org/a"


@pytest.mark.parametrize("code", [0x00, 0x07, 0x1B, 0x7F, 0x80, 0x90, 0x9F, 0x202E, 0x2066])
def test_controls_and_direction_marks_are_removed(code: int) -> None:
    assert without_controls(f"Counting{chr(code)} lines") == "Counting lines"
    assert plain_url(f"https://example.org/{chr(code)}a") == "https://example.org/a"


def test_lines_end_where_editors_end_them() -> None:
    assert lines_of("a\rb\r\nc\x0cd\u2028e\x85f\n\n") == ["a", "b", "c\x0cd\u2028e\x85f", ""]
    assert lines_of("") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("2020", 2020), ("0", 0), ("9" * 9, 999_999_999), ("9" * 10, None), ("9" * 5000, None), ("²", None), ("", None)],
)
def test_up_to_nine_digits_are_a_number(text: str, number: int | None) -> None:
    assert natural(text) == number


def test_a_text_holds_a_sign_or_word_anywhere_in_it() -> None:
    assert holds("Zhai et al", ("(", "et al"))
    assert not holds("Zhai et a", ("(", "et al"))
    assert not holds("Zhai", ())


def test_each_line_of_a_text_has_its_offset() -> None:
    text = "one\n\n two\n"
    assert list(placed_lines(text)) == [(0, "one"), (4, ""), (5, " two"), (10, "")]
    assert all(text.startswith(line, start) for start, line in placed_lines(text))
