from __future__ import annotations

import pytest

from vlbib.bibtex.conflict_marks import MarkerStyle, mark_field, mark_type, with_marks
from vlbib.bibtex.document import Document, read

STYLE = MarkerStyle(ours="me", theirs="you")


def opened(text: str) -> Document:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("entry", "theirs", "marked"),
    [
        (
            "@misc{k,\n  year = 1,\n  note = {n},\n}",
            "2",
            "@misc{k,\n<<<<<<< me\n  year = 1,\n=======\n  year = 2,\n>>>>>>> you\n  note = {n},\n}",
        ),
        (
            "@misc{k,\n  year = 1,\n}",
            None,
            "@misc{k,\n<<<<<<< me\n  year = 1,\n=======\n>>>>>>> you\n}",
        ),
        ("@misc{k,\n  year = 1\n}", "2", "@misc{k,\n<<<<<<< me\n  year = 1\n=======\n  year = 2\n>>>>>>> you\n}"),
        ("@misc{k, year = 1}", "2", "@misc{k, \n<<<<<<< me\nyear = 1\n=======\nyear = 2\n>>>>>>> you\n}"),
        (
            "@misc{k,\n  year = 1, % why\n}",
            "2",
            "@misc{k,\n<<<<<<< me\n  year = 1,\n=======\n  year = 2,\n>>>>>>> you\n % why\n}",
        ),
    ],
)
def test_markers_are_on_separate_lines_around_only_the_field(entry: str, theirs: str | None, marked: str) -> None:
    document = opened(entry)
    (block,) = document.entries
    span = next(block.spans())
    assert with_marks(document, block, [mark_field(document, block, span, theirs, STYLE)]) == marked.encode()


def test_a_field_that_we_deleted_is_on_their_side() -> None:
    document = opened("@misc{k,\n  year = 2,\n}\n")
    (block,) = document.entries
    mark = mark_field(document, block, next(block.spans()), "2", STYLE, absent=True)
    assert with_marks(document, block, [mark]) == (b"@misc{k,\n<<<<<<< me\n=======\n  year = 2,\n>>>>>>> you\n}")


@pytest.mark.parametrize(
    ("entry", "marked"),
    [
        (
            "@misc{k,\n  year = 1,\n}",
            "<<<<<<< me\n@misc{k,\n=======\n@book{k,\n>>>>>>> you\n  year = 1,\n}",
        ),
        ("@misc{misc, x = 1}", "<<<<<<< me\n@misc{misc,\n=======\n@book{misc,\n>>>>>>> you\n x = 1}"),
        ("@misc{k}", "<<<<<<< me\n@misc{k\n=======\n@book{k\n>>>>>>> you\n}"),
        ("@misc{k, year = 1}", "<<<<<<< me\n@misc{k,\n=======\n@book{k,\n>>>>>>> you\n year = 1}"),
    ],
)
def test_a_type_in_conflict_repeats_the_head_of_the_entry(entry: str, marked: str) -> None:
    document = opened(entry)
    (block,) = document.entries
    assert with_marks(document, block, [mark_type(document, block, "book", STYLE)]) == marked.encode()


def test_markers_have_the_given_length_and_may_have_no_names() -> None:
    assert MarkerStyle(9, "", "").around(b"a\n", b"") == b"<<<<<<<<<\na\n=========\n>>>>>>>>>\n"


def test_marks_are_in_the_order_of_the_fields_whatever_order_is_given() -> None:
    document = opened("@misc{k,\n  year = 1,\n  note = {n},\n  url = {u},\n}")
    (block,) = document.entries
    spans = list(block.spans())
    marks = [mark_field(document, block, spans[at], theirs, STYLE) for at, theirs in ((2, "{v}"), (0, "2"))]
    text = with_marks(document, block, marks).decode()
    assert text == with_marks(document, block, marks[::-1]).decode()
    assert [line for line in text.splitlines() if "=" in line and "==" not in line] == [
        "  year = 1,", "  year = 2,", "  note = {n},", "  url = {u},", "  url = {v},",
    ]  # fmt: skip
