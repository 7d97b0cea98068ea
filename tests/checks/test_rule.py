"""The parts of rules: an entry under check, the change of a value, and the occurrence of a repeated field."""

from __future__ import annotations

import pytest

from vlbib.checks.rule import Change, Subject, occurrence_of, value_changes
from vlbib.core.bib import Entry, Field

FIELDS = (Field("title", "A", 2), Field("note", " ", 3), Field("title", "B", 4))
ENTRY = Entry("misc", "a", FIELDS, 1)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        (Field("title", "A", 2, "{ A }"), (Change("title", "B"),)),
        (Field("title", "A", 2, '"A"'), (Change("title", "B"),)),
        (Field("title", "A c", 2, "a # { c}"), ()),
        (Field("journal", "Maps", 2, "maps"), ()),
        (Field("crossref", "A", 2), ()),
        (Field("file", "A", 2), ()),
    ],
)
def test_a_value_may_be_changed_unless_it_has_strings_or_names_an_entry_or_file(
    field: Field, changes: tuple[Change, ...]
) -> None:
    assert value_changes(field, "B") == changes


def test_the_occurrence_of_a_repeated_field_is_found_by_identity() -> None:
    assert [occurrence_of(field, ENTRY.fields) for field in FIELDS] == [0, 0, 1]


def test_a_subject_has_the_first_values_and_blank_ones_do_not_count() -> None:
    subject = Subject(ENTRY, {})
    assert (subject.get("title"), subject.get("year"), subject.repeats) == ("A", "", True)
    assert (subject.has("title"), subject.has("note"), subject.has("note", "title"), subject.has("year")) == (
        True,
        False,
        True,
        False,
    )


def test_a_value_in_a_repeated_field_counts() -> None:
    fields = (Field("title", "", 2), Field("title", "B", 3))
    assert Subject(Entry("misc", "a", fields, 1), {}).has("title")
    assert not Subject(Entry("misc", "a", fields[:1], 1), {}).has("title")
