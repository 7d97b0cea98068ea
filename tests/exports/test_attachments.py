"""File fields of entries as four programs write them, and how exports write the files."""

from __future__ import annotations

import base64
import plistlib
from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.exports import ris, zotero_rdf
from vlbib.exports.attachments import Attachment, attachments, file_value
from vlbib.exports.format import ExportOptions
from vlbib.exports.readers import ris_reader, zotero_rdf_reader
from vlbib.exports.view import view, view_entries

if TYPE_CHECKING:
    from vlbib.exports.item import Item

PDF = "application/pdf"


def item(fields: str) -> Item:
    document = read(f"@article{{a,\n  title = {{T}},\n  {fields}\n}}\n".encode(), "a.bib")
    assert isinstance(document, Document)
    (one,), _ = view(document.library)
    return one


def bibdesk(held: dict[str, object] | list[object]) -> str:
    return base64.b64encode(plistlib.dumps(held, fmt=plistlib.FMT_BINARY)).decode()


@pytest.mark.parametrize(
    ("value", "files"),
    [
        ("{papers/a.pdf}", [Attachment("papers/a.pdf", "", PDF)]),
        ("{:papers/a.pdf:PDF}", [Attachment("papers/a.pdf", "", PDF)]),
        (r"{:C$\backslash$:/Users/Ada/a.pdf:pdf}", [Attachment("C:/Users/Ada/a.pdf", "", PDF)]),
        ("{Full Text:files/12/a.pdf:application/pdf}", [Attachment("files/12/a.pdf", "Full Text", PDF)]),
        (r"{:C\:/Users/a.pdf:PDF}", [Attachment("C:/Users/a.pdf", "", PDF)]),
        (r"{:a\;b.pdf:PDF;:c.txt:Text}", [Attachment("a;b.pdf", "", PDF), Attachment("c.txt", "", "text/plain")]),
        ("{a.pdf;a.pdf}", [Attachment("a.pdf", "", PDF)]),
        ("{:/home/me/a.pdf:pdf}", [Attachment("/home/me/a.pdf", "", PDF)]),
        ("{:a.unknown:x}", [Attachment("a.unknown", "", "")]),
        (r"{:a\_b.pdf:PDF}", [Attachment("a_b.pdf", "", PDF)]),
        ("{;}", []),
    ],
)
def test_the_files_of_jabref_zotero_and_mendeley_are_read(value: str, files: list[Attachment]) -> None:
    assert list(attachments(item(f"file = {value},"))) == files


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        (bibdesk({"relativePath": "papers/a.pdf"}), ["papers/a.pdf"]),
        (bibdesk({"$objects": ["$null", {"x": 1}, "relativePath", "papers/a.pdf"]}), ["papers/a.pdf"]),
        (bibdesk(["papers/a.pdf"]), []),
        ("bm8gcGxpc3Q=", []),
        ("not base64", []),
    ],
)
def test_the_files_of_bibdesk_are_read(value: str, paths: list[str]) -> None:
    assert [one.path for one in attachments(item(f"bdsk-file-1 = {{{value}}},"))] == paths


def test_a_file_that_cannot_be_read_is_reported() -> None:
    dropped = ris.render([item("bdsk-file-1 = {damaged},")], ExportOptions()).dropped
    assert [one.field for one in dropped] == ["bdsk-file-1"]
    assert ris.render([item("file = {a.pdf},")], ExportOptions()).dropped == ()


FILES = (Attachment("files/12/a & b;c.pdf", "Full Text", PDF), Attachment("notes.txt", "Notes", "text/plain"))


def test_zotero_rdf_round_trips_attachments_with_unchanged_paths() -> None:
    text = zotero_rdf.render([item(f"file = {{{file_value(FILES)}}},")], ExportOptions()).text
    assert '<z:path rdf:resource="files/12/a &amp; b;c.pdf"/>' in text
    assert '<link:link rdf:resource="#item-a-file-2"/>' in text
    (back,) = view_entries(zotero_rdf_reader.read(text).entries)
    assert attachments(back) == FILES


def test_ris_round_trips_the_paths_of_files() -> None:
    text = ris.render([item(f"file = {{{file_value(FILES)}}},")], ExportOptions()).text
    (back,) = view_entries(ris_reader.read(text).entries)
    assert [one.path for one in attachments(back)] == [one.path for one in FILES]


def test_braces_in_a_path_are_encoded() -> None:
    assert file_value([Attachment("a}{.pdf", "", PDF)]) == ":a%7D%7B.pdf:application/pdf"
