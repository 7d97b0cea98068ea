"""The fields of an entry in a file, read when they are asked for."""

from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.filed_fields import FiledFields


def filed(text: str) -> FiledFields:
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    return FiledFields(document, document.entries[0])


ENTRY = "@misc{k,\n  Title = {%s},\n  year = 2020,\n  note = {a},\n  NOTE = {b}\n}\n"


@pytest.mark.parametrize("letters", ["plain", "é"])
def test_fields_come_in_order_with_their_lines_and_values(letters: str) -> None:
    fields = filed(ENTRY % letters).fields()
    assert [(field.name, field.value, field.line) for field in fields] == [
        ("title", letters, 2), ("year", "2020", 3), ("note", "a", 4), ("note", "b", 5),
    ]  # fmt: skip
    assert [field.name for field in filed(ENTRY % letters).fields({"year"})] == ["year"]


@pytest.mark.parametrize("letters", ["plain", "é"])
def test_reading_all_gives_the_last_value_of_each_name_and_counting_the_first(letters: str) -> None:
    fields, values = filed(ENTRY % letters).read()
    assert [(field.name, field.value) for field in fields][2:] == [("note", "a"), ("note", "b")]
    assert values == {"title": letters, "year": "2020", "note": "b"}
    assert filed(ENTRY % letters).counted_values() == ({"title": letters, "year": "2020", "note": "a"}, 4)


def test_the_place_of_a_name_is_that_of_its_first_field() -> None:
    fields = filed(ENTRY % "plain")
    assert fields.places() == {"title": 2, "year": 3, "note": 4}
    assert (fields.place({"note", "year"}), fields.place({"doi"})) == (("year", 3), None)
