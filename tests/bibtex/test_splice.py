from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import AddEntry, AddRemark, DropEntry, DropField, Edit, RenameKey, SetField, SetRaw, SetType
from vlbib.bibtex.splice import edited
from vlbib.core.text import one_line

ONE = "@Article{k,\n  Title = {Old},\n  year = 2020,\n}\n"


def opened(data: bytes | str) -> Document:
    document = read(data if isinstance(data, bytes) else data.encode(), "refs.bib")
    assert isinstance(document, Document), document
    return document


def after(text: str, *edits: Edit) -> str:
    return edited(opened(text), edits).decode()


@pytest.mark.parametrize(
    ("entry", "edit", "result"),
    [
        (ONE, SetField(0, "title", "New"), ONE.replace("Old", "New")),
        (ONE, SetField(0, "year", "2021"), ONE.replace("2020", "2021")),
        ('@misc{k, title = "Old"}', SetField(0, "title", "New"), '@misc{k, title = "New"}'),
        ('@misc{k, title = "Old"}', SetField(0, "title", 'A "b"'), '@misc{k, title = {A "b"}}'),
        ("@misc{k, title = cv # {x}}", SetField(0, "title", "New"), "@misc{k, title = {New}}"),
        (
            "@misc{k,\n  year = {1}x = 2,\n}\n",
            SetField(0, "month", "may"),
            "@misc{k,\n  year = {1}month = may,\n  x = 2,\n}\n",
        ),
        (ONE, SetRaw(0, "title", 'cv # "x"'), ONE.replace("{Old}", 'cv # "x"')),
        (ONE, SetRaw(0, "month", "jan"), ONE.replace("2020,\n", "2020,\n  Month = jan,\n")),
        ("@misc{k}\n", SetRaw(0, "month", "jan"), "@misc{k,\n  month = jan,\n}\n"),
        (ONE, AddRemark(0, "% why", 1), ONE.replace("  year", "  % why\n  year")),
        (ONE, AddRemark(0, "% why"), ONE.replace("}\n", "% why\n}\n").replace("{Old% why\n}", "{Old}")),
        ("@misc{k, a = 1, b = 2}", AddRemark(0, "% why", 1), "@misc{k, a = 1, \n% why\nb = 2}"),
        ("@misc{k, a = 1}", AddRemark(0, "% why"), "@misc{k, a = 1\n% why\n}"),
        (ONE, SetType(0, "inproceedings"), ONE.replace("Article", "Inproceedings")),
        (ONE, RenameKey(0, "other"), ONE.replace("{k", "{other")),
        (ONE, DropField(0, "title"), ONE.replace("  Title = {Old},\n", "")),
        (ONE, DropField(0, "year"), ONE.replace("  year = 2020,\n", "")),
        ("@misc{k, a = 1, b = 2}", DropField(0, "a"), "@misc{k, b = 2}"),
        ("@misc{k,\n  a = {1},\n  b = {2}\n}\n", DropField(0, "b"), "@misc{k,\n  a = {1},\n}\n"),
        ("@misc{k,\n  a = {1},\n  b = {2}}\n", DropField(0, "b"), "@misc{k,\n  a = {1},\n}\n"),
        ("@misc{k,\n a = {1},\n b = {2}\n}\n", DropField(0, "a"), "@misc{k,\n b = {2}\n}\n"),
        ("@misc{k,\n\t  a = {1},\n b = {2}\n}\n", DropField(0, "a"), "@misc{k,\n b = {2}\n}\n"),
        ("% x\n\n @misc{a}\n\n@misc{b}\n", DropEntry(0), "% x\n\n@misc{b}\n"),
        ("% x\n\n\t @misc{a}\n\n@misc{b}\n", DropEntry(0), "% x\n\n@misc{b}\n"),
        ("% x\n\n   @misc{a}\n\n@misc{b}\n", DropEntry(0), "% x\n\n@misc{b}\n"),
        ("% x\n\n@misc{a}\n\n@misc{b}\n", DropEntry(0), "% x\n\n@misc{b}\n"),
        ("% x\n\n@misc{a}\n\n@misc{b}\n", DropEntry(1), "% x\n\n@misc{a}\n"),
        ("@misc{a}\n", DropEntry(0), ""),
    ],
)
def test_an_edit_changes_what_it_names_and_nothing_else(entry: str, edit: Edit, result: str) -> None:
    assert after(entry, edit) == result


@pytest.mark.parametrize(
    ("entry", "result"),
    [
        ("@misc{k}", "@misc{k,\n  year = {1},\n}"),
        ("@misc{k,}", "@misc{k,\n  year = {1},\n}"),
        ("@misc{k,\n}", "@misc{k,\n  year = {1},\n}"),
        ("@misc{k, note = {n}}", "@misc{k, year = {1}, note = {n}}"),
        ("@misc{k,\n  title = {t}\n}", "@misc{k,\n  title = {t},\n  year = {1}\n}"),
        ("@misc{k,\n  title = {t}, % sure?\n}", "@misc{k,\n  title = {t},\n  year = {1}, % sure?\n}"),
    ],
)
def test_a_new_field_fits_into_a_short_entry(entry: str, result: str) -> None:
    assert after(entry, SetField(0, "year", "1")) == result


def test_the_encoding_of_the_file_is_kept_and_letters_that_it_lacks_become_tex() -> None:
    old = "% Encoding: latin-1\n@misc{k,\n  title = {Gödel},\n}\n".encode("latin-1")
    new = edited(opened(old), [SetField(0, "author", "Ståhl, Ł and 张")])
    assert b"author = {St\xe5hl, {\\L} and {\\symbol{24352}}}" in new
    assert "Gödel".encode("latin-1") in new


def test_a_file_in_utf_16_stays_in_utf_16() -> None:
    old = "\ufeff@misc{k,\n  title = {é},\n}\n".encode("utf-16-le")
    assert edited(opened(old), [SetField(0, "title", "ü")]).decode("utf-16-le") == "\ufeff@misc{k,\n  title = {ü},\n}\n"


def test_several_edits_of_one_entry_are_all_applied() -> None:
    edits: list[Edit] = [
        SetField(0, "title", "N"),
        SetField(0, "doi", "D"),
        SetField(0, "url", "U"),
        DropField(0, "year"),
    ]
    assert after(ONE, *edits) == "@Article{k,\n  Title = {N},\n  Doi = {D},\n  Url = {U},\n}\n"


VALUES = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(["{", "}", "\\", '"', "@misc{", "a", " ", "\n", "%", "#", ",", "=", "é", "$"]), max_size=12
    ).map("".join),
)


STYLES = (ONE, '@misc{k, title = "Old", year = "1"}\n', "@misc(k,\n  title = {x},\n  year = {1})\n", "@misc{k}\n", "")


@settings(max_examples=examples(150))
@given(VALUES, VALUES, st.sampled_from(STYLES))
def test_any_value_can_be_written_and_the_file_reads_as_intended(one: str, other: str, text: str) -> None:
    document = opened(text)
    edits: list[Edit] = [AddEntry("misc", "new", {"title": one, "note": other})]
    edits += [SetField(0, "title", one), SetField(0, "abstract", other)] if document.entries else []
    after = opened(edited(document, edits)).library
    assert len(after.entries) == len(document.entries) + 1
    assert after.broken == ()
    for entry in after.entries:
        assert one_line(entry.get("title")) == document.shown(one)


@pytest.mark.parametrize("key", ["a", "b", "c", "z"])
@pytest.mark.parametrize("dropped", [0, 1])
def test_an_entry_added_where_one_is_dropped_is_placed_among_the_remaining(key: str, dropped: int) -> None:
    entries = ["@misc{aa,\n  year = {1},\n}\n", "@misc{bb,\n  year = {2},\n}\n"]
    new = f"@misc{{{key},\n  year = {{3}},\n}}\n"
    whole = sorted([entries[1 - dropped], new])
    assert after("\n".join(entries), DropEntry(dropped), AddEntry("misc", key, {"year": "3"})) == "\n".join(whole)


TWICE = "@misc{k,\n  note = {},\n  title = {T},\n  note = {Real},\n}\n"


@pytest.mark.parametrize(
    ("edit", "result"),
    [
        (DropField(0, "note"), TWICE.replace("  note = {},\n", "")),
        (DropField(0, "note", 1), TWICE.replace("  note = {Real},\n", "")),
        (DropField(0, "note", 2), TWICE),
        (SetField(0, "note", "New"), TWICE.replace("{}", "{New}")),
        (SetField(0, "note", "New", 1), TWICE.replace("Real", "New")),
        (SetField(0, "note", "New", 2), TWICE.replace("{Real},\n", "{Real},\n  note = {New},\n")),
    ],
)
def test_an_edit_of_a_repeated_field_changes_the_given_occurrence(edit: Edit, result: str) -> None:
    assert after(TWICE, edit) == result


def test_repeated_fields_are_added_in_their_order() -> None:
    edits: list[Edit] = [SetField(0, "pages", "2", 1), SetField(0, "pages", "1")]
    assert after("@misc{k,\n  title = {T},\n}\n", *edits) == (
        "@misc{k,\n  title = {T},\n  pages = {1},\n  pages = {2},\n}\n"
    )


def test_two_occurrences_of_a_field_are_edited_at_once() -> None:
    edits: list[Edit] = [DropField(0, "note"), SetField(0, "note", "New", 1)]
    assert after(TWICE, *edits) == "@misc{k,\n  title = {T},\n  note = {New},\n}\n"


def test_an_entry_without_a_key_gets_its_key_before_a_first_field() -> None:
    edits: list[Edit] = [SetField(0, "ids", "old"), RenameKey(0, "k")]
    assert after("@misc{title = {T}}", *edits) == "@misc{k,ids = {old},title = {T}}"


@pytest.mark.parametrize(
    ("entry", "edits", "result"),
    [
        ("@misc{}", [RenameKey(0, "k")], "@misc{k}"),
        (
            '@misc{k, x = "1", y = "2", note = {old}}',
            [SetField(0, "note", "new")],
            '@misc{k, x = "1", y = "2", note = {new}}',
        ),
        (
            "@misc{k,\n  author = {A},\n  note = {n},\n}",
            [DropField(0, "author"), SetField(0, "editor", "E"), SetField(0, "title", "T")],
            "@misc{k,\n  editor = {E},\n  title = {T},\n  note = {n},\n}",
        ),
        (
            "@misc{k,\n  title = {T},\n}",
            [SetField(0, "doi", "10.1/a"), SetField(0, "year", "2020")],
            "@misc{k,\n  title = {T},\n  year = {2020},\n  doi = {10.1/a},\n}",
        ),
        ("@misc{k,\n  title = {T},\n}", [SetField(0, "title", "May")], "@misc{k,\n  title = {May},\n}"),
    ],
)
def test_edits_of_one_entry_keep_the_order_and_the_enclosures_of_its_fields(
    entry: str, edits: list[Edit], result: str
) -> None:
    assert after(entry, *edits) == result


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("@misc{k}\n", SetField(0, "note", "n")),
        ("@misc{k,\n  note = {n},\n}\n", SetField(0, "doi", "d")),
        ("@misc{k}\n", AddEntry("misc", "l", {"note": "n", "year": "1"})),
    ],
)
def test_added_text_has_the_line_endings_of_the_file(text: str, edit: Edit, newline: str) -> None:
    data = edited(opened(text.replace("\n", newline)), [edit])
    assert data.decode() == after(text, edit).replace("\n", newline)


def test_adjacent_entries_are_dropped_together() -> None:
    text = "% x\n\n@misc{a}\n\n@misc{b}\n\n@misc{c}\n"
    assert after(text, DropEntry(0), DropEntry(1)) == "% x\n\n@misc{c}\n"
    assert after("@misc{k,\n\t\tx = 1,\n}\n", AddRemark(0, "% why", 0)) == "@misc{k,\n\t\t% why\n\t\tx = 1,\n}\n"
