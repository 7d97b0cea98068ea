from __future__ import annotations

import pytest

from vlbib.core.names import Name
from vlbib.verification.compared_givens import givens_contradict


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sheng", "Shi"),
        ("Wei", "Wanli"),
        ("Yifan", "Yu Hua"),
        ("Carla", "Catherine"),
        ("Mo", "Min"),
        ("Peter", "Paul"),
    ],
)
def test_two_full_given_names_with_few_common_letters_are_two_people(left: str, right: str) -> None:
    assert givens_contradict(Name("Feng", left), Name("Feng", right))
    assert givens_contradict(Name("Feng", right), Name("Feng", left))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Anna", "A."),
        ("", "Anna"),
        ("A. B.", "Anna"),
        ("Anna", "Anna Maria"),
        ("Maria Anna", "Anna"),
        ("Dan", "Daniel"),
        ("Danny", "Daniel"),
        ("Miroslav", "Mirek"),
        ("Michael W.", "Mike"),
        ("Jim", "James J."),
        ("Volodymyr", "Vlad"),
        ("Xiao Jun", "Xiaojun"),
        ("Sergey", "Sergei"),
        ("Yuri", "Yury"),
        ("Jörg", "Joerg"),
        ("DJ", "Daniel"),
        ("K. chih", "Kuang-chih"),
        ("K.", "Wei"),
        ("k.", "Wei"),
        ("Tony Z.", "Zihao"),
    ],
)
def test_initials_middle_names_short_forms_and_transcriptions_are_the_same_person(left: str, right: str) -> None:
    assert not givens_contradict(Name("Feng", left), Name("Feng", right))


@pytest.mark.parametrize(("left", "right", "two"), [("Aebcdf", "Azbcxy", True), ("Abcxyz", "Abqrst", True),
                                                    ("Abcxyz", "Abcrst", False)])  # fmt: skip
def test_three_letters_at_the_beginning_or_sixty_per_cent_in_all_are_enough(left: str, right: str, two: bool) -> None:  # noqa: FBT001
    assert givens_contradict(Name("Feng", left), Name("Feng", right)) is two


def test_given_names_with_sixty_per_cent_of_letters_in_common_are_one_and_with_fewer_two() -> None:
    assert not givens_contradict(Name("Feng", "Abxde"), Name("Feng", "Acxde"))
    assert not givens_contradict(Name("Feng", "Avxzt"), Name("Feng", "Auxrt"))
    assert givens_contradict(Name("Feng", "Avbcdefghijkl"), Name("Feng", f"A{'r' * 13}bcdefghijk"))


def test_names_with_different_family_names_are_not_compared() -> None:
    assert not givens_contradict(Name("Feng", "Sheng"), Name("Fang", "Shi"))
