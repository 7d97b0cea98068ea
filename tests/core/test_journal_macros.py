from __future__ import annotations

import pytest

from vlbib.core.journal_macros import JOURNAL_MACROS, journal_spelled_out, journal_text


@pytest.mark.parametrize(
    ("value", "spelled", "text"),
    [
        (r"\aap", "Astronomy and Astrophysics", "Astronomy and Astrophysics"),
        (r"{\mnras }", "Monthly Notices of the Royal Astronomical Society",
         "Monthly Notices of the Royal Astronomical Society"),
        (r"\myjournal", r"\myjournal", "myjournal"),
        (r"A\&A", r"A\&A", "A&A"),
        (r"\apj Letters", r"\apj Letters", "Letters"),
        ("Nature", "Nature", "Nature"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_an_astronomy_macro_is_replaced_by_its_journal(value: str, spelled: str, text: str) -> None:
    assert journal_spelled_out(value) == spelled
    assert journal_text(value).strip() == text


def test_no_macro_expands_to_another() -> None:
    assert not any("\\" in name or "{" in name for name in JOURNAL_MACROS.values())
