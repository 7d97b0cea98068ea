from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.plain_entries import plain_entry
from vlbib.kept_answers import keeping

if TYPE_CHECKING:
    from vlbib.core.bib import Entry, Field

HEADS = ("@article{a,\n", "@Misc{ b,", "@misc(c,", "@string{", "@comment{e,", "@misc{", "@misc{f g,", "x\n@misc{h")
FIELDS = (
    "title = {A {B {C} D} E}", "Title={{Ä} # b}", "title = {A {B {C {D}}}}", 'year = "20" # {21}', "year = 2021",
    "a b = 1", 'note = "a {"} b"', "note = d", "note\n=\n{x\ny}", "note = {\u2028\x1c}", "% no\n", "größe = {1}",
    "x = {\\}", "note = {B\n@misc{i},\n}", "z = {}", 'z = ""', "{", "", "}",
)  # fmt: skip
COMMAS = (",", ",\n", " ")


def opened(text: str) -> Document:
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    return document


def unplaced(fields: tuple[Field, ...]) -> list[Field]:
    return [structs.replace(field, line=0) for field in fields]


def read_in_all_ways(entry: Entry) -> tuple[object, ...]:
    """Return what is read of an entry: without its lines, as values, their number, by names, and with its lines."""
    named = [entry.read_fields((name,)) for name in ("note", "year")]
    fields, values = entry.read()
    return (unplaced(fields), list(values.items()), list(entry.values.items()), entry.counted_values()[1], named, entry)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("head", HEADS)
def test_a_plain_entry_is_read_as_piece_by_piece(head: str, newline: str) -> None:
    pairs = itertools.product(FIELDS, COMMAS)
    text = "\n".join(
        f"{head}{field}{comma}year = {{2021}}, month = may, day = 3\n}}" for field, comma in pairs
    ).replace("\n", newline)
    with keeping({}):
        other = opened(text)  # which reads each entry piece by piece
    document = opened(text)
    assert not any(block.plain for block in other.blocks)
    for block, scanned in zip(document.blocks, other.blocks, strict=True):
        assert block.offsets == scanned.offsets
        assert structs.replace(block, plain=b"", scanned=scanned.scanned) == scanned
    entries = zip(document.library.entries, other.library.entries, strict=True)
    assert all(read_in_all_ways(entry) == read_in_all_ways(twin) for entry, twin in entries)
    assert document.library == other.library


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        ('@misc{a, title = {A {B {C}}}, year = 2021, note = jan, url = "x {"} y"}', True),
        ("@misc{a,}", True),
        ("@misc{a, title = {A {B {C {D}}}}}", False),  # four levels of braces
        ("@misc{a, title = {A} # {B}}", False),
        ("@misc{a, title = {A} year = 2021}", False),  # no comma
        ("@misc{a b, title = {A}}", False),
        ("@misc(a, title = {A})", False),
        ("@misc{a, title = {A}", False),
        ("@string{a, title = {A}}", False),
    ],
)
def test_an_entry_is_plain_if_one_match_reads_it(text: str, is_plain: bool) -> None:  # noqa: FBT001 -- a table
    assert (plain_entry(text.encode(), 0, 1, len(text)) is not None) is is_plain


def test_a_plain_entry_ends_by_the_limit() -> None:
    text = b"@misc{a, title = {A}}"
    assert plain_entry(text, 0, 1, len(text) - 1) is None
