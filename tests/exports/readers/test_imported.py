from __future__ import annotations

from vlbib.core.names import Name
from vlbib.exports.readers.imported import make_entry, with_people


def test_text_is_escaped_except_in_addresses_and_ids() -> None:
    entry = make_entry("misc", "a", [("title", "A & B"), ("url", "https://x.org/a_b&c")])
    assert (entry.get("title"), entry.get("url")) == (r"A \& B", "https://x.org/a_b&c")


def test_empty_fields_are_left_out_and_the_first_of_two_is_kept() -> None:
    entry = make_entry("misc", "a", [("title", " "), ("note", "first"), ("note", "second")], line=7)
    assert ([field.name for field in entry.fields], entry.get("note"), entry.line) == (["note"], "first", 7)


def test_people_are_written_as_bibtex_splits_them() -> None:
    names = [Name(family="Doe", given="Jane", suffix="Jr"), Name(family="The Group"), Name(family="Salt and Co")]
    entry = with_people(make_entry("misc", "a", []), author=names, editor=[])
    assert entry.get("author") == "Doe, Jr, Jane and {The Group} and {Salt and Co}"
    assert entry.get("editor") == ""
