from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.document import Document, Refused, read

if TYPE_CHECKING:
    from vlbib.core.bib import Library


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
        "refs.bib", 2, "a conflict marker of version control: settle it in an editor first"
    )


def test_a_binary_file_is_refused() -> None:
    refused = read(b"\x89PNG\n\0\0", "refs.bib")
    assert isinstance(refused, Refused)
    assert str(refused) == "refs.bib:2: this is no text: a NUL byte"


def test_carriage_returns_and_a_missing_last_newline_are_kept() -> None:
    document = opened(PLAIN.replace(b"\n", b"\r\n").rstrip())
    assert document.newline == b"\r\n"
    assert [field.line for field in document.library.entries[0].fields] == [5, 6, 7]
