from __future__ import annotations

import pytest

from vlbib.exports.zotero_notes import put_extra_right


@pytest.mark.parametrize(
    ("note", "right"),
    [
        ("Publisher: Placeholder Group", {"publisher": "Placeholder Group"}),
        ("Number: 7553\nPublisher: Placeholder Group", {"number": "7553", "publisher": "Placeholder Group"}),
        ("Number: 7553 Publisher: Placeholder Group", {"number": "7553", "publisher": "Placeholder Group"}),
        ("ISSN: 0302-9743 Series Title: Lecture Notes", {"issn": "0302-9743", "series": "Lecture Notes"}),
        (r"\_eprint: https://x.org/pdf/1", {"url": "https://x.org/pdf/1"}),
        ("Conference Name: Placeholder 2013", {"eventtitle": "Placeholder 2013"}),
    ],
)
def test_what_zotero_labels_in_a_note_goes_into_its_field(note: str, right: dict[str, str]) -> None:
    values = {"note": note}
    put_extra_right(values)
    assert values == right


def test_a_field_that_has_a_value_keeps_it() -> None:
    values = {"note": "Publisher: Other Group", "publisher": "Placeholder Group"}
    put_extra_right(values)
    assert values == {"publisher": "Placeholder Group"}


@pytest.mark.parametrize(
    "note",
    ["Slides: https://x.org", "See also Publisher: Placeholder", "arXiv: 2103.00020", "Publisher unknown", "Edition:"],
)
def test_a_note_that_says_something_else_stays(note: str) -> None:
    values = {"note": note}
    put_extra_right(values)
    assert values == {"note": note}
