"""What is gathered of an entry is what reading it again would give."""

from __future__ import annotations

from vlbib.checks.gathered import Gathered
from vlbib.core.bib import Entry, Field

ENTRY = Entry("article", "a", (Field("title", "T", 2), Field("journal", "J", 3), Field("eprint", "1", 4)), 1)


def test_the_fields_of_an_entry_are_the_same_before_and_after_they_are_added() -> None:
    gathered = Gathered()
    before = gathered.fields_of(ENTRY)
    assert [field.name for field in before] == ["journal", "eprint"]
    gathered.add_fields(ENTRY, ENTRY.fields)
    assert gathered.fields_of(ENTRY) == before


def test_an_entry_without_such_fields_is_not_read_again() -> None:
    gathered = Gathered()
    gathered.add_fields(ENTRY, ())
    assert gathered.fields_of(ENTRY) == ()
