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
def test_titles_are_reduced_to_the_title_proper(kind: str, values: dict[str, str], right: dict[str, str]) -> None:
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
        ("article", {"title": "Lamps [D]"}),
        ("article", {"title": "灯[研究]"}),
        ("book", {"title": "Lamps. Vol. 3: Wicks", "volume": "4"}),
        ("book", {"title": "{Lamps. Vol. 4: Wicks}", "volume": "4"}),
        ("book", {"title": "Lamps (Vol. 4: Wicks)", "volume": "4"}),
        ("book", {"title": "Vol. 4: Wicks", "volume": "4"}),
        ("book", {"title": "Lamps, Vol. 4", "volume": "4", "subtitle": "Wicks"}),
        ("inproceedings", {"title": "Wicks", "booktitle": "Lamp Meeting, Volume 4", "volume": "4"}),
        ("article", {"title": r"{$a:$} and {\`a:}"}),
    ],
)
def test_other_titles_are_unchanged(kind: str, values: dict[str, str]) -> None:
    before = dict(values)
    put_titles_alone(values, kind)
    assert values == before


@pytest.mark.parametrize(
    ("kind", "name", "title", "right"),
    [
        ("book", "title", "The art of lamps. Vol. 4a: Wicks", {"title": "The art of lamps", "subtitle": "Wicks"}),
        ("book", "title", "The {{Art}} of Lamps. {{Vol}}. {{4A}}: Wicks",
         {"title": "The {{Art}} of Lamps", "subtitle": "Wicks"}),
        ("book", "title", "Lamps, Band 4a", {"title": "Lamps"}),
        ("book", "title", "Lamps (Volume 4a)", {"title": "Lamps"}),
        ("incollection", "booktitle", "Lamps, Vol. 4a", {"booktitle": "Lamps"}),
    ],
)  # fmt: skip
def test_a_volume_that_its_field_repeats_is_removed_from_the_title(
    kind: str, name: str, title: str, right: dict[str, str]
) -> None:
    values = {name: title, "volume": "4a"}
    put_titles_alone(values, kind)
    assert values == right | {"volume": "4a"}


@pytest.mark.parametrize("mark", ["[D]", " [J]", "[EB/OL]"])
def test_the_type_of_document_is_removed_from_a_chinese_title(mark: str) -> None:
    values = {"title": f"灯芯研究{mark}"}
    put_titles_alone(values, "phdthesis")
    assert values == {"title": "灯芯研究"}
