from __future__ import annotations

import pytest

from vlbib.merge.branches.agreed_keys import AgreedKey, KeySides, agree_on_keys, key_notes


@pytest.mark.parametrize(
    ("sides", "agreed"),
    [
        (KeySides("a", "a", "a"), AgreedKey("a")),
        (KeySides("a", "b", "a"), AgreedKey("b")),
        (KeySides("a", "a", "b"), AgreedKey("b")),
        (KeySides("a", "b", "b"), AgreedKey("b")),
        (KeySides("a", "b", "c"), AgreedKey("b", alias="c")),
        (KeySides("", "b", "c"), AgreedKey("b", alias="c")),
        (KeySides("", "", "c"), AgreedKey("c")),
        (KeySides("a", "", "c"), AgreedKey("c")),
        (KeySides("", "b", ""), AgreedKey("b")),
        (KeySides("a", "", ""), AgreedKey("")),
    ],
)
def test_a_changed_key_wins_and_ours_if_both_changed_it(sides: KeySides, agreed: AgreedKey) -> None:
    assert agree_on_keys([sides], ["a", "b", "c"]) == (agreed,)


def test_the_second_work_with_a_key_gets_an_unused_letter() -> None:
    works = [KeySides("", "", "DOE"), KeySides("", "doe", ""), KeySides("", "", "doe2")]
    keys = agree_on_keys(works, ["doe", "DOE", "doe2", "DOEA"])
    assert keys == (AgreedKey("DOEb", lettered=True), AgreedKey("doe"), AgreedKey("doe2"))
    (note,) = key_notes(works, keys)
    assert note == (
        "DOE: both sides gave this key, to two works; theirs is DOEb now: "
        "papers and notes of that side that cite DOE must cite DOEb"
    )


def test_two_works_get_two_different_letters() -> None:
    works = [KeySides("", "doe", ""), KeySides("", "", "doe"), KeySides("x", "x", "Doe")]
    assert [agreed.key for agreed in agree_on_keys(works, ["doe"])] == ["doe", "doea", "Doeb"]


def test_a_key_that_becomes_an_alias_is_reported() -> None:
    works = [KeySides("", "mine", "yours")]
    assert key_notes(works, agree_on_keys(works, [])) == (
        "yours: is mine now, the key of the same work on our side; kept as an alias",
    )
