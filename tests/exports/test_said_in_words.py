from __future__ import annotations

import pytest

from vlbib.exports.said_in_words import edited_by, filed_words, made_by, named_roles, people_words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"editor": "Doe, Jane"}, "Edited by Jane Doe"),
        ({"editor": "Doe, Jane", "editortype": "compiler"}, "Compiled by Jane Doe"),
        ({"editor": "Doe, Jane", "editortype": "recipient"}, "To Jane Doe"),
        ({"editor": "Doe, Jane", "editortype": "Lighting designer"}, "Lighting designer: Jane Doe"),
    ],
)
def test_the_role_of_people_in_an_editor_field_is_put_into_words(values: dict[str, str], words: str) -> None:
    assert (edited_by(values, "editor"), values) == (words, {})


def test_series_editors_and_interviewers_are_put_into_words() -> None:
    values = {"serieseditor": "One, Ann and Two, Bob", "interviewer": "Asker, Adam"}
    assert list(named_roles(values)) == ["Series edited by Ann One and Bob Two", "Interviewer: Adam Asker"]
    assert values == {}


def test_translators_editors_and_filing_are_described_in_order() -> None:
    values = {
        "author": "A",
        "translator": "Tom, Tim",
        "origlanguage": "french",
        "editorb": "Ed, E",
        "filingdate": "1995-02",
    }
    assert list(made_by(values, "book")) == [
        "Translated from the French by Tim Tom",
        "Edited by E Ed",
        "Filed in February 1995",
    ]
    assert values.keys() == {"author", "origlanguage"}


@pytest.mark.parametrize(
    ("date", "words"),
    [("1995-02-28", "Filed February 28, 1995"), ("1995", "Filed in 1995"), ("long ago", "Filed long ago")],
)
def test_the_filing_date_of_a_patent_is_put_into_words(date: str, words: str) -> None:
    assert filed_words(date) == words


def test_names_are_listed_in_reading_order() -> None:
    assert people_words("One, Ann and Two, Bob and {Lamps and Wicks}") == "Ann One, Bob Two and {Lamps and Wicks}"
