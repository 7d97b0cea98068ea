"""The parts of a value that LaTeX typesets as text, and how to escape a character in them."""

from __future__ import annotations

import re

import pytest

from vlbib.checks.fragments import escapes, is_always_sure, is_bare_url, text_and_math, text_only, without_links
from vlbib.core.bib import Field

_AMPERSAND = re.compile(r"(?<!\\)&")


@pytest.mark.parametrize("read", [without_links, text_only, text_and_math])
def test_links_are_replaced_by_as_many_spaces(read: object) -> None:
    assert callable(read)
    assert "x_y" not in read(r"a \url{x_y} b")
    assert read(r"a \url{x_y} b")[-2:] == " b"
    assert len(read(r"a \url{x_y} b")) == len(r"a \url{x_y} b")
    assert read("a & b") == "a & b"


def test_only_text_loses_its_mathematics() -> None:
    value = r"a $x_y$ \emph{b}"
    assert "x_y" not in text_only(value)
    assert "x_y" in text_and_math(value)
    assert "x_y" not in text_only(r"a $x_y$ {")


def _mended(value: str, raw: str = "", is_sure: bool = True) -> tuple[str, bool]:  # noqa: FBT001, FBT002
    field = Field.of_source("title", value, raw or f"{{{value}}}", 2)
    changes, safe = escapes(field, _AMPERSAND, is_always_sure if is_sure else lambda _, place: place > 3)
    return (changes[0].value or "" if changes else value), safe


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("a & b & c", r"a \& b \& c"),
        (r"a \& b", r"a \& b"),
        ("a $x & y$ & b", r"a $x & y$ \& b"),
        (r"a \unknown{x & y} & b", r"a \unknown{x & y} \& b"),
        ("a $ & b", "a $ & b"),
    ],
)
def test_a_character_is_escaped_where_latex_is_sure_to_read_text(value: str, mended: str) -> None:
    assert _mended(value) == (mended, True)


def test_an_escape_is_safe_if_each_character_is_meant_and_values_with_strings_have_no_fix() -> None:
    assert _mended("a & b & c", is_sure=False) == (r"a \& b \& c", False)
    assert _mended("long & b", is_sure=False) == (r"long \& b", True)
    assert _mended("a & b", raw="str # {b}") == ("a & b", True)


def test_a_bare_url_is_distinguished_from_text_with_a_url() -> None:
    assert is_bare_url(" https://example.org/a_b ")
    assert not is_bare_url("see https://example.org/a_b")
