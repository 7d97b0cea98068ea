"""Rows are one work by an id, or by title, authors and years together."""

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.sources.index.grouping import alike, same_work

LEE, KIM = Name("Lee", "Ann"), Name("Kim", "Bo")
MAPS = Record(source="s", title="Drawing Good Maps", authors=(LEE,), year=2020)


def test_rows_without_shared_title_or_id_are_different_works() -> None:
    assert same_work([[MAPS], [structs.replace(MAPS, title="Other Maps")]]) == [0, 1]


def test_an_id_joins_rows_with_different_titles() -> None:
    doi = (Id("doi", "10.1000/1"),)
    rows = [[structs.replace(MAPS, ids=doi)], [structs.replace(MAPS, title="Good Maps and More", ids=doi)]]
    assert same_work(rows) == [0, 0]


def test_an_id_joins_no_rows_with_other_title_and_other_or_no_authors() -> None:
    doi = (Id("doi", "10.1000/1"),)
    first = structs.replace(MAPS, ids=doi)
    assert same_work([[first], [structs.replace(first, title="x", authors=(KIM,))]]) == [0, 1]
    assert same_work([[first], [structs.replace(first, title="x", authors=())]]) == [0, 1]
    assert same_work([[first], [structs.replace(first, title="Drawing good maps!", authors=())]]) == [0, 0]


BENGIO, LECUN, HINTON, GOODFELLOW = (
    Name("Bengio", "Y."),
    Name("LeCun", "Y."),
    Name("Hinton", "G."),
    Name("Goodfellow", "I."),
)


@pytest.mark.parametrize(
    ("people", "one_work"),
    [
        ((LECUN, GOODFELLOW, KIM), True),  # the first author
        ((BENGIO, HINTON, GOODFELLOW), True),  # two of three authors
        ((GOODFELLOW, BENGIO), True),  # half of two authors
        ((GOODFELLOW, BENGIO, KIM), False),  # one of three authors
    ],
)
def test_authors_agree_if_the_first_or_half_of_the_shorter_list_agree(people: tuple[Name, ...], one_work: bool) -> None:  # noqa: FBT001
    doi = (Id("doi", "10.1038/nature14539"),)
    nature = structs.replace(MAPS, title="Deep learning", authors=(LECUN, BENGIO, HINTON), ids=doi)
    book = structs.replace(nature, title="Deep Learning: the Book", authors=people)
    assert (same_work([[nature], [book]]) == [0, 0]) is one_work
    assert (
        alike(structs.replace(nature, title="On Deep Learning"), structs.replace(book, title="On Deep Learning"))
        is one_work
    )


def test_rows_are_joined_through_a_third_one() -> None:
    doi, arxiv = Id("doi", "10.1000/1"), Id("arxiv", "2001.00001")
    rows = [
        [structs.replace(MAPS, title="a", ids=(doi,))],
        [structs.replace(MAPS, title="b", ids=(arxiv,))],
        [structs.replace(MAPS, title="c", ids=(doi, arxiv))],
    ]
    assert same_work(rows) == [0, 0, 0]


@pytest.mark.parametrize(("year", "one_work"), [(2023, True), (2024, False), (2017, True), (2016, False), (None, True)])
def test_the_same_title_within_three_years_is_one_work(year: int | None, one_work: bool) -> None:  # noqa: FBT001
    assert alike(MAPS, structs.replace(MAPS, year=year)) is one_work


def test_a_title_of_two_words_needs_all_authors_in_common() -> None:
    both = structs.replace(MAPS, authors=(LEE, KIM))
    assert alike(MAPS, both)
    two_words = structs.replace(MAPS, title="Good Maps")
    assert not alike(two_words, structs.replace(both, title="Good Maps"))
    assert alike(two_words, two_words)


def test_the_same_title_with_other_authors_is_another_work() -> None:
    assert not alike(MAPS, structs.replace(MAPS, authors=(KIM,)))


def test_two_preprints_of_one_author_with_the_same_doi_are_two_works() -> None:
    doi, one, two = Id("doi", "10.1000/1"), Id("arxiv", "1905.02075"), Id("arxiv", "1905.02076")
    first = structs.replace(MAPS, ids=(doi, one))
    second = structs.replace(MAPS, title="Colouring Maps Well", ids=(doi, two))
    printed = structs.replace(MAPS, ids=(doi,))
    assert same_work([[first], [second]]) == [0, 1]
    assert same_work([[first], [printed], [second]]) == [0, 0, 2]
    assert same_work([[first], [structs.replace(second, title="Drawing good maps")]]) == [0, 0]


def test_pieces_with_the_same_title_in_two_volumes_are_two_works() -> None:
    first = structs.replace(MAPS, title="Editorial", volume="3")
    assert same_work([[first], [structs.replace(first, volume="4")]]) == [0, 1]
    assert same_work([[first], [first]]) == [0, 0]
