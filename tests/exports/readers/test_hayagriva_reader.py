from __future__ import annotations

import pytest

from vlbib.exports.readers.hayagriva_reader import read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a: {type: article, parent: {type: periodical, title: J}}", "article"),
        ("a: {type: article, parent: {type: proceedings, title: P}}", "inproceedings"),
        ("a: {type: article, serial-number: {arxiv: '2103.00020'}}", "online"),
        ("a: {type: article, serial-number: {arxiv: '2103.00020'}, parent: {type: periodical, title: J}}", "article"),
        ("a: {type: unheard}", "misc"),
    ],
)
def test_the_entry_type_depends_on_the_parent(text: str, kind: str) -> None:
    assert read(text).entries[0].type == kind


def test_a_non_breaking_hyphen_is_read_as_a_hyphen() -> None:
    text = 'a: {type: report, title: T, serial-number: {serial: "TR\u20112013\u201107"}}'
    assert read(text).entries[0].get("number") == "TR-2013-07"


def test_fields_of_the_work_and_of_its_parent_are_read() -> None:
    text = """
a:
  type: article
  title: {value: T, shorthand: S}
  author: [{name: Doe, given-name: Jane}]
  date: 2021-03
  page-range: 1-9
  serial-number: {doi: 10.1000/a}
  parent: {type: periodical, title: J, volume: 3, issue: 4}
"""
    entry = read(text).entries[0]
    names = ("title", "shorttitle", "author", "pages", "doi", "volume", "number")
    assert {name: entry.get(name) for name in names} == {
        "title": "T", "shorttitle": "S", "author": "Doe, Jane", "pages": "1--9", "doi": "10.1000/a", "volume": "3",
        "number": "4",
    }  # fmt: skip


def test_anything_but_an_entry_is_a_fault() -> None:
    assert read("a: 3\nb: {title: T}").faults[0].reason == "a: not a mapping"
    assert read("- a").faults[0].reason == "not a mapping from key to entry"
    assert read("a: b: c").faults[0].line == 1
    assert read("").faults == ()
