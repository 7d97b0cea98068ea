from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import structs

from vlbib.bibtex.document import Document, Refused, are_in_order, read, rebuilt
from vlbib.bibtex.grammar import Block, BlockKind
from vlbib.core.bib import Entry
from vlbib.kept_answers import keeping

if TYPE_CHECKING:
    from vlbib.core.bib import Field, Library
    from vlbib.kept_answers import Answers


PLAIN = b"""% Owner's file
@string{cv = "Computer Vision"}

@Article{Radford2021,
  Title   = {Learning {CLIP}},
  journal = cv # " and " # {Language},
  year    = 2021,
}

@comment{jabref-meta: x;}
"""


def opened(data: bytes | str) -> Document:
    document = read(data if isinstance(data, bytes) else data.encode(), "refs.bib")
    assert isinstance(document, Document), document
    return document


def library(data: bytes | str) -> Library:
    return opened(data).library


def test_the_places_are_the_lines_of_the_first_field_of_each_name_in_order() -> None:
    entry = library(PLAIN).entries[0]
    assert {name: entry.places()[name] for name in ("title", "journal", "year")} == {
        "title": 5,
        "journal": 6,
        "year": 7,
    }
    twice = library(
        "@misc{a,\n  note = {x}, YEAR = 1999,\n\n  note = {y},\n  title = {\n z},\n  doi = {w},\n}"
    ).entries[0]
    assert list(twice.places().items()) == [("note", 2), ("year", 2), ("title", 5), ("doi", 7)]
    made = Entry(twice.type, twice.key, twice.fields, twice.line)
    assert list(made.places().items()) == list(twice.places().items())
    assert (twice.place(("year", "note")), made.place(("doi", "year"))) == (("note", 2), ("year", 2))
    assert (twice.place({"pages"}), made.place({"pages"})) == (None, None)


def test_an_entry_is_read_with_its_lines_strings_and_raw_values() -> None:
    entry = library(PLAIN).entries[0]
    assert (entry.type, entry.key, entry.line) == ("article", "Radford2021", 4)
    assert [(one.name, one.value, one.line) for one in entry.fields] == [
        ("title", "Learning {CLIP}", 5),
        ("journal", "Computer Vision and Language", 6),
        ("year", "2021", 7),
    ]
    assert entry.fields[0].raw == "{Learning {CLIP}}"


def test_comments_and_free_text_have_their_lines() -> None:
    assert library(PLAIN).comments == ((1, "% Owner's file"), (10, "jabref-meta: x;"))


def test_a_repeated_key_is_kept() -> None:
    assert [entry.key for entry in library("@misc{k}\n@misc{k}\n@misc{K}").entries] == ["k", "k", "K"]


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", ">>>>>>> theirs", "<<<<<<<"])
def test_a_conflict_marker_is_refused_with_its_line(marker: str) -> None:
    assert read(f"@misc{{a}}\n{marker}\n@misc{{b}}\n".encode(), "refs.bib") == Refused(
        "refs.bib", 2, "a conflict marker of version control: settle it in an editor, or run `vlbib git merge`"
    )


def test_an_empty_first_line_counts_before_a_conflict_marker() -> None:
    refused = read(b"\n<<<<<<< HEAD\n", "refs.bib")
    assert isinstance(refused, Refused)
    assert refused.line == 2


@pytest.mark.parametrize(("data", "line"), [(b"\x89PNG\n\0\0", 2), (b"\n\0", 2), (b"\0\n", 1)])
def test_a_binary_file_is_refused(data: bytes, line: int) -> None:
    refused = read(data, "refs.bib")
    assert isinstance(refused, Refused)
    assert str(refused) == f"refs.bib:{line}: this is not a text file: it has a NUL byte"


@pytest.mark.parametrize(("before", "line"), [(" ", 1), ("\n\n", 3)])
def test_a_character_with_two_codes_in_its_encoding_is_refused_with_its_line(before: str, line: int) -> None:
    data = f"% Encoding: cp932{before}".encode() + b"\x87\x90"  # Python encodes this character as 81 E0
    assert read(data, "refs.bib") == Refused("refs.bib", line, "the file cannot be rebuilt from what was read")


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=4))
@example([(0, 3), (5, 8)])
@example([(0, 3), (2, 8)])
@example([(4, 3)])
@example([(0, 9)])
def test_blocks_in_order_that_do_not_overlap_rebuild_the_source(places: list[tuple[int, int]]) -> None:
    source = b"01234567"
    blocks = [Block(kind=BlockKind.ENTRY, start=at, end=end, line=1) for at, end in places]
    bounds = [bound for place in places for bound in place]
    assert are_in_order(blocks, len(source)) is (bounds == sorted(bounds) and max(bounds, default=0) <= len(source))
    if are_in_order(blocks, len(source)):
        assert rebuilt(source, blocks) == source


def test_carriage_returns_and_a_missing_last_newline_are_kept() -> None:
    document = opened(PLAIN.replace(b"\n", b"\r\n").rstrip())
    assert document.newline == b"\r\n"
    assert [field.line for field in document.library.entries[0].fields] == [5, 6, 7]


@pytest.mark.parametrize(
    ("text", "newline"),
    [
        ("@misc{k}", b"\n"),
        ("@misc{k,\r}\r", b"\r"),
        ("\n@misc{k,\r}", b"\n"),
        ("k\r\n\n", b"\r\n"),
        ("k\nx\r\n", b"\n"),
    ],
)
def test_the_first_line_ending_is_the_one_of_the_file(text: str, newline: bytes) -> None:
    assert opened(text).newline == newline


class _Source(bytes):
    """Bytes that count how often they are searched with `in`."""

    searches = 0

    def __contains__(self, sought: object) -> bool:
        type(self).searches += 1
        assert isinstance(sought, bytes)
        return super().__contains__(sought)


def test_a_file_with_carriage_returns_is_searched_for_line_feeds_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Source, "searches", 0)
    document = opened(b"".join(b"@misc{k%d,\r  title = {T}\r}\r" % number for number in range(50)))
    counting = structs.replace(document, source=_Source(document.source))
    assert [entry.fields[0].line for entry in counting.library.entries] == [3 * number + 2 for number in range(50)]
    assert _Source.searches < 5


def test_the_library_has_the_whole_text() -> None:
    assert library(PLAIN).text == PLAIN.decode()


_TOKENS = st.sampled_from(
    ["a = {b}", "é = {é}", 'C = "d"', "a = {x} # {y}", "e = {{f} # g}", "h = {", ",", "\n", "}", "@misc{k, "]
)


@given(st.lists(_TOKENS, max_size=40))
def test_values_and_places_of_an_entry_agree_with_its_fields(tokens: list[str]) -> None:
    text = f"@misc{{k, a = {{x}}, {''.join(tokens)}"
    for entry, same in zip(library(text).entries, library(text).entries, strict=True):
        values, places = same.values, same.places()
        firsts: dict[str, Field] = {}
        for field in entry.fields:
            firsts.setdefault(field.name, field)
        assert list(values.items()) == [(name, field.value) for name, field in firsts.items()]
        assert list(places.items()) == [(name, field.line) for name, field in firsts.items()]
        assert all(same.place({name}) == (name, field.line) for name, field in firsts.items())


@pytest.mark.parametrize("names", ["", "title", "note, note, year", "a, b, c, d, e, f"])
def test_the_fields_of_an_entry_are_counted_before_they_are_read(names: str) -> None:
    fields = [f"{name} = {{x}}" for name in names.split(", ") if name]
    (entry,) = opened(f"@misc{{key, {', '.join(fields)}}}").library.entries
    assert entry.counted_values()[1] == len(fields)
    assert len(entry.fields) == len(fields)


def test_a_library_is_freed_with_its_last_reference() -> None:
    document = read(b"@string{s = {S}}\n@misc{a, title = s}\n", "a.bib")
    assert isinstance(document, Document)
    entry, gone = document.library.entries[0], weakref.ref(document)
    gc.disable()
    try:
        del document
        assert gone() is None
    finally:
        gc.enable()
    assert entry.get("title") == "S"


def test_kept_entries_move_with_their_text_and_equal_entries_stay_separate() -> None:
    twice = b"@misc{a,\n title = {A},\n}\n@misc{a,\n title = {A},\n}\n@misc{b}\n"
    answers: Answers = {}

    def entries(data: bytes) -> tuple[Entry, ...]:
        fresh = read(data, "a.bib")
        with keeping(answers):
            kept = read(data, "a.bib")
            assert isinstance(fresh, Document)
            assert isinstance(kept, Document)
            assert kept.library.entries == fresh.library.entries
            return kept.library.entries

    before = entries(twice)
    after = entries(b"% more\n\n" + twice.replace(b"@misc{b}", b"@misc{new}\n@misc{b}"))
    assert [entry.line for entry in after] == [3, 6, 9, 10]
    assert [entry.body for entry in after if entry.key != "new"] == [entry.body for entry in before]
    assert before[0].body is not before[1].body
    assert entries(b"% more\n\n" + twice.replace(b"@misc{b}", b"@misc{new}\n@misc{b}"))[1] is after[1]


def test_each_part_of_a_library_has_its_line_number() -> None:
    text = (
        "\ufeff% one\n@string{s = {S}}\n@misc{a, x = 1 y = 2}\n\n  two\n\n@comment{c}\n"
        "@misc{b,\n  x = {1}\n  y = {2},\n}\n\n% three\n% four\n"
    )
    read_back = library(text.encode())
    assert read_back.file == "refs.bib"
    assert read_back.strings == {"s": "S"}
    assert read_back.comments == ((1, "% one"), (5, "two"), (7, "c"), (13, "% three\n% four"))
    assert read_back.faults == ((3, "no comma after `x`"), (9, "no comma after `x`"))


def test_a_part_of_a_document_has_no_blocks() -> None:
    assert opened("@misc{a}\n").part(b"@misc{b}").blocks == ()


def test_the_first_of_several_nul_bytes_is_reported() -> None:
    refused = read(b"% a\n\0\n\0", "refs.bib")
    assert isinstance(refused, Refused)
    assert refused.line == 2


def test_field_names_may_have_non_ascii_letters() -> None:
    (entry,) = library("@misc{a,\n  gr\u00f6\u00dfe = 1,\n  GR\u00d6\u00dfE = 2,\n}").entries
    assert list(entry.places().items()) == [("gr\u00f6\u00dfe", 2)]
