"""Names are mended where a second record or the people known allow it, else the list is unsound."""

from __future__ import annotations

import pytest
from scripts.catalogue.people import Mends, known_people, mended_list, stands_as_written

PEOPLE = known_people([["Zihao Wang", "Mausam", "Weinan E", "Kyunghyun Cho", "Luc Van Gool"]])


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("JOHN SMITH", "John Smith"),
        ("mary ann jones", "Mary Ann Jones"),
        ("Di ZHANG", "Di Zhang"),
        ("Jun chen", "Jun Chen"),
        ("Ann Smith†", "Ann Smith"),
        ("Mausam .", "Mausam"),
        ("ZihaoWang", "Zihao Wang"),
        ("KyungHyun Cho", "KyungHyun Cho"),
        ("Weinan E", "Weinan E"),
        ("Zhuang Zhuang", "Zhuang Zhuang"),
        ("Koutilya PNVR", "Koutilya PNVR"),
        ("Wei van der Berg", "Wei van der Berg"),
    ],
)
def test_a_name_is_mended_by_itself_where_it_can_be(author: str, name: str) -> None:
    assert mended_list([author], [], PEOPLE, Mends()) == (name,)


@pytest.mark.parametrize(
    ("author", "other"),
    [
        ("Smith J.", "John Smith"),
        ("AnnSmith", "Ann Smith"),
        ("Wang Zihao", "Zihao Wang"),
        ("Smith", "Smith Ann"),
        ("Wei Wei and Ann", "Wei Ann"),
    ],
)
def test_what_a_name_lacks_is_taken_from_a_second_record_only(author: str, other: str) -> None:
    assert mended_list([author], [], PEOPLE, Mends()) is None
    mended = mended_list([author], [[other]], PEOPLE, Mends())
    assert mended == ((other,) if author in {"Smith J.", "AnnSmith", "Wang Zihao"} else None)


def test_a_long_word_twice_is_no_name() -> None:
    assert mended_list(["Wangyancheng Wangyancheng"], [], PEOPLE, Mends()) is None


def test_what_has_lost_a_letter_is_not_a_name() -> None:
    assert mended_list(["J\ufffdrg Smith"], [], PEOPLE, Mends()) is None


def test_a_name_cut_at_an_accent_is_taken_whole() -> None:
    assert mended_list(["Piotr Doll"], [["Piotr Dollár"]], PEOPLE, Mends()) == ("Piotr Dollár",)
    assert mended_list(["Piotr Doll"], [["Piotr Dollmann"]], PEOPLE, Mends()) == ("Piotr Doll",)


def test_a_name_twice_in_a_row_counts_once_and_twice_apart_spoils_the_list() -> None:
    assert mended_list(["Ann Smith", "Ann Smith", "Bob Jones"], [], PEOPLE, Mends()) == ("Ann Smith", "Bob Jones")
    assert mended_list(["Ann Smith", "Bob Jones", "Ann Smith"], [], PEOPLE, Mends()) is None


def test_a_list_may_stand_as_written_only_with_faults_of_order() -> None:
    assert stands_as_written(["Vijay Kumar B", "Ann Smith"], PEOPLE)
    assert not stands_as_written(["Vijay Kumar B"], PEOPLE)
    assert not stands_as_written(["Andrew", "Ann Smith"], PEOPLE)
