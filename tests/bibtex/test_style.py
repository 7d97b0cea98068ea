from __future__ import annotations

import difflib

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import AddEntry, Edit, SetField
from vlbib.bibtex.splice import edited
from vlbib.bibtex.style import case_of, entry_style, entry_texts, insertions


def opened(data: bytes | str) -> Document:
    document = read(data if isinstance(data, bytes) else data.encode(), "refs.bib")
    assert isinstance(document, Document), document
    return document


def after(text: str, *edits: Edit) -> str:
    return edited(opened(text), edits).decode()


def changed_lines(old: str, new: str) -> list[str]:
    diff = list(difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True)))
    return [line for line in diff if line[:1] in "+-"]


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
        ("\n\n% on z\n@misc{z}\n", f"\n\n{NEW_TEXT}\n\n% on z\n@misc{{z}}\n"),
        ("@misc{a}\n\n% on z\n@misc{z}\n", f"@misc{{a}}\n\n{NEW_TEXT}\n\n% on z\n@misc{{z}}\n"),
        ("@misc{a}\n\n@comment{end}\n", f"@misc{{a}}\n\n{NEW_TEXT}\n\n@comment{{end}}\n"),
        ("@misc{a}\n@misc{b}\n", f"@misc{{a}}\n@misc{{b}}\n{NEW_TEXT}\n"),
    ],
)
def test_a_new_entry_is_placed_by_the_order_of_the_file(old: str, new: str) -> None:
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
        ("@misc{a,\n title = {x},\n year = {1},,\n}", "@misc{m,\n title = {T},\n year = {2021},\n}"),
    ],
)
def test_a_new_entry_looks_like_its_neighbours(neighbour: str, text: str) -> None:
    assert after(f"{neighbour}\n", NEW) == f"{neighbour}\n\n{text}\n"


def test_several_new_entries_are_sorted_by_key() -> None:
    added = [AddEntry("misc", key, {"year": "1"}) for key in ("c", "a", "B")]
    keys = [entry.key for entry in opened(after("", *added)).library.entries]
    assert keys == ["a", "B", "c"]


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
def test_a_new_field_is_one_new_line_after_its_neighbour_in_the_entrys_style(entry: str, added: str) -> None:
    result = after(entry, SetField(0, "doi", "D"))
    assert changed_lines(entry, result) == ["+ " + added]
    lines = result.splitlines(keepends=True)
    assert "year" in lines[lines.index(added) - 1].lower()


@pytest.mark.parametrize("value", ['{0"}', 'a {"}b{"} c', 'say "hi"'])
def test_a_value_with_a_quote_is_in_braces_in_a_file_that_uses_quotes(value: str) -> None:
    assert after('@misc{k, title = "Old", year = "1"}', SetField(0, "title", value)) == (
        f'@misc{{k, title = {{{value}}}, year = "1"}}'
    )


@pytest.mark.parametrize(
    ("name", "case"),
    [("A", "title"), ("a", "lower"), ("ID", "upper"), ("Id", "title"), ("DOI", "upper"), ("dOI", "lower")],
)
def test_a_single_letter_does_not_count_as_upper_case(name: str, case: str) -> None:
    assert case_of(name) == case


def test_the_style_is_that_of_the_last_twenty_entries() -> None:
    braces, quotes = "@misc{a,\n  title = {x},\n  year = {1},\n}\n\n", '@misc{a,\n  title = "x",\n  year = "1",\n}\n\n'
    quoted = '@misc{m,\n  title = "T",\n  year = "2021",\n}'
    assert quoted in after(braces + 10 * quotes + 10 * braces, NEW)
    assert quoted not in after(braces + 9 * quotes + 10 * braces, NEW)


@pytest.mark.parametrize("newline", ["\n", "\r"])
def test_an_empty_first_line_does_not_change_the_column(newline: str) -> None:
    document = opened(f"{newline}@misc{{k, title = {{x}},\n         year  = {{1}}\n}}".replace("\n", newline))
    assert entry_style(document, document.entries[0]).column == len("@misc{k, title ")


def test_new_entries_whose_keys_differ_only_in_case_keep_their_order() -> None:
    added = [AddEntry("misc", key, {"year": "1"}) for key in ("b", "B")]
    document = opened("@misc{a,\n  year = {1}\n}\n")
    ((_, text),) = insertions(document, added, entry_texts(document, added))
    assert text.index("{b,") < text.index("{B,")


def test_a_new_entry_without_fields_has_only_its_key() -> None:
    assert after("", AddEntry("misc", "m", {})) == "@misc{m,\n}\n"


@pytest.mark.parametrize(
    ("fields", "column"),
    [
        ("title      = {T},\n  year       = {2020},\n  eprint     = {1},\n  eprinttype  = {arXiv},", 13),
        ("title      = {T},\n  year       = {2020},\n  eprint      = {1},\n  eprinttype  = {arXiv},", 0),
        ("title      = {T},\n  year       = {2020},\n  note = {N},", 13),
        ("title = {T},\n  pages = {1},\n  month = {2},\n  year = {2020},", 0),
    ],
)
def test_the_column_of_more_than_half_of_the_fields_is_that_of_new_ones_if_their_names_differ_in_length(
    fields: str, column: int
) -> None:
    text = f"@misc{{a,\n  {fields}\n}}\n"
    document = opened(text)
    assert entry_style(document, document.entries[0]).column == column
    line = next(line for line in after(text, SetField(0, "volume", "5")).splitlines() if "volume" in line)
    assert line == ("  volume     = {5}," if column else f"  volume{document.text(*_around(document))}{{5}},")


def _around(document: Document) -> tuple[int, int]:
    """Return the place of the `=` of the last field of the first entry, with the blanks around it."""
    *_, last = document.entries[0].spans()
    return last.name_end, last.value_start
