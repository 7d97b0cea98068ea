from __future__ import annotations

import pytest

from vlbib.exports.tex_values import address_safe, is_mathematics, key_safe, printable_tex, printed, safe, spelled


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (r"50% of A & B_c #1", r"50\% of A \& B\_c \#1"),
        (r"\emph{kept}", r"\emph{kept}"),
        (r"\input{x}", r"{\textbackslash}input{x}"),
        (r"\inputs{x}", r"\inputs{x}"),
        (r"\a@b", r"{\textbackslash}a@b"),
        (r"$k_1$", r"$k_1$"),
        (r"at $\$5$ a map", r"at $\$5$ a map"),
        (r"at $50\\%$ a map", r"at \$50\\\%\$ a map"),
        (r"$5 and more than $6", r"\$5 and more than \$6"),
        (r"Adri\{a}", r"Adri{a}"),
        (r"\{a\}", r"{\textbraceleft}a{\textbraceright}"),
        (r"\url{https://x.org/a_b%20c}", r"\url{https://x.org/a_b%20c}"),
    ],
)
def test_a_value_prints_and_does_nothing_else(value: str, shown: str) -> None:
    assert safe(value) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$\alpha_1$", True),
        ("$ a$", False),
        ("${a$", False),
        ("$abc de$", False),
        ("$ab de$", True),
        ("$a%b$", False),
        (r"$\input a$", False),
    ],
)
def test_mathematics_is_told_from_two_prices(text: str, *, expected: bool) -> None:
    assert is_mathematics(text) is expected


def test_plain_text_is_printed_letter_for_letter() -> None:
    assert printed("a_b {c} ~") == r"a\_b {\textbraceleft}c{\textbraceright} {\textasciitilde}"


def test_addresses_and_keys_are_left_without_what_tex_acts_on() -> None:
    assert address_safe("https://x.org/a_b?c={d}^~%") == "https://x.org/a_b?c=%7Bd%7D%5E~%"
    assert key_safe("a{b}%c, d_e") == "abcd_e"


def test_letters_are_spelled_in_tex_where_tex_has_them() -> None:
    assert spelled("Öß") == r"{\"O}{\ss}"
    assert spelled("王") == "王"
    assert spelled("ễs") == r"{\~{{\^e}}}s"
    assert spelled("ṩ") == r"{\.{{\d{s}}}}"
    assert spelled(r"na\"{\i}ve") == r"na\"{i}ve"


def test_letters_of_latin_print_and_others_are_spelled() -> None:
    assert printable_tex("Öő–") == "Öő–"
    assert printable_tex("α") != "α"
    assert printable_tex("王") == "王"
