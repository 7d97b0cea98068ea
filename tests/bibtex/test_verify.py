from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import SetField
from vlbib.bibtex.verify import UnsafeEdit, check_changed

ONE = "@Article{k,\n  Title = {Old},\n  year = 2020,\n}\n"


def opened(data: bytes | str) -> Document:
    document = read(data if isinstance(data, bytes) else data.encode(), "refs.bib")
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize("text", ["@misc{other}", "} @misc{k, title = {x", "{New}} @misc{z}", "{New"])
def test_an_edit_that_would_read_otherwise_than_meant_is_stopped(text: str) -> None:
    document = opened(ONE)
    new = ONE.rstrip().replace("{Old}", text).encode()
    with pytest.raises(UnsafeEdit, match="the entry k"):
        check_changed(document, document.entries[0], [SetField(0, "title", "New")], new)


def test_an_edit_that_bibtexparser_reads_otherwise_is_stopped_unless_it_could_not_read_the_entry_before() -> None:
    edits = [SetField(0, "title", "New")]
    new = ONE.rstrip().replace("{Old},", "{New}, % new\n").encode()
    document = opened(ONE)
    with pytest.raises(UnsafeEdit, match="the entry k"):
        check_changed(document, document.entries[0], edits, new)
    repeated = opened(ONE.replace("}\n", "  note = {a},\n  note = {b},\n}\n"))
    check_changed(repeated, repeated.entries[0], edits, new.replace(b"\n}", b"\n  note = {a},\n  note = {b},\n}"))
