from __future__ import annotations

import pytest

from vlbib.core.anthology import anthology_doi, anthology_numbers


@pytest.mark.parametrize(
    ("number", "has_doi"),
    [
        ("P18-1238", True), ("P15-1001", False), ("L18-1001", False), ("2020.acl-main.1", True),
        ("2022.findings-acl.187", True), ("2020.coling-main.2", True),
        ("2022.coling-1.2", False), ("2020.lrec-1.3", False),
    ],
)  # fmt: skip
def test_papers_of_meetings_since_2016_have_dois_derived_from_their_ids(number: str, *, has_doi: bool) -> None:
    assert anthology_doi(number) == (f"10.18653/v1/{number}" if has_doi else "")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("see 2020.acl-main.1, and 2021.emnlp-main.20.", [(4, "2020.acl-main.1"), (25, "2021.emnlp-main.20")]),
        ("ACL Anthology: P18-1238", [(0, "P18-1238")]),
        ("room P18-1238 and file x/2020.acl-main.1", []),
    ],
)
def test_an_id_counts_after_the_anthology_s_name_or_alone_if_it_names_its_meeting(
    text: str, numbers: list[tuple[int, str]]
) -> None:
    assert list(anthology_numbers(text)) == numbers
