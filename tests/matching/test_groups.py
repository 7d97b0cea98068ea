from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.matching.groups import Group, group


def paper(title: str, *authors: str, **more: Any) -> Record:
    return Record(**{"source": "dblp", "title": title, "authors": tuple(parse_name(one) for one in authors), **more})


def sizes(*records: Record) -> list[int]:
    return [len(one.records) for one in group(records)]


ID = (Id("arxiv", "2101.00001"),)


def test_a_shared_id_joins_versions_of_different_titles() -> None:
    assert sizes(paper("First Title", "Ann Lee", ids=ID), paper("Final Title", "Ann Lee", ids=ID)) == [2]


def test_a_wrong_id_does_not_join_strangers() -> None:
    assert sizes(paper("Soil of Mars", "Ann Lee", ids=ID), paper("Deep Video Networks", "Bo Chen", ids=ID)) == [1, 1]


def test_the_same_title_joins_when_the_authors_agree() -> None:
    one = paper("A Study of Things", "Ann Lee", "Bo Chen")
    other = paper("A study of things.", "Lee, A.", "Chen, B.", source="arxiv")
    stranger = paper("A Study of Things", "Cai Du")
    assert sizes(one, other, stranger) == [2, 1]


def test_a_record_without_authors_joins_the_only_work_of_its_title() -> None:
    bare = paper("A Study of Things", year=2020)
    one = paper("A Study of Things", "Ann Lee", year=2020)
    other = paper("A Study of Things", "Cai Du", year=2020)
    assert sizes(bare, one) == [2]
    assert sizes(bare, one, other) == [1, 1, 1]
    assert sizes(bare, paper("A Study of Things", "Ann Lee", year=2012)) == [1, 1]


def test_a_record_without_authors_or_year_joins_the_only_work_of_its_title() -> None:
    bare = paper("A Study of Things")
    dated = paper("A Study of Things", "Ann Lee", year=2020)
    assert (
        sizes(bare, dated) == sizes(paper("A Study of Things", year=2020), paper("A Study of Things", "Ann Lee")) == [2]
    )


def test_a_work_has_the_longest_list_of_authors_and_every_page() -> None:
    short = paper("A Study", "Ann Lee", url="https://a.example", urls=("https://b.example",))
    whole = paper("A Study", "Ann Lee", "Bo Chen", "Cai Du", urls=("https://b.example", "https://c.example"))
    for records in ((short, whole), (whole, short)):
        assert Group(records).authors == whole.authors
    assert Group((short, whole)).urls == ("https://b.example", "https://a.example", "https://c.example")
    assert Group(()).authors == ()


def test_numbers_keep_titles_apart() -> None:
    assert sizes(paper("Scaling by 3.5", "Ann Lee"), paper("Scaling by 35", "Ann Lee")) == [1, 1]


def test_an_index_joins_works_across_sources_and_a_source_only_its_own() -> None:
    one, other = paper("One", "Ann Lee", work="world:7"), paper("Two", "Bo Chen", source="arxiv", work="world:7")
    assert sizes(one, other) == [2]
    assert sizes(paper("One", work="7"), paper("Two", work="7")) == [2]
    assert sizes(paper("One", work="7"), paper("Two", source="arxiv", work="7")) == [1, 1]


PLACEHOLDER = (Id("doi", "10.1145/1122445.1122456"),)
LAKE = "Mask-Guided Matting in the Wild with Sparse Prompts"


@pytest.mark.parametrize(
    ("title", "people", "size"),
    [
        ("Mask-Guided Matting in the Wild", ("Bo Chen",), [2]),  # a subtitle left out
        ("Mask Guided Matting in the Wild with Sparse Prompts", (), [2]),
        ("Mask-Guided Matting in the Wild with Dense Prompts", ("Bo Chen",), [1, 1]),
        ("Mask-Guided Matting in the Wild with Dense Prompts", (), [1, 1]),
        ("Segmenting Hair", ("Ann Lee", "Cai Du"), [2]),  # the same first author
        ("Segmenting Hair", ("Cai Du", "Ann Lee"), [2]),  # half of the list
        ("Segmenting Hair", ("Cai Du", "Bo Chen", "Ann Lee"), [2]),  # the whole of the shorter list
        ("Segmenting Hair", ("Cai Du", "Bo Chen"), [1, 1]),
    ],
)
def test_a_shared_id_joins_if_titles_or_people_agree(title: str, people: tuple[str, ...], size: list[int]) -> None:
    mine = paper(LAKE if "Matting in the Wild with" in title else LAKE.replace(" with", ": Matting with"), "Ann Lee")
    one = structs.replace(mine, ids=PLACEHOLDER)
    assert sizes(one, paper(title, *people, ids=PLACEHOLDER)) == size


@pytest.mark.parametrize(("year", "size"), [(2022, [2]), (2023, [1, 1]), (2018, [2]), (2017, [1, 1])])
def test_a_record_without_authors_joins_a_work_at_most_two_years_away(year: int, size: list[int]) -> None:
    assert sizes(paper("Soil of Mars", "Ann Lee", year=2020), paper("Soil of Mars", year=year)) == size


@pytest.mark.parametrize(("title", "size"), [("Soil of Mars", [2]), ("Mars Soil", [1, 1])])
def test_a_record_without_authors_needs_a_title_of_three_words(title: str, size: list[int]) -> None:
    assert sizes(paper(title, "Ann Lee", year=2020), paper(title, year=2020)) == size


def test_the_same_people_do_not_join_two_preprints_even_through_a_publisher_s_record() -> None:
    doi = Id("doi", "10.5555/x")
    design = paper("Logic Design of Adders", "Issam Damaj", ids=(doi, Id("arxiv", "1905.02075")))
    synthesis = paper("High-level Synthesis", "Issam Damaj", ids=(doi, Id("arxiv", "1905.02076")))
    printed = paper("Logic Design of Adders", "Issam Damaj", ids=(doi,), source="crossref")
    assert sizes(design, synthesis) == [1, 1]
    assert sizes(design, printed, synthesis) == [2, 1]
    assert sizes(design, structs.replace(synthesis, title="Logic design of adders")) == [2]
    assert sizes(design, structs.replace(synthesis, ids=design.ids)) == [2]


def test_a_reused_title_does_not_join_two_pieces_by_one_author() -> None:
    first, second = (paper("Guest Editorial", "Ann Lee", volume=volume, year=2020) for volume in ("3", "4"))
    assert sizes(first, second) == [1, 1]
    assert sizes(first, first) == [2]
    assert sizes(*(paper("A Study of Things", "Ann Lee", volume=volume) for volume in ("3", "4"))) == [2]


def test_the_longest_list_of_authors_has_the_most_names() -> None:
    (works,) = group(
        [paper("Soil of Mars", "Zoe Young", ids=ID), paper("Soil of Mars", "Ann Lee", "Zoe Young", ids=ID)]
    )
    assert [name.family for name in works.authors] == ["Lee", "Young"]


def test_two_numbers_of_an_index_do_not_join_records() -> None:
    one, other = (
        paper("Logic Design", "Ann Lee", ids=ID, work="w:1"),
        paper("Soil of Mars", "Bo Chen", ids=ID, work="w:2"),
    )
    assert sizes(one, other) == [1, 1]
    assert sizes(one, structs.replace(other, work="w:1")) == [2]


def test_a_piece_without_authors_does_not_join_one_of_another_volume() -> None:
    first = paper("Editorial of this Issue", "Ann Lee", year=2020, volume="3")
    nameless = paper("Editorial of this Issue", year=2020, volume="4")
    assert sizes(paper("Guest Editorial", "Ann Lee", volume="3"), paper("Guest Editorial", volume="4")) == [1, 1]
    assert sizes(first, structs.replace(nameless, volume="3")) == [2]
