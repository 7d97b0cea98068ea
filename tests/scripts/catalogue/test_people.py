"""Names are repaired with a second record or with known authors; otherwise the list is rejected."""

from __future__ import annotations

import pytest
from scripts.catalogue.people import Mends, is_usable_as_written, known_people, mended_list

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
def test_a_name_is_repaired_alone_if_possible(author: str, name: str) -> None:
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
def test_missing_parts_of_a_name_are_taken_only_from_a_second_record(author: str, other: str) -> None:
    assert mended_list([author], [], PEOPLE, Mends()) is None
    mended = mended_list([author], [[other]], PEOPLE, Mends())
    assert mended == ((other,) if author in {"Smith J.", "AnnSmith", "Wang Zihao"} else None)


def test_a_repeated_long_word_is_no_name() -> None:
    assert mended_list(["Wangyancheng Wangyancheng"], [], PEOPLE, Mends()) is None


def test_a_text_with_a_lost_letter_is_no_name() -> None:
    assert mended_list(["J\ufffdrg Smith"], [], PEOPLE, Mends()) is None


def test_a_name_cut_off_at_an_accent_is_completed() -> None:
    assert mended_list(["Piotr Doll"], [["Piotr Dollár"]], PEOPLE, Mends()) == ("Piotr Dollár",)
    assert mended_list(["Piotr Doll"], [["Piotr Dollmann"]], PEOPLE, Mends()) == ("Piotr Doll",)


def test_a_name_repeated_at_once_counts_once_and_a_later_repetition_spoils_the_list() -> None:
    assert mended_list(["Ann Smith", "Ann Smith", "Bob Jones"], [], PEOPLE, Mends()) == ("Ann Smith", "Bob Jones")
    assert mended_list(["Ann Smith", "Bob Jones", "Ann Smith"], [], PEOPLE, Mends()) is None


def test_a_list_is_accepted_as_written_only_with_faults_of_order() -> None:
    assert is_usable_as_written(["Vijay Kumar B", "Ann Smith"], PEOPLE)
    assert not is_usable_as_written(["Vijay Kumar B"], PEOPLE)
    assert not is_usable_as_written(["Andrew", "Ann Smith"], PEOPLE)
