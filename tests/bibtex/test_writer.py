from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vlbib.bibtex.document import Document
from vlbib.bibtex.edits import AddEntry, DropEntry, DropField, Edit, RenameKey, SetField, SetType
from vlbib.bibtex.reader import read
from vlbib.bibtex.splice import Splice
from vlbib.bibtex.verify import UnsafeEdit, check_changed
from vlbib.bibtex.writer import edited
from vlbib.core.text import one_line

ONE = "@Article{k,\n  Title = {Old},\n  year = 2020,\n}\n"


def opened(text: str | bytes) -> Document:
    document = read(text.encode() if isinstance(text, str) else text, "refs.bib")
    assert isinstance(document, Document)
    return document


def after(text: str, *edits: Edit) -> str:
    return edited(opened(text), edits).decode()


def changed_lines(old: str, new: str) -> list[str]:
    diff = list(difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True)))
    return [line for line in diff if line[:1] in "+-"]


@pytest.mark.parametrize(
    ("entry", "edit", "result"),
    [
        (ONE, SetField(0, "title", "New"), ONE.replace("Old", "New")),
        (ONE, SetField(0, "year", "2021"), ONE.replace("2020", "2021")),
        ('@misc{k, title = "Old"}', SetField(0, "title", "New"), '@misc{k, title = "New"}'),
        ('@misc{k, title = "Old"}', SetField(0, "title", 'A "b"'), '@misc{k, title = {A "b"}}'),
        ("@misc{k, title = cv # {x}}", SetField(0, "title", "New"), "@misc{k, title = {New}}"),
        (ONE, SetType(0, "inproceedings"), ONE.replace("Article", "Inproceedings")),
        (ONE, RenameKey(0, "other"), ONE.replace("{k", "{other")),
        (ONE, DropField(0, "title"), ONE.replace("  Title = {Old},\n", "")),
        (ONE, DropField(0, "year"), ONE.replace("  year = 2020,\n", "")),
        ("@misc{k, a = 1, b = 2}", DropField(0, "a"), "@misc{k, b = 2}"),
        ("@misc{k,\n  a = {1},\n  b = {2}\n}\n", DropField(0, "b"), "@misc{k,\n  a = {1},\n}\n"),
        ("% x\n\n@misc{a}\n\n@misc{b}\n", DropEntry(0), "% x\n\n@misc{b}\n"),
        ("% x\n\n@misc{a}\n\n@misc{b}\n", DropEntry(1), "% x\n\n@misc{a}\n"),
        ("@misc{a}\n", DropEntry(0), ""),
    ],
)
def test_an_edit_changes_what_it_names_and_nothing_else(entry: str, edit: Edit, result: str) -> None:
    assert after(entry, edit) == result


@pytest.mark.parametrize(
    ("entry", "added"),
    [
        ("@misc{k,\n  title = {T},\n  year  = {2020},\n}\n", "  doi   = {D},\n"),
        ("@misc{k,\n\tTITLE = {T},\n\tYEAR = {2020},\n}\n", "\tDOI = {D},\n"),
        ("@misc{k,\n  title={T},\n  year={2020},\n}\n", "  doi={D},\n"),
        ('@misc{k,\n  title = "T",\n  year = "2020",\n  note = "n"\n}\n', '  doi = "D",\n'),
        ("@misc{k,\r\n  title = {T},\r\n  year = {2020},\r\n}\r\n", "  doi = {D},\r\n"),
        ("@misc{k,\n  title = {T},\n  year = {2020}, % sure?\n  abstract = {x}\n}\n", "  doi = {D},\n"),
    ],
)
def test_a_new_field_is_one_new_line_behind_its_neighbour_in_the_entrys_style(entry: str, added: str) -> None:
    result = after(entry, SetField(0, "doi", "D"))
    assert changed_lines(entry, result) == ["+ " + added]
    lines = result.splitlines(keepends=True)
    assert "year" in lines[lines.index(added) - 1].lower()


@pytest.mark.parametrize(
    ("entry", "result"),
    [
        ("@misc{k}", "@misc{k,\n  year = {1},\n}"),
        ("@misc{k,}", "@misc{k,\n  year = {1},\n}"),
        ("@misc{k,\n}", "@misc{k,\n  year = {1},\n}"),
        ("@misc{k, note = {n}}", "@misc{k, year = {1}, note = {n}}"),
        ("@misc{k,\n  title = {t}\n}", "@misc{k,\n  title = {t},\n  year = {1}\n}"),
    ],
)
def test_a_new_field_fits_into_a_short_entry(entry: str, result: str) -> None:
    assert after(entry, SetField(0, "year", "1")) == result


@pytest.mark.parametrize("value", ['{0"}', 'a {"}b{"} c', 'say "hi"'])
def test_a_value_with_a_quote_stands_in_braces_in_a_file_that_quotes(value: str) -> None:
    assert after('@misc{k, title = "Old", year = "1"}', SetField(0, "title", value)) == (
        f'@misc{{k, title = {{{value}}}, year = "1"}}'
    )


NEW = AddEntry("misc", "m", {"title": "T", "year": "2021"})
NEW_TEXT = "@misc{m,\n  title = {T},\n  year = {2021},\n}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", f"{NEW_TEXT}\n"),
        ("% mine\n", f"% mine\n\n{NEW_TEXT}\n"),
        ("@misc{a}\n\n@misc{z}\n", f"@misc{{a}}\n\n{NEW_TEXT}\n\n@misc{{z}}\n"),
        ("@misc{z}\n\n@misc{a}\n", f"@misc{{z}}\n\n@misc{{a}}\n\n{NEW_TEXT}\n"),
        ("@misc{a}\n\n@misc{z}\n\n@misc{b}\n", f"@misc{{a}}\n\n@misc{{z}}\n\n@misc{{b}}\n\n{NEW_TEXT}\n"),
        ("@misc{a}", f"@misc{{a}}\n\n{NEW_TEXT}"),
        ("@misc{a} % note\n", f"@misc{{a}} % note\n\n{NEW_TEXT}\n"),
        ("@misc{z}\n", f"{NEW_TEXT}\n\n@misc{{z}}\n"),
        ("% head\n\n% on z\n@misc{z}\n", f"% head\n\n{NEW_TEXT}\n\n% on z\n@misc{{z}}\n"),
        ("% head\n@misc{z}\n", f"% head\n{NEW_TEXT}\n\n@misc{{z}}\n"),
        ("@misc{a}\n\n% on z\n@misc{z}\n", f"@misc{{a}}\n\n{NEW_TEXT}\n\n% on z\n@misc{{z}}\n"),
        ("@misc{a}\n\n@comment{end}\n", f"@misc{{a}}\n\n{NEW_TEXT}\n\n@comment{{end}}\n"),
        ("@misc{a}\n@misc{b}\n", f"@misc{{a}}\n@misc{{b}}\n{NEW_TEXT}\n"),
    ],
)
def test_a_new_entry_goes_where_the_order_of_the_file_says(old: str, new: str) -> None:
    assert after(old, NEW) == new
    old_lines = old.splitlines()
    assert [line for line in new.splitlines() if line in old_lines and line.strip()] == [
        x for x in old_lines if x.strip()
    ]


@pytest.mark.parametrize(
    ("neighbour", "text"),
    [
        ("@Misc{a,\n    Title = {x},\n    Year  = 1\n}", "@Misc{m,\n    Title = {T},\n    Year  = 2021\n}"),
        ('@MISC{a, TITLE="x", YEAR="1"}', '@MISC{m, TITLE="T", YEAR="2021"}'),
        ("@misc{a,\n title = {x},\n year = {1},\n }", "@misc{m,\n title = {T},\n year = {2021},\n }"),
        ("@misc(a,\n title = {x},\n year = {1})", "@misc{m,\n title = {T},\n year = {2021}}"),
    ],
)
def test_a_new_entry_looks_like_its_neighbours(neighbour: str, text: str) -> None:
    assert after(f"{neighbour}\n", NEW) == f"{neighbour}\n\n{text}\n"


def test_several_entries_come_in_the_order_of_their_keys() -> None:
    added = [AddEntry("misc", key, {"year": "1"}) for key in ("c", "a", "B")]
    keys = [entry.key for entry in opened(after("", *added)).library.entries]
    assert keys == ["a", "B", "c"]


def test_the_encoding_of_the_file_is_kept_and_letters_that_it_lacks_become_tex() -> None:
    old = "% Encoding: latin-1\n@misc{k,\n  title = {Gödel},\n}\n".encode("latin-1")
    new = edited(opened(old), [SetField(0, "author", "Ståhl, Ł and 张")])
    assert b"author = {St\xe5hl, {\\L} and {\\symbol{24352}}}" in new
    assert "Gödel".encode("latin-1") in new


def test_a_file_in_utf_16_stays_so() -> None:
    old = "\ufeff@misc{k,\n  title = {é},\n}\n".encode("utf-16-le")
    assert edited(opened(old), [SetField(0, "title", "ü")]).decode("utf-16-le") == "\ufeff@misc{k,\n  title = {ü},\n}\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (r"a \{ b", r"a {\textbraceleft} b"),
        ("a } b", "a  b"),
        ("two\n  lines", "two lines"),
        ("back\\", "back\\ "),
        ("nul\0", "nul"),
        (r"a \\{b}", r"a \\ {b}"),
    ],
)
def test_a_value_that_would_break_the_entry_is_made_safe(value: str, written: str) -> None:
    assert after(ONE, SetField(0, "title", value)) == ONE.replace("Old", written)


def test_several_edits_of_one_entry_are_all_made() -> None:
    edits: list[Edit] = [
        SetField(0, "title", "N"),
        SetField(0, "doi", "D"),
        SetField(0, "url", "U"),
        DropField(0, "year"),
    ]
    assert after(ONE, *edits) == "@Article{k,\n  Title = {N},\n  Doi = {D},\n  Url = {U},\n}\n"


@pytest.mark.parametrize("text", ["@misc{other}", "} @misc{k, title = {x", "{New}} @misc{z}", "{New"])
def test_an_edit_that_would_read_otherwise_than_meant_is_stopped(text: str) -> None:
    document = opened(ONE)
    at = ONE.index("{Old}")
    with pytest.raises(UnsafeEdit, match="the entry k"):
        check_changed(document, document.entries[0], [SetField(0, "title", "New")], [Splice(at, at + 5, (0, ""), text)])


VALUES = st.one_of(
    st.text(max_size=30),
    st.lists(
        st.sampled_from(["{", "}", "\\", '"', "@misc{", "a", " ", "\n", "%", "#", ",", "=", "é", "$"]), max_size=12
    ).map("".join),
)
STYLES = (ONE, '@misc{k, title = "Old", year = "1"}\n', "@misc(k,\n  title = {x},\n  year = {1})\n", "@misc{k}\n", "")


@settings(max_examples=150)
@given(VALUES, VALUES, st.sampled_from(STYLES))
def test_whatever_the_value_the_file_stays_whole_and_is_read_as_meant(one: str, other: str, text: str) -> None:
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
def test_an_entry_that_comes_where_one_goes_stands_among_those_that_stay(key: str, dropped: int) -> None:
    entries = ["@misc{aa,\n  year = {1},\n}\n", "@misc{bb,\n  year = {2},\n}\n"]
    new = f"@misc{{{key},\n  year = {{3}},\n}}\n"
    whole = sorted([entries[1 - dropped], new])
    assert after("\n".join(entries), DropEntry(dropped), AddEntry("misc", key, {"year": "3"})) == "\n".join(whole)
