from __future__ import annotations

import pytest

from vlbib.notes.formats.html import Piece, html_pieces
from vlbib.notes.reader import read_note


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        ("<ul><li>First</li><li>Second", [("li", "First"), ("li", "Second")]),
        ("<h2>Heading</h2>text", [("h2", "Heading"), ("", "text")]),
        ("<P>Upper case</P>", [("p", "Upper case")]),
        ("<p>kept <b>bold</b></p>", [("p", "kept <b>bold</b>")]),
        ("<p> </p>", []),
        ("<!-- hidden --><p>shown</p>", [("p", "shown")]),
        ("<script>var a = 1</script><p>shown</p>", [("p", "shown")]),
        (
            "<h3>A</h3>\n- First\n- Second\nmore\n<p>- no item</p>",
            [("h3", "A"), ("li", "First"), ("li", "Second\nmore"), ("p", "- no item")],
        ),
    ],
)
def test_block_level_tags_split_the_text(html: str, pieces: list[tuple[str, str]]) -> None:
    assert [(piece.tag, piece.text) for piece in html_pieces(html)] == pieces


def test_a_piece_has_its_line_counted_from_the_first() -> None:
    html = "<ul>\n<li>First</li>\n<!-- two\nlines -->\n<li>\n  Second</li>\n</ul>"
    assert list(html_pieces(html)) == [Piece("li", "First", 1), Piece("li", "Second", 5)]
    html = "<h3>A</h3>\ntext\n\n- First\nmore\n1. Second"
    assert [(piece.text, piece.offset) for piece in html_pieces(html)] == [
        ("A", 0),
        ("text", 1),
        ("First\nmore", 3),
        ("Second", 5),
    ]


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        ("<blockquote><p>theirs</p></blockquote><p>own</p>", [("theirs", True), ("own", False)]),
        (
            "<blockquote>a<blockquote>b</blockquote>c</blockquote>d",
            [("a", True), ("b", True), ("c", True), ("d", False)],
        ),
        ("own</blockquote>too", [("own", False), ("too", False)]),
        ("<blockquote>never closed", [("never closed", True)]),
    ],
)
def test_a_piece_in_a_quotation_says_so(html: str, pieces: list[tuple[str, bool]]) -> None:
    assert [(piece.text, piece.quoted) for piece in html_pieces(html)] == pieces


def test_a_quotation_in_html_is_one_in_the_note() -> None:
    segments = [each for each in read_note("<blockquote>a</blockquote>\n", "a.md").segments if each.place != "file"]
    assert [(each.place, each.text) for each in segments] == [("quote", "a")]
