from __future__ import annotations

import pytest

from vlbib.exports.values.scopus_notes import put_scopus_right


@pytest.mark.parametrize(
    ("note", "right"),
    [
        ("cited By 12", {}),
        ("Cited by: 14; All Open Access, Gold Open Access, Green Open Access", {}),
        ("Cited by: 2; All Open Access, Green Accepted Open Access, Green Open Access", {}),
        ("Cited by: 0; Conference name: Days; Conference date: May; Conference code: 1", {"eventtitle": "Days"}),
        ("Export Date: 14 May 2021; Cited By: 3; Correspondence Address: A. Sampler", {}),
        ("Cited by: 1; Reprinted in 2021", {"note": "Reprinted in 2021"}),
    ],
)  # fmt: skip
def test_scopus_remarks_are_removed_from_the_note(note: str, right: dict[str, str]) -> None:
    values = {"note": note}
    put_scopus_right(values)
    assert values == right


@pytest.mark.parametrize("note", ["cited by 12 and more", "Reprint; cited by 12", "All Open Access"])
def test_other_notes_are_unchanged(note: str) -> None:
    values = {"note": note}
    put_scopus_right(values)
    assert values == {"note": note}


def test_an_existing_event_is_kept() -> None:
    values = {"note": "Cited by: 0; Conference name: B", "eventtitle": "A"}
    put_scopus_right(values)
    assert values == {"eventtitle": "A"}
