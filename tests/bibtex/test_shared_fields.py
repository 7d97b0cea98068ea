from __future__ import annotations

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.shared_fields import SharedFields
from vlbib.core.bib import Field


def test_a_field_is_made_once_for_all_entries() -> None:
    fields = SharedFields()
    assert fields["year", "2021"] == Field("year", "2021")
    assert fields["year", "2021"] is fields["year", "2021"]


def test_entries_with_the_same_journal_share_the_field_and_no_other() -> None:
    document = read(b"@misc{a, journal = {J}, note = {N}}\n@misc{b, note = {N}, journal = {J}}\n", "a.bib")
    assert isinstance(document, Document)
    (journal, note), (same_note, same_journal) = (entry.read()[0] for entry in document.library.entries)
    assert journal is same_journal
    assert note == same_note
    assert note is not same_note
