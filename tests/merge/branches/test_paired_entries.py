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
        (AMBER.replace("Amber", "Amber and Jet"), True, True),  # the DOI agrees
        (AMBER.replace("10.1000/a", "10.1000/b"), True, True),  # the title agrees
        ("@misc{doe, title = {Jet}, doi = {10.1000/b}}", False, False),
        ("@misc{doe, title = {Jet}}", True, False),  # nothing contradicts, but nothing agrees
        (AMBER.replace("{doe,", "{key,"), True, True),
        (AMBER.replace("{doe,", "{key,").replace("Doe, Jane", "Roe, Ann").replace("Amber", "Jet"), False, False),
        (AMBER.replace("{doe,", "{key,").replace("Amber", "On Amber"), True, True),  # the same DOI and people
        ("@misc{key, ids = {x, doe}, title = {Jet}}", True, True),
        ("@misc{key, title = {Jet}}", False, False),
    ],
)
def test_an_entry_is_paired_by_key_or_by_identity(right: str, before: bool, new: bool) -> None:  # noqa: FBT001
    assert paired(AMBER, right) is before
    assert paired(AMBER, right, both_new=True) is new


def test_an_entry_is_paired_by_a_former_key_on_either_side() -> None:
    assert paired("@misc{key, ids = {x, doe}, title = {Jet}}", "@misc{doe, title = {Onyx}}")


def test_swapped_keys_of_two_works_are_followed() -> None:
    jet = "@misc{roe, title = {Jet on the Yorkshire Coast}, author = {Roe, Ann}, doi = {10.1000/b}}\n"
    swapped = AMBER.replace("{doe", "{roe") + jet.replace("{roe", "{doe")
    assert pair_entries(opened(AMBER + jet), opened(swapped)) == {0: 0, 1: 1}


def test_entries_with_the_same_key_are_paired_in_order_and_only_once() -> None:
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
def test_entries_with_a_shared_id_are_paired_if_title_or_people_agree(
    title: str, author: str, *, expected: bool
) -> None:
    right = f"@misc{{key, title = {{{title}}}, author = {{{author}}}, doi = {{10.1000/a}}}}\n"
    assert paired(AMBER, right) is expected
    assert paired(right, AMBER) is expected


def test_an_entry_without_ids_and_with_another_key_is_paired_by_title_and_people() -> None:
    bare = AMBER.replace(", doi = {10.1000/a}", "").replace("{doe,", "{key,")
    assert paired(AMBER, bare)
    assert not paired(AMBER, bare.replace("Amber", "Jet"))


def test_two_new_entries_with_the_same_key_and_id_are_paired_whatever_else_differs() -> None:
    other = AMBER.replace("Amber in the Baltic", "Jet").replace("Doe, Jane", "Roe, Ann")
    assert paired(AMBER, other, both_new=True)
    assert not paired(AMBER, other.replace("10.1000/a", "10.1000/b"), both_new=True)
