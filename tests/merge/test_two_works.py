from __future__ import annotations

import pytest

from vlbib.merge.two_works import share_only_ids, why_two_works

NATURE = {
    "title": "Deep learning",
    "author": "LeCun, Yann and Bengio, Yoshua and Hinton, Geoffrey",
    "doi": "10.1038/nature14539",
}


@pytest.mark.parametrize(
    ("fields", "parted_by"),
    [
        ({}, ""),
        ({"doi": "10.1038/NATURE14539"}, ""),
        ({"doi": ""}, ""),
        ({"doi": "10.1038/nature14540"}, "ids"),
        ({"doi": "", "eprint": "1603.05691", "archiveprefix": "arXiv"}, ""),
        ({"doi": "", "author": ""}, ""),
        ({"doi": "", "author": "Goodfellow, Ian and Bengio, Yoshua and Courville, Aaron"}, "authors"),
        ({"doi": "", "author": "Goodfellow, Ian and Bengio, Yoshua"}, ""),
        ({"doi": "", "title": "{D}eep {L}earning"}, ""),
        ({"doi": "", "title": "Deep reasoning"}, "titles"),
        ({"title": "Deep reasoning"}, ""),  # retitled: the same DOI and people
        ({"title": "Deep reasoning", "author": ""}, "titles"),
        ({"title": ""}, ""),
    ],
)
def test_contradicting_ids_people_or_titles_show_two_works(fields: dict[str, str], parted_by: str) -> None:
    for why in (why_two_works(NATURE, NATURE | fields), why_two_works(NATURE | fields, NATURE)):
        assert why.startswith(f"their {parted_by} differ" if parted_by else "")
        assert bool(why) is bool(parted_by)


def test_two_preprints_of_one_author_are_two_works_though_they_share_a_doi() -> None:
    first = {"title": "Logic Design", "author": "Issam Damaj", "doi": "10.5555/x", "eprint": "1905.02075"}
    second = first | {"title": "High-level Synthesis", "eprint": "1905.02076"}
    assert why_two_works(first, second).startswith("their titles differ")
    assert why_two_works(first, second | {"eprint": "1905.02075"}) == ""
    assert why_two_works(first, second | {"eprint": ""}) == ""


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "Deep reasoning", "author": "Goodfellow, Ian"}, True),
        ({"title": "Deep reasoning", "author": "LeCun, Yann"}, False),
        ({"title": "{DEEP} learning", "author": "Goodfellow, Ian"}, False),
        ({"title": "Deep reasoning", "author": ""}, False),
        ({"title": "", "author": "Goodfellow, Ian"}, False),
    ],
)
def test_entries_share_only_ids_if_neither_titles_nor_people_agree(fields: dict[str, str], expected: object) -> None:
    assert share_only_ids(NATURE, fields) is expected
    assert share_only_ids(fields, NATURE) is expected


def test_editorials_in_two_issues_are_two_works() -> None:
    piece = {"title": "{E}ditorial", "author": "Lee, Ann", "journal": "Annals", "year": "2020", "pages": "1--2"}
    assert "pages 1 and pages 77" in why_two_works(piece, piece | {"pages": "77--78"})
    assert why_two_works(piece, piece | {"pages": ""}) == ""
    study = piece | {"title": "A study of things"}
    assert why_two_works(study, study | {"pages": "77--78"}) == ""


def test_two_publications_with_one_title_are_two_works_unless_they_share_an_id() -> None:
    report = {"title": "Annual Report", "author": "{World Bank}", "year": "2019"}
    next_one = report | {"year": "2020"}
    why = why_two_works(report, next_one, ("techreport", "techreport"))
    assert why == "they are two publications: 2019 and 2020"
    assert why_two_works(report, next_one) == ""
    same = {"doi": "10.1000/report"}
    assert why_two_works(report | same, next_one | same, ("techreport", "techreport")) == ""


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (
            {"doi": "10.1000/a", "eprint": "2101.00001", "archiveprefix": "arXiv"},
            {"doi": "10.1000/b", "eprint": "2101.00002", "archiveprefix": "arXiv"},
            "their ids differ: arxiv:2101.00001, doi:10.1000/a and arxiv:2101.00002, doi:10.1000/b",
        ),
        ({"author": "Doe, Jo"}, {"author": "Roe, Jo"}, "their authors differ: Doe and Roe"),
        ({"title": "On Amber"}, {"title": "Of Quartz"}, "their titles differ: 'On Amber' and 'Of Quartz'"),
        (
            {"title": "Editorial", "volume": "1"},
            {"title": "Editorial Note", "volume": "2"},
            "the title 'Editorial' recurs in many issues, and these differ: volume 1 and volume 2",
        ),
    ],
)
def test_the_difference_that_makes_two_entries_two_works_is_reported(
    first: dict[str, str], second: dict[str, str], why: str
) -> None:
    assert why_two_works(first, second) == why


def test_a_missing_author_is_no_evidence_for_two_works() -> None:
    assert why_two_works({"title": "On Amber"}, {"title": "On Amber", "author": "Doe, Jo"}) == ""
    assert why_two_works({"title": "On Amber", "author": "Doe, Jo"}, {"title": "On Amber"}) == ""


@pytest.mark.parametrize(
    ("eprint", "archive", "parted"),
    [
        ("1202.00002", "arXiv", True),
        ("1101.00001v2", "arXiv", False),
        ("arXiv:1101.00001", "ARXIV", False),
        ("1202.00002", "jstor", False),
        ("", "arXiv", False),
    ],
)
def test_different_numbers_in_one_archive_show_two_works_even_if_they_are_invalid(
    eprint: str, archive: str, *, parted: bool
) -> None:
    fields = {
        "title": "Tides in Two Harbours",
        "author": "Sato, Keiko",
        "eprint": "1101.00001",
        "archiveprefix": "arXiv",
    }
    other = fields | {"eprint": eprint, "archiveprefix": archive}
    for why in (why_two_works(fields, other), why_two_works(other, fields)):
        assert bool(why) is parted
    assert not why_two_works(fields | {"doi": "10.5555/x"}, other | {"doi": "10.5555/x"})


@pytest.mark.parametrize(("archive", "why"), [("jstor", "their ids differ: eprint 1 and 2"), ("hal", "")])
def test_different_numbers_in_one_archive_show_two_works_in_biblatexs_field_too(archive: str, why: str) -> None:
    first = {"title": "Maps", "author": "Doe, Jane", "eprint": "1", "eprinttype": "jstor"}
    assert why_two_works(first, first | {"eprint": "2", "eprinttype": archive}) == why
