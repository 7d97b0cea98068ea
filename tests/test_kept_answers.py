"""Values are cached only for an unchanged basis, and only in a program that opens a store."""

from __future__ import annotations

from operator import itemgetter

import pytest

from vlbib.kept_answers import Answers, Moving, is_keeping, keep_last, keeping, kept, kept_each, kept_last, recalling


def test_outside_a_store_nothing_is_cached() -> None:
    assert kept("name", (b"same",), lambda: "first") == "first"
    assert kept("name", (b"same",), lambda: "second") == "second"


def test_outside_a_store_no_key_is_computed() -> None:
    def key(_thing: int) -> int:
        raise AssertionError

    assert list(kept_each("name", (), (1, 2), key, str)) == ["1", "2"]


def test_is_keeping_is_true_only_inside_a_store() -> None:
    assert not is_keeping()
    with keeping({}):
        assert is_keeping()
    assert not is_keeping()


def test_a_value_is_reused_for_equal_plain_values_and_the_same_objects() -> None:
    answers: Answers = {}
    basis, twin = ["list"], ["list"]
    with keeping(answers):
        assert kept("name", (b"a", basis), lambda: 1) == 1
        assert kept("name", (bytes([97]), basis), lambda: 2) == 1
        assert kept("name", (b"a", twin), lambda: 3) == 3
        assert kept("name", (b"b", twin), lambda: 4) == 4
        assert kept("name", (b"b", twin, None), lambda: 5) == 5
        assert kept("another", (b"b", twin, None), lambda: 6) == 6
    assert kept("name", (b"b", twin, None), lambda: 7) == 7


def test_stores_share_no_values() -> None:
    first: Answers = {}
    second: Answers = {}
    with keeping(first):
        kept("name", (), lambda: 1)
        with keeping(second):
            assert kept("name", (), lambda: 2) == 2
        assert kept("name", (), lambda: 3) == 1


def test_values_that_are_not_recalled_are_dropped() -> None:
    made: list[int] = []

    def make(thing: int) -> str:
        made.append(thing)
        return str(thing)

    with keeping({}):
        for things in ((1, 2), (2, 3), (1, 2)):
            assert list(kept_each("each", (), things, int, make)) == list(map(str, things))
    assert made == [1, 2, 3, 1]


def test_an_exception_leaves_the_cached_values_as_they_were() -> None:
    answers: Answers = {}
    with keeping(answers):
        with recalling("names") as recall:
            recall("a", str.upper, "a")
        with pytest.raises(AttributeError), recalling("names") as recall:
            recall("b", str.upper, "b").no_such_thing  # noqa: B018
        assert answers["names"] == ((), {"a": "A"})


def test_inside_a_store_the_last_value_of_a_name_is_kept_from_the_second_one_on() -> None:
    assert keep_last("name", 1) is False
    assert kept_last("name", lambda: 2) == 2
    with keeping({}):
        assert kept_last("name", lambda: 3) == 3
        assert keep_last("name", 4) is False
        assert kept_last("name", lambda: 5) == 5
        assert keep_last("name", 6) is True
        assert kept_last("name", lambda: 7) == 6


def test_work_that_nobody_waits_for_ends_at_the_next_lookup() -> None:
    def stop() -> None:
        raise InterruptedError

    with keeping({}, stop):
        with pytest.raises(InterruptedError):
            kept("name", (), lambda: 1)
        with pytest.raises(InterruptedError):
            list(kept_each("each", (), (1,), str, str))


def test_the_value_of_a_moved_thing_is_moved_and_not_computed_again() -> None:
    made: list[tuple[int, str]] = []

    def make(key: tuple[int, str]) -> tuple[int, str]:
        made.append(key)
        return (key[0], key[1].upper())

    def moved(place: tuple[int, str], by: int) -> tuple[int, str]:
        return place[0] + by, place[1]

    def ask(first: int) -> list[tuple[int, str]]:
        keys = [(first + number, f"line {number}") for number in range(40)]
        return list(kept_each("each", (), keys, lambda key: key, make, Moving(itemgetter(0), moved, moved)))

    with keeping({}):
        ask(1)
        assert len(made) == 40
        assert ask(2) == [(number, f"LINE {number - 2}") for number in range(2, 42)]
        assert len(made) == 40  # one line was inserted: nothing is computed
        assert ask(30) == [(number, f"LINE {number - 30}") for number in range(30, 70)]
        assert len(made) < 60  # many lines: a few are computed before the move is noticed
