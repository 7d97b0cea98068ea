"""Answers are kept for the same question only, and only where a program asks for that."""

from __future__ import annotations

from vlbib.kept_answers import Answers, keeping, kept


def test_a_command_keeps_nothing() -> None:
    assert kept("name", (b"same",), lambda: "first") == "first"
    assert kept("name", (b"same",), lambda: "second") == "second"


def test_an_answer_is_kept_for_equal_plain_values_and_the_same_objects() -> None:
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


def test_stores_do_not_know_one_another() -> None:
    first: Answers = {}
    second: Answers = {}
    with keeping(first):
        kept("name", (), lambda: 1)
        with keeping(second):
            assert kept("name", (), lambda: 2) == 2
        assert kept("name", (), lambda: 3) == 1
