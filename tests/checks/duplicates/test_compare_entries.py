"""Two entries of a block: duplicates, versions, related, or different works with one id; cases around each bound."""

from __future__ import annotations

import pytest

from vlbib.checks.duplicates.compare_entries import compare_entries
from vlbib.checks.duplicates.kinship import Kinship
from vlbib.checks.duplicates.profile import EntryProfile
from vlbib.core.bib import Entry, Field

DUPLICATE, VERSION, RELATED, TWO_WORKS = Kinship  # in the order of their definition
LINES = "Counting crooked lines in old maps"
CVPR = "Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition"
ICML = "International Conference on Machine Learning"


def profile(kind: str, **values: str) -> EntryProfile:
    values = {"title": LINES, "author": "Doe, Ann and Roe, Bob", **values}
    fields = tuple(Field(name, text, 2) for name, text in values.items() if text)
    return EntryProfile(Entry(kind, "a", fields, 1), 0)


def kinship(first: EntryProfile, second: EntryProfile) -> tuple[Kinship | None, str]:
    pair, turned = compare_entries(first, second), compare_entries(second, first)
    assert (pair and pair.kinship) == (turned and turned.kinship)
    return (pair.kinship, pair.evidence) if pair else (None, "")


def paper(**values: str) -> EntryProfile:
    return profile("inproceedings", **{"booktitle": CVPR, "year": "2019", **values})


def preprint(number: str, **values: str) -> EntryProfile:
    return profile("misc", **{"eprint": number, "archiveprefix": "arXiv", "year": "2019", **values})


@pytest.mark.parametrize(
    ("first", "second", "kind", "evidence"),
    [
        (paper(), paper(), DUPLICATE, "the same title and authors"),
        (paper(doi="10.1000/1"), paper(doi="10.1000/1", title="Maps"), DUPLICATE, "the same DOI 10.1000/1"),
        (paper(doi="10.1000/1"), paper(doi="10.1000/2"), RELATED, "the same title and authors, but two DOIs"),
        (paper(), preprint("1901.00001"), VERSION, "the same title and authors, a preprint and a published version"),
        (preprint("1901.00001"), preprint("1901.00001"), DUPLICATE, "the same arXiv id 1901.00001"),
        (
            preprint("1901.00001"),
            preprint("1901.00002"),
            DUPLICATE,
            "the same title and authors, though under two arXiv ids",
        ),
        (
            preprint("1901.00001"),
            preprint("1901.00002", author="Doe, Ann"),
            RELATED,
            "the same title and authors, but two arXiv ids",
        ),
        (paper(), paper(title=f"{LINES}, part II"), RELATED, "titles that differ by a number, an author in common"),
        (paper(), paper(title=f"{LINES}: an atlas"), DUPLICATE, "nearly the same title, the same authors"),
        (paper(), profile("phdthesis", school="A School"), RELATED, "the same title and authors, but one is a thesis"),
    ],
)
def test_a_pair_is_reported_with_its_evidence(
    first: EntryProfile, second: EntryProfile, kind: Kinship, evidence: str
) -> None:
    assert kinship(first, second) == (kind, evidence)


def test_different_titles_by_the_same_people_are_no_pair_unless_two_works_share_an_id() -> None:
    assert kinship(paper(), paper(title="Drawing straight rivers")) == (None, "")
    other = paper(title="Drawing straight rivers", author="Poe, Cy", doi="10.1000/1")
    assert kinship(paper(doi="10.1000/1"), other) == (TWO_WORKS, "both have doi:10.1000/1")
    book = {"doi": "10.1000/1", "booktitle": "A Book", "author": "Poe, Cy"}
    parts = (
        profile("incollection", **book),
        profile("incollection", **{**book, "title": "Rivers", "author": "Doe, X"}),
    )
    assert kinship(*parts) == (None, "")
    assert kinship(parts[1], other) == kinship(other, parts[1]) == (TWO_WORKS, "both have doi:10.1000/1")


@pytest.mark.parametrize(
    ("title", "years", "kind"),
    [
        ("Crooked lines in maps", ("2019", "2020"), DUPLICATE),
        ("Crooked lines in maps", ("2019", "2021"), None),
        ("Crooked lines in maps", ("2019", ""), DUPLICATE),
        ("Crooked old maps", ("2019", "2019"), None),
    ],
)
def test_an_entry_without_people_is_a_duplicate_if_its_title_has_four_words_and_the_year_is_close(
    title: str, years: tuple[str, str], kind: Kinship | None
) -> None:
    first, second = (
        paper(title=title, year=year, author=who) for year, who in zip(years, ("Doe, Ann", ""), strict=True)
    )
    assert kinship(first, second)[0] is kind


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ({"booktitle": ICML}, {}, RELATED),
        ({"booktitle": "Meeting on Maps"}, {}, DUPLICATE),
        ({"booktitle": "Meeting on Maps", "year": "2020"}, {}, DUPLICATE),
        ({"booktitle": "Meeting on Maps", "year": "2021"}, {}, RELATED),
        ({"booktitle": "Meeting on Maps"}, {"booktitle": "Assembly of Cartographers"}, DUPLICATE),
        ({"booktitle": "Meeting on Maps", "year": "2020"}, {"booktitle": "Assembly of Cartographers"}, RELATED),
        ({"year": "2020"}, {}, DUPLICATE),
        ({"year": "2020", "pages": "1--9"}, {"pages": "1--8"}, DUPLICATE),
        ({"year": "2020", "pages": "1--9"}, {"pages": "2--9"}, RELATED),
        ({"year": "2021"}, {}, RELATED),
        ({"title": f"{LINES} (Extended Abstract)"}, {}, RELATED),
        ({"title": f"{LINES} (Extended Abstract)", "pages": "1--2"}, {"pages": "1--9"}, DUPLICATE),
    ],
)
def test_two_publications_are_related_if_venue_year_or_pages_differ(
    first: dict[str, str], second: dict[str, str], kind: Kinship
) -> None:
    assert kinship(paper(**first), paper(**second))[0] is kind


def test_works_with_a_reused_title_are_duplicates_only_if_their_place_is_the_same() -> None:
    first = profile("article", title="Editorial", journal="Maps", volume="3", pages="1", year="2019")
    again = profile("article", title="Editorial", journal="Maps", volume="4", pages="1", year="2020")
    assert kinship(first, again) == (None, "")
    assert kinship(first, first)[0] is DUPLICATE
