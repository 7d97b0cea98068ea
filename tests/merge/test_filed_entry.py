"""An entry as the plan reads it from the library's file."""

from __future__ import annotations

from vlbib.bibtex.document import Document, read
from vlbib.merge.filed_entry import FiledEntry, filed_entry


def _filed(text: str, number: int = 0) -> FiledEntry:
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    return filed_entry(document, number)


def test_key_type_and_fields_are_read_and_names_are_in_lower_case() -> None:
    entry = _filed("@misc{a, title = {A}}\n\n@InProceedings{Rossi,\n  Title = {Nets},\n  YEAR = 2021,\n}\n", 1)
    assert (entry.key, entry.type, dict(entry.values)) == ("Rossi", "inproceedings", {"title": "Nets", "year": "2021"})
    assert entry.repeated == frozenset()


def test_the_first_value_of_a_repeated_field_counts_and_its_name_is_reported() -> None:
    entry = _filed("@misc{a,\n  title = {First},\n  Title = {Second},\n  year = 2021,\n}\n")
    assert entry.values["title"] == "First"
    assert entry.repeated == {"title"}


def test_the_version_is_that_of_its_type_and_fields() -> None:
    entry = _filed("@article{a,\n  title = {Nets},\n  journal = {Maps},\n  year = 2021,\n}\n")
    assert (entry.version.type, entry.version.values) == ("article", entry.values)
