from __future__ import annotations

import pytest

from vlbib.exports.values.named_parts import put_titles_alone


@pytest.mark.parametrize(
    ("kind", "values", "right"),
    [
        ("article", {"title": "{LAMP:} a survey of {Wicks:} and"}, {"title": "{LAMP}: a survey of {Wicks}: and"}),
        ("article", {"title": "Lamps in medicine: a trial."}, {"title": "Lamps in medicine: a trial"}),
        (
            "incollection",
            {"title": "Chapter 4 - Wicks", "booktitle": "Lamps (Third Edition)", "edition": "Third Edition"},
            {"title": "Wicks", "booktitle": "Lamps", "edition": "Third Edition", "chapter": "4"},
        ),
        ("book", {"title": "Lamps (2nd ed.)"}, {"title": "Lamps", "edition": "2"}),
        ("software", {"title": "{lamps/wick: v1.2}", "version": "v1.2"}, {"title": "{lamps/wick}", "version": "v1.2"}),
        ("software", {"title": "Wick v1.2", "version": "1.2"}, {"title": "Wick", "version": "1.2"}),
    ],
)
def test_a_title_is_left_alone(kind: str, values: dict[str, str], right: dict[str, str]) -> None:
    put_titles_alone(values, kind)
    assert values == right


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("article", {"title": "Lamps in the U.K."}),
        ("article", {"title": "Lamps, wicks, etc."}),
        ("article", {"title": "Lamps of Sample Univ."}),
        ("article", {"title": "Lamps (Second Edition)", "journaltitle": "J"}),
        ("book", {"title": "Lamps (Second Edition)", "edition": "3"}),
        ("book", {"title": "Lamps (revised edition)"}),
        ("article", {"title": "Chapter 4 - Wicks"}),
        ("incollection", {"title": "Chapter houses of Oxford", "booktitle": "Houses"}),
        ("software", {"title": "Wick 1.2", "version": "1.3"}),
        ("article", {"title": r"{$a:$} and {\`a:}"}),
    ],
)
def test_what_is_part_of_a_title_stays(kind: str, values: dict[str, str]) -> None:
    before = dict(values)
    put_titles_alone(values, kind)
    assert values == before
