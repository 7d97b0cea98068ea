"""Keys that differ only in case or in the encoding of accents."""

from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.checks.inputs import Inputs
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection


def _messages(*keys: str) -> list[str]:
    text = "".join(f"@misc{{{key}, title = {{A}}}}\n" for key in keys)
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    found = run_rules(Inputs(library=document.library), Selection(select=("K005",)))
    return [each.message.replace("`", "") for each in found]


@pytest.mark.parametrize(
    ("second", "how"),
    [
        ("Caf\u00e9", "by case"),
        ("cafe\u0301", "by how its accents are stored, and looks the same"),
        ("CAFE\u0301", "by case"),
    ],
)
def test_keys_that_differ_only_in_case_or_normalization_are_reported(second: str, how: str) -> None:
    assert _messages("caf\u00e9", second) == [f"the key {second} differs from caf\u00e9 only {how}"]


def test_different_keys_and_a_repeated_key_are_not_reported() -> None:
    assert _messages("caf\u00e9", "cafe", "caf\u00e9", "cafe\u0300") == []
