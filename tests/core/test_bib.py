from __future__ import annotations

from vlbib.bibtex.document import Document, read
from vlbib.core.bib import Entry, Field

BIB = b"""@string{cv = "CVPR"}
@misc{a,
  title = {One}, Title = {Two},
  booktitle = cv # { 2021}, note = {},
}
"""


def entry() -> Entry:
    document = read(BIB, "a.bib")
    assert isinstance(document, Document)
    return document.library.entries[0]


def test_an_entry_of_a_file_gives_values_and_size_without_creating_its_fields() -> None:
    first = entry()
    assert first.values == {"title": "One", "booktitle": "CVPR 2021", "note": ""}
    assert first.counted_values()[1] == 4


def test_an_entry_of_a_file_equals_one_with_the_same_fields() -> None:
    first, second = entry(), entry()
    made = Entry(first.type, first.key, first.fields, first.line)
    assert (made, made.counted_values()) == (second, second.counted_values())
    assert len({made, second}) == 1
    assert made != Entry("book", first.key, first.fields, first.line)
    assert first.fields[2] == Field("booktitle", "CVPR 2021", 4, "cv # { 2021}")


def test_a_moved_entry_has_its_fields_at_their_new_lines_and_the_same_body() -> None:
    below = read(b"\n\n\n" + BIB, "a.bib")
    assert isinstance(below, Document)
    first, moved = entry(), entry().moved_to(5)
    assert moved == below.library.entries[0]
    assert (moved.counted_values(), moved.key) == ((first.values, 4), "a")
    assert moved.places()["booktitle"] == 7
    assert "pages" not in moved.places()
    assert moved.places() == {name: line + 3 for name, line in first.places().items()}
    assert (moved.place(("year", "booktitle")), moved.place({"pages"})) == (("booktitle", 7), None)
    assert first.moved_to(5).body is first.body
    assert first.body is not entry().body
    assert moved.moved_to(2) == first


def test_fields_read_without_being_kept_are_those_of_the_entry_at_its_line() -> None:
    for first in (entry(), entry().moved_to(5)):
        some = first.read_fields({"booktitle", "note"})
        assert [(field.name, field.value, field.raw) for field in some] == [
            ("booktitle", "CVPR 2021", "cv # { 2021}"),
            ("note", "", "{}"),
        ]
        assert first.read_fields({"note"})[0] is not first.read_fields({"note"})[0]
        assert first.read_fields() == first.fields
        assert some == first.read_fields({"booktitle", "note"}) == first.fields[2:]


def test_repeated_fields_are_kept_because_object_identity_tells_them_apart() -> None:
    first = entry()
    one, two = first.read_fields({"title"})
    assert (one.value, two.value) == ("One", "Two")
    assert first.read_fields({"title"})[1] is two
