from __future__ import annotations

from typing import Any

from vlbib.app.entry_row import EntryRow
from vlbib.app.note_overview import NamedLine, NoteOverview
from vlbib.core.work import Kind
from vlbib.editors.buffer_text import BufferText
from vlbib.editors.symbols import library_symbols, note_lens, note_symbols, workspace_symbols

LIBRARY = "@article{a,\n  title = {One},\n}\n\n@book{b,\n  title = {Two},\n}\n"


def row(key: str, title: str, line: int) -> EntryRow:
    return EntryRow(key=key, type="article", year="", title=title, venue="", tags=(), file="a.bib", line=line)


ROWS = (row("a", "One Title", 1), row("b", "Two Títles", 5))


def test_an_entry_extends_to_the_next_one_and_its_selection_is_the_key() -> None:
    first, second = library_symbols(BufferText(LIBRARY, "a.bib"), ROWS)
    assert (first.name, first.detail, first.range.start.line, first.range.end.line) == ("a", "One Title", 0, 3)
    assert (second.selection_range.start.character, second.selection_range.end.character) == (6, 7)


def test_a_library_without_entries_has_no_symbols() -> None:
    assert library_symbols(BufferText("% nothing\n", "a.bib"), ROWS) == []


def named(line: int, text: str, **more: Any) -> NamedLine:
    given: dict[str, Any] = {"kind": Kind.LINE, "status": "accepted"} | more
    return NamedLine(line=line, text=text, **given)


def test_the_symbols_of_a_note_are_the_titles_of_works_that_it_names_in_words() -> None:
    lines = (
        named(1, "clip", title="Learning", key="radford2021"),
        named(2, "[@a]", kind=Kind.CITATION),
        named(0, "long ago"),
        named(3, "SAM", status="doubtful"),
    )
    symbols = note_symbols(BufferText("one\ntwo\nthree\n", "a.md"), NoteOverview(file="a.md", named=lines, skipped=()))
    assert [(each.name, each.detail) for each in symbols] == [("Learning", "radford2021"), ("SAM", "doubtful")]


def test_all_words_of_a_query_are_searched_in_key_and_title_without_regard_to_accents() -> None:
    buffer = BufferText(LIBRARY, "a.bib")
    assert [each.name for each in workspace_symbols(buffer, "file:///a.bib", ROWS, "titles two")] == ["b"]
    assert [each.name for each in workspace_symbols(buffer, "file:///a.bib", ROWS, "")] == ["a", "b"]
    assert workspace_symbols(buffer, "file:///a.bib", ROWS, "one two") == []


def test_at_most_two_hundred_entries_are_listed_for_a_query() -> None:
    many = [row(f"k{number}", "Title", 1) for number in range(201)]
    assert len(workspace_symbols(BufferText(LIBRARY, "a.bib"), "file:///a.bib", many, "title")) == 200


def test_the_lens_counts_waiting_works_and_a_note_without_works_has_no_lens() -> None:
    lines = (named(1, "A", key="a"), named(2, "B", status="doubtful"))
    buffer = BufferText("A\nB\n", "a.md")
    (lens,) = note_lens(buffer, NoteOverview(file="a.md", named=lines, skipped=()))
    assert lens.command is not None
    assert lens.command.title == "2 works, 1 wait"
    assert note_lens(buffer, NoteOverview(file="a.md", named=(), skipped=())) == []
