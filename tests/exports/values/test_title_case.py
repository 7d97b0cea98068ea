from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.exports.values.title_case import (
    _MAY_KEEP,
    _PIECE,
    _kept,
    keep_first,
    keep_inner,
    keep_starts,
    keep_whole,
    names_meeting,
)


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
        ("``Everyone Looks'': A Survey", "``{Everyone} Looks'': A Survey"),
        ('"Why Look?": A Survey', '"{Why} Look?": A Survey'),
        ("“Look”", "“{Look”}"),
        ("``look'': A Survey", "``look'': A Survey"),
    ],
)
def test_a_new_sentence_is_put_in_braces(title: str, kept: str) -> None:
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
def test_a_whole_title_is_put_in_braces_once(title: str, kept: str) -> None:
    assert keep_whole(title) == kept


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("A 2.4-GHz lamp", "A 2.4-{GHz} lamp"),
        ("IEEE standard {CMOS} of {a {BERT}} kind", "{IEEE} standard {CMOS} of {a {BERT}} kind"),
        (r"On $O(N)$ and \LaTeX of mRNA", r"On $O(N)$ and \LaTeX of {mRNA}"),
        ("THE LAMP GOES OUT", "THE LAMP GOES OUT"),
        ("CLIP", "{CLIP}"),
        ("BERT and GPT", "{BERT} and {GPT}"),
        ("Lamp and Light", "Lamp and Light"),
        ("Lamps at 4 K", "Lamps at 4 {K}"),
        ("How I Learned C, and A Lamp", "How {I} Learned {C}, and A Lamp"),
        ("X: R Is a Lamp", "X: R Is a Lamp"),
        ("T-Cells and the B-Side", "T-Cells and the B-Side"),
        ("K", "K"),
    ],
)
def test_words_with_inner_capitals_are_put_in_braces(title: str, kept: str) -> None:
    assert keep_inner(title) == kept


def test_a_capitalized_first_word_is_put_in_braces() -> None:
    assert keep_first("Forum post") == "{Forum} post"
    assert keep_first("{Forum} post") == "{Forum} post"
    assert keep_first("in part") == "in part"
    assert keep_first("") == ""


def test_a_meeting_is_recognized_by_a_word_and_a_digit() -> None:
    assert names_meeting("Graph Light: 5th International Workshop")
    assert not names_meeting("Handbook of Workshop Practice")
    assert not names_meeting("A Handbook, 2nd part")


@given(st.text(alphabet="ABKZaz4é_ .,;:!?-'’()[]+*#{}$\\&\t", max_size=12))
def test_a_title_that_fails_the_quick_test_has_no_word_to_protect(title: str) -> None:
    if not _MAY_KEEP.search(title):
        words = title.split(" ")
        assert " ".join(map(_kept, words, ["", *words])) == title
        assert not any(piece["word"] for piece in _PIECE.finditer(title))
