from __future__ import annotations

import pytest

from vlbib.core.names import Name, parse_name
from vlbib.core.record import Record
from vlbib.verification.compared_people import (
    Alignment,
    align,
    all_strangers,
    compare_people,
    is_placeholder,
    may_be_one_person,
    mostly_shared,
    names_listed,
)
from vlbib.verification.discrepancy import Flaw, Gravity
from vlbib.verification.reference import BibReference


def _names(text: str) -> tuple[Name, ...]:
    return tuple(map(parse_name, text.split("; ")))


def _flaws(stated: str, *recorded: str, others: bool = False) -> list[tuple[Flaw, Gravity]]:
    reference = BibReference(key="key", title="Lines", authors=_names(stated), others=others)
    records = [Record(source="dblp", title="Lines", authors=_names(names)) for names in recorded]
    return [(each.flaw, each.gravity) for each in compare_people(reference, records)]


ROSSI = "Anna Rossi; Jonas Weber; Eva Novak"


@pytest.mark.parametrize(
    "stated",
    [
        ROSSI,
        "A. Rossi; J. Weber; E. Novak",
        "Rossi Anna; Weber Jonas; Novak Eva",
        "Anna Maria Rossi; Jonas Weber; Eva Novák",
        "Rossi, Anna; Weber, Jonas; Novak, Eva",
    ],
)
def test_different_ways_of_writing_names_are_no_difference(stated: str) -> None:
    assert _flaws(stated, ROSSI) == []


def test_only_a_list_that_ends_in_et_al_may_leave_out_authors() -> None:
    assert _flaws("Anna Rossi", ROSSI, others=True) == []
    assert _flaws("Anna Rossi", ROSSI) == [(Flaw.AUTHORS_MISSING, Gravity.WARNING)]


def test_one_agreeing_record_is_enough() -> None:
    assert _flaws(ROSSI, "Eva Novak; Anna Rossi; Jonas Weber", ROSSI) == []
    assert _flaws(ROSSI, "Eva Novak; Anna Rossi; Jonas Weber") == [(Flaw.AUTHORS_SWAPPED, Gravity.WARNING)]


def test_a_wrong_author_is_reported_whether_replaced_or_added() -> None:
    assert _flaws("Anna Rossi; Jonas Weber; Paul Moreau", ROSSI) == [(Flaw.AUTHOR_REPLACED, Gravity.WARNING)]
    assert _flaws(f"{ROSSI}; Paul Moreau", ROSSI) == [(Flaw.AUTHORS_ADDED, Gravity.WARNING)]


def test_contradicting_initials_are_another_person() -> None:
    assert _flaws("Anna Rossi; K. Weber; Eva Novak", ROSSI) == [(Flaw.AUTHOR_REPLACED, Gravity.WARNING)]


def test_contradicting_given_names_are_another_person_even_with_the_same_initial() -> None:
    assert _flaws("Anna Rossi; Sheng Feng", "Anna Rossi; Shi Feng") == [(Flaw.GIVEN_NAME, Gravity.WARNING)]
    assert _flaws("Anna Rossi; Sheng Feng", "Anna Rossi; Shi Feng", "Anna Rossi; S. Feng") == []
    assert _flaws("Anna Rossi; Sheng Feng; Karl Klein", "Anna Rossi; Shi Feng") == [
        (Flaw.AUTHORS_ADDED, Gravity.WARNING)
    ]


def test_the_order_of_two_authors_with_one_family_name_and_initial_is_compared() -> None:
    assert _flaws("Sheng Feng; Shi Feng", "Shi Feng; Sheng Feng") == [(Flaw.AUTHORS_SWAPPED, Gravity.WARNING)]
    assert _flaws("S. Feng; Shi Feng", "Shi Feng; Sheng Feng") == [(Flaw.AUTHORS_SWAPPED, Gravity.WARNING)]
    assert _flaws("S. Feng; Sheng Feng", "Shi Feng; Sheng Feng") == []


def test_a_name_with_a_similar_spelling_is_misspelled() -> None:
    assert _flaws("Anna Rosssi; Jonas Weber; Eva Novak", "Anna Rossi; Jonas Weber; Eva Novak") in (
        [],
        [(Flaw.AUTHOR_SPELLING, Gravity.INFO)],
    )
    assert _flaws("Anna Rosetti; Jonas Veber; Eva Novak", "Anna Rosetti; Jonas Weber; Eva Novak") == [
        (Flaw.AUTHOR_SPELLING, Gravity.INFO)
    ]


@pytest.mark.parametrize(
    ("stranger", "flaw"), [("Zebulon Quark", Flaw.AUTHOR_REPLACED), ("Xerxes {family}", Flaw.GIVEN_NAME)]
)
@pytest.mark.parametrize(("count", "gravity"), [(16, Gravity.INFO), (15, Gravity.WARNING)])
def test_a_few_wrong_names_in_a_long_list_are_an_info(count: int, gravity: Gravity, stranger: str, flaw: Flaw) -> None:
    people = [f"Xavier {'bcdfghjklmnpqrstv'[at] * 3}ado" for at in range(count)]
    stated = [*people[:-1], stranger.format(family=people[-1].split()[1])]
    assert _flaws("; ".join(stated), "; ".join(people)) == [(flaw, gravity)]


def test_an_author_who_is_twice_in_a_record_is_not_reported_as_left_out() -> None:
    assert _flaws("Anna Rossi; V. S. Weber", "Anna Rossi; Viktor Weber; V. S. Weber") == []


def test_an_additional_given_name_is_the_same_person() -> None:
    assert may_be_one_person(parse_name("Huiyi Hu"), parse_name("Clara Huiyi Hu"))
    assert not may_be_one_person(parse_name("Huiyi Hu"), parse_name("Clara Meng Hu"))


def test_a_particle_taken_for_a_given_name_is_the_same_person() -> None:
    assert may_be_one_person(Name("la Torre", "F. D."), Name("De la Torre", "Fernando"))
    assert may_be_one_person(Name("Gool", "L. V."), Name("Van Gool", "Luc"))
    assert not may_be_one_person(Name("la Torre", "F. D."), Name("De la Torre", "Karl"))
    assert not may_be_one_person(Name("Lopez", "Mark G."), Name("Garcia Lopez", "Maria"))
    assert not may_be_one_person(Name("la Torre", "F. D."), Name("De la Tarra", "Fernando"))


def test_initials_including_particles_after_the_family_name_are_the_same_person() -> None:
    assert may_be_one_person(parse_name("Weber Avd"), parse_name("Anton van den Weber"))
    assert may_be_one_person(parse_name("Weber AGdG"), parse_name("Anna Weber"))
    assert not may_be_one_person(parse_name("Weber Avd"), parse_name("Boris van den Weber"))
    assert not may_be_one_person(parse_name("Weber Avd"), parse_name("Anton van den Meyer"))
    assert not may_be_one_person(parse_name("Weber Anton"), parse_name("Anton van den Weber"))


def test_lists_mostly_agree_if_two_thirds_or_the_first_author_are_shared() -> None:
    assert mostly_shared(_names("Eva Novak; Jonas Weber; Paul Moreau"), _names(ROSSI))
    assert not mostly_shared(_names("Eva Novak; Karl Klein; Paul Moreau"), _names(ROSSI))
    assert mostly_shared(_names("Anna Rossi; Karl Klein; Paul Moreau"), _names(ROSSI))
    assert not mostly_shared((), _names(ROSSI))


def test_lists_without_a_common_name_are_all_strangers_unless_one_is_empty() -> None:
    assert all_strangers(_names("Karl Klein"), _names(ROSSI))
    assert not all_strangers(_names("Karl Klein; Eva Novak"), _names(ROSSI))
    assert not all_strangers((), _names(ROSSI))


def test_the_alignment_has_the_strangers_and_the_absent() -> None:
    alignment = align(_names("Anna Rossi; Karl Klein"), _names(ROSSI))
    assert ([n.family for n in alignment.strangers], [n.family for n in alignment.absent]) == (
        ["Klein"],
        ["Weber", "Novak"],
    )


@pytest.mark.parametrize(("name", "placeholder"), [("Anonymous", True), ("John Doe", True), ("Doe Chang", False)])
def test_a_placeholder_is_distinguished_from_a_name(name: str, placeholder: bool) -> None:  # noqa: FBT001
    assert is_placeholder(parse_name(name)) is placeholder


def test_at_most_four_names_are_shown() -> None:
    assert names_listed(_names("A B; C D; E F; G H; I J")) == "A B, C D, E F, G H and 1 more"


def test_only_the_first_names_of_a_collaborations_list_are_compared() -> None:
    people = [Name(f"Family{at:04}", "Anna") for at in range(3000)]
    moved = [people[1], people[0], *people[2:]]
    assert align(people, people) == Alignment()
    assert not align(moved, people).in_order
    assert align([*people[:200], Name("Novak", "Eva")], people).strangers == ()
    assert align([*people[:199], Name("Novak", "Eva")], people).strangers == (Name("Novak", "Eva"),)


def test_the_same_given_name_and_one_letter_of_the_family_name_are_not_one_person() -> None:
    assert not may_be_one_person(Name("Zhang", "Wei"), Name("Zhou", "Wei"))
    assert may_be_one_person(Name("Zhang", "W."), Name("Wei", "Zhang"))
    assert not may_be_one_person(Name("Zhang", "X."), Name("Wei", "Zhang"))
    assert may_be_one_person(Name("Miller", "Mike"), Name("Miller", "Michael"))
    assert not may_be_one_person(Name("Miller", "Mike"), Name("Miller", "Robert"))


@pytest.mark.parametrize(
    ("stated", "recorded", "flaw"),
    [
        ("Mikita Rossi", "Nikita Rossi", Flaw.AUTHOR_SPELLING),
        ("Mikita Rossi", "Nikola Rossi", Flaw.AUTHOR_REPLACED),
        ("Liam Rossi", "Siam Rossi", Flaw.AUTHOR_REPLACED),  # such short names are different
    ],
)
def test_a_long_given_name_with_one_wrong_letter_is_misspelled(stated: str, recorded: str, flaw: Flaw) -> None:
    reference = BibReference(key="key", title="Lines", authors=(parse_name(stated), parse_name("Jonas Weber")))
    record = Record(source="dblp", title="Lines", authors=(parse_name(recorded), parse_name("Jonas Weber")))
    assert [each.flaw for each in compare_people(reference, [record])] == [flaw]
