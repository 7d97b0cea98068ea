"""Which entry in a file is the work of a draft, with a case on either side of each bound."""

from __future__ import annotations

import pytest
from msgspec import structs
from tests.merge.test_assign import ARXIV, DOI, DRAFT, entry, library

from vlbib.core.record import Draft, Value
from vlbib.merge.entry_index import index_entries, rough_title, same_authors


@pytest.mark.parametrize(
    ("entries", "number"),
    [
        ([entry("a", title="Beryl"), entry("b", title="Beryl", eprint="2101.00001")], 1),
        ([entry("a", doi="10.5555/1"), entry("b", doi="10.5555/1", eprint="2101.00001")], 1),  # more ids in common
        ([entry("a", "misc", eprint="2101.00001"), entry("b", eprint="2101.00001")], 1),  # the type of the draft
        ([entry("a", eprint="2101.00001"), entry("b", eprint="2101.00001")], 0),
        ([entry("a", title="AMBER", author="J. Doe")], 0),
        ([entry("a", title="Amber", author="Roe, Ann")], None),
        ([entry("a", title="Amber")], None),  # no authors, but the work has some
        ([entry("a", title="Amber", author="Doe, Jane", eprint="2101.00002")], None),  # another id
    ],
)
def test_an_entry_is_found_by_the_most_ids_or_by_title_and_authors(entries: list[str], number: int | None) -> None:
    draft = structs.replace(DRAFT, ids=(ARXIV, DOI))
    assert index_entries(library(*entries), titles=["Amber"]).find(draft) == number


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Doe, Jane and Roe, Ann", "Jane Doe and Ann Roe", True),
        ("Doe, Jane and others", "Jane Doe and Ann Roe", True),
        ("Doe, Jane", "Jane Doe and Ann Roe", False),
        ("Roe, Ann and others", "Jane Doe and Ann Roe", False),
        ("", "", True),
        ("", "Doe, Jane", False),
    ],
)
def test_a_cut_list_of_authors_agrees_with_a_longer_one(left: str, right: str, expected: object) -> None:
    assert same_authors(left, right) is expected
    assert same_authors(right, left) is expected


def test_rough_titles_are_equal_without_decoding() -> None:
    assert rough_title(r"{Stra\ss e} \emph{Amber}") == rough_title("Strasse Amber")


# --- an entry with the same title and people whom the sources give differently

PEOPLE = "Doe, Jane and Roe, Richard and Poe, Ann"


def adopted(title: str, author: str, **fields: str) -> bool:
    values = {"title": Value(title, "dblp"), "author": Value(PEOPLE, "dblp")}
    draft = Draft(type="inproceedings", fields=values, ids=(ARXIV,))
    document = library(entry("own", "article", title=title, author=author, **fields))
    return index_entries(document, titles=[title]).find(draft) is not None


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        (PEOPLE, True),
        ("Doe, Jane and others", True),
        ("J. Doe and R. Roe and others", True),
        ("Poe, Ann and Roe, Richard and Doe, Jane", True),  # in another order
        ("Doe, Jane and Poe, Ann", True),  # one is left out
        ("Doe, Jane", True),
        ("Moe, Max", False),
        ("Moe, Max and others", False),
        ("", False),
    ],
)
def test_a_title_of_three_words_identifies_the_work_with_some_of_its_people(author: str, expected: object) -> None:
    assert adopted("Counting Amber Lines", author) is expected


def test_a_title_of_two_words_identifies_the_work_only_with_all_of_its_people() -> None:
    assert adopted("Counting Amber", PEOPLE)
    assert adopted("Counting Amber", "Doe, Jane and others")
    assert not adopted("Counting Amber", "Doe, Jane")


def test_entries_with_different_ids_are_different_works_despite_the_same_people() -> None:
    assert not adopted("Counting Amber Lines", PEOPLE, eprint="2101.00009")


def test_of_two_entries_with_the_title_the_one_with_all_people_is_the_work() -> None:
    title = "Counting Amber Lines"
    values = {"title": Value(title, "dblp"), "author": Value(PEOPLE, "dblp")}
    both = library(entry("some", title=title, author="Doe, Jane"), entry("all", title=title, author=PEOPLE))
    assert index_entries(both, titles=[title]).find(Draft(type="article", fields=values)) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"note": "arXiv:2101.00001 [cs]"},
        {"eprint": "2101.00001 [cs]"},
        {"number": "arXiv:2101.00001"},
        {"howpublished": "arXiv:2101.00001"},
        {"journal": "arXiv preprint arXiv:2101.00001 [cs]"},
        {"journal": "CoRR", "volume": "abs/2101.00001"},
        {"url": "http://arxiv.org/pdf/2101.00001v2.pdf"},
        {"slaccitation": "%%CITATION = ARXIV:2101.00001;%%"},
        {"adsurl": "https://ui.adsabs.harvard.edu/abs/2021arXiv210100001D"},
        {"biburl": "https://dblp.org/rec/journals/corr/abs-2101-00001.bib"},
        {"type": "arXiv preprint", "number": "2101.00001"},
        {"institution": "arXiv:2101.00001"},
        {"journal": "arXiv", "pages": "2101.00001"},
        {"journal": "arXiv", "issue": "2101.00001v2"},
        {"archive": "arXiv", "archivelocation": "2101.00001"},
        {"archive_location": "arXiv:2101.00001"},
        {"title": "[2101.00001] {A}mber lines"},
    ],
)
def test_an_arxiv_id_identifies_the_work_in_any_spelling(fields: dict[str, str]) -> None:
    document = library(entry("own", "article", **{"title": "{A}mber lines", "author": "Doe and others", **fields}))
    assert index_entries(document).find(DRAFT) == 0


@pytest.mark.parametrize(("title", "volume", "expected"), [
    ("Guest Editors' Introduction", "3", True),
    ("Guest Editors' Introduction", "4", False),
    ("Counting Amber Lines", "4", True),
])  # fmt: skip
def test_an_editorial_in_another_issue_is_not_the_work(title: str, volume: str, expected: object) -> None:
    values = {"title": title, "author": "Doe, Jane", "volume": "3"}
    draft = Draft(type="article", fields={name: Value(value, "dblp") for name, value in values.items()})
    document = library(entry("own", "article", **values | {"volume": volume}))
    assert (index_entries(document, titles=[title]).find(draft) is not None) is expected


# --- an entry without the subtitle that the sources give


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ({}, True),
        ({"booktitle": "Conference on Computer Vision and Pattern Recognition"}, True),
        ({"author": "Doe, Jane"}, True),
        ({"author": "Poe, Pat"}, False),
        ({"year": "2018"}, False),
        ({"booktitle": "ECCV"}, False),
        ({"booktitle": ""}, False),
        ({"title": "Lines in"}, False),
        ({"eprint": "2101.00002"}, False),
    ],
)
def test_an_entry_of_the_same_publication_is_found_by_its_title_without_the_subtitle(
    own: dict[str, str],
    found: bool,  # noqa: FBT001 -- a table's column
) -> None:
    values = {
        "title": "Lines in Maps",
        "author": "Doe, Jane and Roe, Richard",
        "booktitle": "CVPR",
        "year": "2017",
    } | own
    texts = {"title": f"{values['title']}: A Survey of All", "author": PEOPLE, "booktitle": "CVPR 2017", "year": "2017"}
    fields = {name: Value(text, "dblp") for name, text in texts.items()}
    draft = Draft(type="inproceedings", fields=fields, ids=(ARXIV,))
    document = library(entry("own", "inproceedings", **{name: value for name, value in values.items() if value}))
    assert (index_entries(document, titles=[texts["title"]]).find(draft) == 0) is found


def test_of_two_entries_the_one_with_the_whole_title_is_the_work() -> None:
    texts = {"title": "Lines in Maps: A Survey", "author": PEOPLE, "booktitle": "CVPR", "year": "2017"}
    draft = Draft(type="inproceedings", fields={name: Value(text, "dblp") for name, text in texts.items()}, ids=())
    short = entry("a", "inproceedings", **(texts | {"title": "Lines in Maps"}))
    document = library(short, entry("b", "inproceedings", **texts))
    assert index_entries(document, titles=[texts["title"]]).find(draft) == 1


SURVEY = Draft(
    type="article",
    fields={
        name: Value(text, "dblp")
        for name, text in {
            "title": "Counting Lines in Maps: A Survey: Part Two",
            "author": "Doe, Jane",
            "journal": "Nature",
            "year": "2020",
        }.items()
    },
)


@pytest.mark.parametrize(
    ("journal", "title", "number"),
    [
        ("Nature", "Counting Lines in Maps", 0),
        ("Nature", "Counting Lines in Maps: A Survey", None),
        ("Science", "Counting Lines in Maps", None),
    ],
)
def test_an_entry_of_the_same_publication_may_lack_all_after_the_first_colon(
    journal: str, title: str, number: int | None
) -> None:
    document = library(entry("a", "article", title=title, author="Doe, Jane", year="2020", journal=journal))
    assert index_entries(document, titles=[SURVEY.fields["title"].text]).find(SURVEY) == number


def test_entries_after_one_of_a_type_that_is_no_work_are_found() -> None:
    document = library(entry("shared", "xdata", title="Beryl"), entry("a", eprint="2101.00001"))
    assert index_entries(document).find(DRAFT) == 1


def test_an_entry_without_title_and_people_is_not_matched_with_a_draft_without_them() -> None:
    bare = Draft(type="misc", fields={}, ids=())
    assert index_entries(library(entry("a", note="N")), titles=["", "Amber"]).find(bare) is None


# --- an entry with the arXiv number in another field


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"file": ":papers/2101.00001.pdf:PDF"}, True),
        ({"file": "Doe2021_2101.00001v5.pdf"}, True),
        ({"keywords": "maps, arXiv:2101.00001"}, True),
        ({"file": "2101.00002.pdf"}, False),
        ({"file": "2101.000012.pdf"}, False),
        ({"file": "2101.00001.pdf", "title": "Dating Milk with Spoons"}, False),
        ({"file": "2101.00001.pdf", "author": "Poe, Pat"}, False),
        ({"file": "2101.00001.pdf", "eprint": "2101.00007"}, False),
    ],
)
def test_an_arxiv_number_anywhere_in_an_entry_identifies_the_work_if_title_and_people_agree(
    fields: dict[str, str], expected: object
) -> None:
    texts = {"title": "Counting Lines in Maps: A Survey of All", "author": PEOPLE}
    draft = Draft(type="article", fields={name: Value(text, "arxiv") for name, text in texts.items()}, ids=(ARXIV,))
    own = {"title": "Counting lines in maps", "author": "Doe, Jane"} | fields
    document = library(entry("other", title="Beryl"), entry("own", "article", **own))
    assert (index_entries(document, titles=[texts["title"]]).find(draft) == 1) is expected


def test_an_arxiv_number_before_all_entries_or_in_a_type_that_is_no_work_is_ignored() -> None:
    values = {"title": Value("Counting Lines in Maps: A Survey", "arxiv"), "author": Value(PEOPLE, "arxiv")}
    draft = Draft(type="article", fields=values, ids=(ARXIV,))
    own = {"title": "Counting lines in maps", "author": "Doe, Jane"}
    named = own | {"file": "2101.00001.pdf"}
    assert index_entries(library(entry("own", "article", **named))).find(draft) == 0
    assert index_entries(library(entry("own", "xdata", **named))).find(draft) is None
    assert index_entries(library(entry("own", "proceedings", **named))).find(draft) is None
    assert index_entries(library("% 2101.00001", entry("own", "article", **own))).find(draft) is None
