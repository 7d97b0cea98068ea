from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.merge.branches.paired_entries import pair_entries


def opened(text: str) -> Document:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return document


def paired(left: str, right: str, *, both_new: bool = False) -> bool:
    return pair_entries(opened(left), opened(right), both_new=both_new) == {0: 0}


AMBER = "@misc{doe, title = {Amber in the Baltic}, author = {Doe, Jane}, doi = {10.1000/a}}\n"


@pytest.mark.parametrize(
    ("right", "before", "new"),
    [
        (AMBER, True, True),
        (AMBER.replace("{doe,", "{DOE,"), True, True),
        (AMBER.replace("Amber", "Amber and Jet"), True, True),  # the DOI says so
        (AMBER.replace("10.1000/a", "10.1000/b"), True, True),  # the title says so
        ("@misc{doe, title = {Jet}, doi = {10.1000/b}}", False, False),
        ("@misc{doe, title = {Jet}}", True, False),  # nothing contradicts, but nothing says so either
        (AMBER.replace("{doe,", "{key,"), True, True),
        (AMBER.replace("{doe,", "{key,").replace("Doe, Jane", "Roe, Ann").replace("Amber", "Jet"), False, False),
        (AMBER.replace("{doe,", "{key,").replace("Amber", "On Amber"), True, True),  # the same DOI and people
        ("@misc{key, ids = {x, doe}, title = {Jet}}", True, True),
        ("@misc{key, title = {Jet}}", False, False),
    ],
)
def test_an_entry_is_found_by_its_key_or_by_what_it_is(right: str, before: bool, new: bool) -> None:  # noqa: FBT001
    assert paired(AMBER, right) is before
    assert paired(AMBER, right, both_new=True) is new


def test_an_entry_is_found_by_a_key_that_it_had_before_on_either_side() -> None:
    assert paired("@misc{key, ids = {x, doe}, title = {Jet}}", "@misc{doe, title = {Onyx}}")


def test_keys_that_two_works_have_swapped_are_followed() -> None:
    jet = "@misc{roe, title = {Jet on the Yorkshire Coast}, author = {Roe, Ann}, doi = {10.1000/b}}\n"
    swapped = AMBER.replace("{doe", "{roe") + jet.replace("{roe", "{doe")
    assert pair_entries(opened(AMBER + jet), opened(swapped)) == {0: 0, 1: 1}


def test_entries_of_one_key_are_paired_in_order_and_no_entry_twice() -> None:
    twice = "@misc{a, title = {One}}\n@misc{a, title = {Two}}\n"
    assert pair_entries(opened(twice), opened(twice)) == {0: 0, 1: 1}
    assert pair_entries(opened(AMBER + AMBER.replace("{doe", "{b")), opened(AMBER.replace("{doe", "{c"))) == {0: 0}


@pytest.mark.parametrize(
    ("title", "author", "expected"),
    [
        ("Amber in the Baltic", "Roe, Ann", True),
        ("Jet", "Doe, J.", True),
        ("Jet", "Roe, Ann", False),
        ("Jet", "", False),
        ("", "Roe, Ann", False),
    ],
)
def test_a_shared_id_makes_one_of_two_entries_where_title_or_people_agree(
    title: str, author: str, *, expected: bool
) -> None:
    right = f"@misc{{key, title = {{{title}}}, author = {{{author}}}, doi = {{10.1000/a}}}}\n"
    assert paired(AMBER, right) is expected
    assert paired(right, AMBER) is expected


def test_an_entry_of_another_key_without_ids_is_found_by_title_and_people() -> None:
    bare = AMBER.replace(", doi = {10.1000/a}", "").replace("{doe,", "{key,")
    assert paired(AMBER, bare)
    assert not paired(AMBER, bare.replace("Amber", "Jet"))


def test_one_key_and_one_id_make_one_work_of_two_new_entries_whatever_else_they_say() -> None:
    other = AMBER.replace("Amber in the Baltic", "Jet").replace("Doe, Jane", "Roe, Ann")
    assert paired(AMBER, other, both_new=True)
    assert not paired(AMBER, other.replace("10.1000/a", "10.1000/b"), both_new=True)
