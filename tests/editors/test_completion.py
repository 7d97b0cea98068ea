"""Detection of a citation key being typed."""

from __future__ import annotations

import pytest

from vlbib.editors.buffer_text import BufferText
from vlbib.editors.completion import typed_key


def typed(text: str, file: str) -> str | None:
    buffer = BufferText(text, file)
    return typed_key(buffer, len(buffer.lines), len(buffer.lines[-1]))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("\\cite{", ""),
        ("\\parencite*[see][3]{a2020b, ro", "ro"),
        ("\\cites{a2020b}{ro", "ro"),
        ("\\textcites(see)()[3]{a2020b}[4][5]{ro", "ro"),
        ("\\cite{a2020b,\n  c2021d,\n  ro", "ro"),
        ("\\cite{a2020b}{ro", None),
        ("\\cite{a2020b}\nro", None),
        ("\\cite{a2020b,\n\nro", None),
        ("\\citestyle{a2020b} @ro", None),
    ],
)
def test_a_key_is_being_typed_in_each_list_of_a_citation_command(text: str, key: str | None) -> None:
    assert typed(text, "a.tex") == key


@pytest.mark.parametrize(
    ("text", "key"), [("[@", ""), ("see @ro", "ro"), ("[[@ro", "ro"), ("me@ro", None), ("\\cite{a,\n  ro", "ro")]
)
def test_in_a_note_a_key_is_typed_after_an_at_sign_or_in_a_command(text: str, key: str | None) -> None:
    assert typed(text, "a.md") == key
