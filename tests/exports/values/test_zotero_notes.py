from __future__ import annotations

import pytest

from vlbib.exports.values.zotero_notes import put_extra_right


@pytest.mark.parametrize(
    ("note", "right"),
    [
        ("Publisher: Placeholder Group", {"publisher": "Placeholder Group"}),
        ("Number: 7553\nPublisher: Placeholder Group", {"number": "7553", "publisher": "Placeholder Group"}),
        ("Number: 7553 Publisher: Placeholder Group", {"number": "7553", "publisher": "Placeholder Group"}),
        ("ISSN: 0302-9743 Series Title: Lecture Notes", {"issn": "0302-9743", "series": "Lecture Notes"}),
        (r"\_eprint: https://x.org/pdf/1", {"url": "https://x.org/pdf/1"}),
        ("Conference Name: Placeholder 2013", {"eventtitle": "Placeholder 2013"}),
        ("original-date: 2019-04-01T10:00:00Z", {"origdate": "2019-04-01T10:00:00Z"}),
        ("OCLC: 999001", {"oclc": "999001"}),
        ("ZSCC: 0000123", {"zscc": "0000123"}),
        ("Place: Oslo Publisher: Placeholder Group", {"location": "Oslo", "publisher": "Placeholder Group"}),
        ("Accepted: 2019-01-01T10:00:00Z", {"accepted": "2019-01-01T10:00:00Z"}),
        ("Page Version ID: 1001", {"pageversion": "1001"}),
        ("Pages: 12-15", {"pages": "12-15"}),
        ("PMID: 32690000 PMCID: PMC7400000", {"pmid": "32690000", "pmcid": "PMC7400000"}),
    ],
)
def test_values_labelled_by_zotero_are_moved_to_their_fields(note: str, right: dict[str, str]) -> None:
    values = {"note": note}
    put_extra_right(values)
    assert values == right


def test_pages_that_repeat_the_number_of_a_preprint_are_dropped() -> None:
    values = {"note": "Pages: 2021.10.04.463034 Section: New Results", "doi": "10.1101/2021.10.04.463034"}
    put_extra_right(values)
    assert values == {"doi": "10.1101/2021.10.04.463034", "section": "New Results"}


def test_a_field_that_has_a_value_keeps_it() -> None:
    values = {"note": "Publisher: Other Group", "publisher": "Placeholder Group"}
    put_extra_right(values)
    assert values == {"publisher": "Placeholder Group"}


@pytest.mark.parametrize(
    "note",
    [
        "eprint: 2103.00020",
        "_eprint: 2103.00020",
        "arXiv ID: 2103.00020 [cs.CV]",
        "tex.eprint: 2103.00020 tex.archiveprefix: arxiv",
        "zscc: 12 arXiv: 2103.00020 [cs]",
    ],
)
def test_a_labelled_arxiv_number_becomes_the_eprint(note: str) -> None:
    values = {"note": note}
    put_extra_right(values)
    values.pop("zscc", None)
    assert values == {"eprint": "2103.00020", "eprinttype": "arxiv"}


@pytest.mark.parametrize(
    "note",
    [
        "Slides: https://x.org",
        "Programmers: Ann and Bob",
        "See also Publisher: Placeholder",
        "arXiv: 2103.00020",
        "eprint: of 2021",
        "Publisher unknown",
        "Edition:",
        "Accepted: Days 2021",
    ],
)
def test_other_notes_are_unchanged(note: str) -> None:
    values = {"note": note}
    put_extra_right(values)
    assert values == {"note": note}


def test_a_label_in_braces_is_recognized() -> None:
    values = {"note": "{DOI}: https://doi.org/10.24432/C56C76"}
    put_extra_right(values)
    assert values == {"doi": "https://doi.org/10.24432/C56C76"}
    other = {"note": "{Data}: see the site"}
    put_extra_right(other)
    assert other == {"note": "{Data}: see the site"}
