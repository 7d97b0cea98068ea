from __future__ import annotations

import json

import pytest

from vlbib.exports.readers.csl_json_reader import read


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"type": "article-journal"}, "article"),
        ({"type": "paper-conference"}, "inproceedings"),
        ({"type": "book"}, "book"),
        ({"type": "book", "version": "1"}, "software"),
        ({"type": "unheard"}, "misc"),
        ({"type": "journal-article"}, "article"),
        ({"type": "book-chapter"}, "incollection"),
        ({"type": "broadcast"}, "audio"),
    ],
)
def test_each_csl_type_becomes_an_entry_type(row: dict[str, str], kind: str) -> None:
    assert read(json.dumps([row])).entries[0].type == kind


def test_a_key_is_the_citation_key_else_the_id_else_the_position() -> None:
    rows = [
        {"citation-key": "a", "id": "b"},
        {"id": "c"},
        {"title": "T"},
        {"id": "http://example.org/users/1/items/AB2C"},
    ]
    assert [entry.key for entry in read(json.dumps(rows)).entries] == ["a", "c", "csl3", "AB2C"]


def test_people_dates_and_pages_are_read() -> None:
    row = {
        "id": "a",
        "type": "article-journal",
        "author": [{"family": "Doe", "given": "Jane"}, {"literal": "The Group"}],
        "issued": {"date-parts": [[2021, 3]]},
        "page": "1-9",
    }
    entry = read(json.dumps(row)).entries[0]
    assert entry.get("author") == "Doe, Jane and {The Group}"
    assert (entry.get("date"), entry.get("pages")) == ("2021-03", "1--9")


def test_the_csl_of_crossref_is_read() -> None:
    row = {
        "type": "journal-article",
        "title": ["A title"],
        "container-title": ["Maps"],
        "ISSN": ["1234-5679", "9876-5432"],
        "author": [{"given": "Ann", "family": "Sampler"}, {"name": "The Sample Group"}],
    }
    entry = read(json.dumps([row])).entries[0]
    assert (entry.get("title"), entry.get("journaltitle"), entry.get("issn")) == (
        "A title",
        "Maps",
        "1234-5679, 9876-5432",
    )
    assert entry.get("author") == "Sampler, Ann and {The Sample Group}"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("March 2020", "2020-03"),
        ("4 March 2020", "2020-03-04"),
        ("March 4, 2020", "2020-03-04"),
        ("Spring 2019", "2019-21"),
        ("2020-03-04", "2020-03-04"),
        ("2020", "2020"),
        ("in press", "in press"),
        ("in press 2020", "in press 2020"),
    ],
)
def test_a_date_in_words_is_read_and_other_words_are_kept(words: str, date: str) -> None:
    assert read(json.dumps([{"issued": {"raw": words}}])).entries[0].get("date") == date


def test_an_arxiv_number_in_a_note_becomes_the_eprint() -> None:
    rows = [{"note": "arXiv: 2103.00020 [cs.CV]"}, {"note": "Reprint\narXiv: 2103.00020"}, {"note": "Reprint"}]
    entries = read(json.dumps(rows)).entries
    assert [entry.get("note") for entry in entries] == ["", "Reprint", "Reprint"]
    assert [entry.get("eprint") for entry in entries] == ["2103.00020", "2103.00020", ""]


def test_anything_but_an_item_is_a_fault_with_its_position() -> None:
    read_rows = read('[{"id": "a"}, 3]')
    assert ([entry.key for entry in read_rows.entries], read_rows.faults[0].reason) == (["a"], "item 2 is no object")
    assert read("\ufeff[\n{").faults[0].line == 2
    assert [fault.reason for fault in read("[" * 9_999 + "]" * 9_999).faults] == ["not JSON: it is nested too deep"]
