"""Names of fields: in lower case, decoded, and one object for all entries."""

from __future__ import annotations

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.encoding import UTF8
from vlbib.bibtex.field_names import FieldNames


def test_a_name_is_decoded_from_its_bytes_and_put_in_lower_case() -> None:
    assert FieldNames(UTF8)["ÉTAT".encode().decode("latin-1")] == "état"


def test_a_name_is_one_object_in_whatever_case_it_is_written() -> None:
    document = read(b"@misc{a, My-Field = {x}}\n@misc{b, my-field = {y}}\n", "a.bib")
    assert isinstance(document, Document)
    first, second = (entry.fields[0].name for entry in document.library.entries)
    assert first is second
