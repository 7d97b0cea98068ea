from __future__ import annotations

import pytest

from vlbib.exports.values.title_case import keep_starts, keep_whole


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Who Asks? Dating Milk", "Who Asks? {Dating} Milk"),
        ("Stop! ``Look'' and Listen", "Stop! ``{Look''} and Listen"),
        ("Is it `This?' Or That", "Is it `This?' {Or} That"),
        ("Who Asks? {Dating Milk? Now}", "Who Asks? {Dating Milk? Now}"),
        ("Who Asks? and Why", "Who Asks? and Why"),
        ("What is $x?$ A Sign", "What is $x?$ A Sign"),
        (r"Is \{ a Brace? Yes", r"Is \{ a Brace? {Yes}"),
        ("vs. Dogs: Cats", "vs. Dogs: Cats"),
        ("Yes?No", "Yes?No"),
    ],
)
def test_a_new_sentence_keeps_its_capital(title: str, kept: str) -> None:
    assert keep_starts(title) == kept


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Der Tag", "{Der Tag}"),
        ("{Der Tag}", "{Der Tag}"),
        ("{Der} {Tag}", "{{Der} {Tag}}"),
        ("{{Der} Tag}", "{{Der} Tag}"),
        ("{{Der} erste} {Tag}", "{{{Der} erste} {Tag}}"),
        ("Tag", "Tag"),
    ],
)
def test_a_whole_title_stands_in_braces_once(title: str, kept: str) -> None:
    assert keep_whole(title) == kept
