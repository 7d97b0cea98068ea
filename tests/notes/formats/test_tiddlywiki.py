"""TiddlyWiki tiddlers are notes: each line stays where it is in the file."""

from __future__ import annotations

import pytest

from vlbib.notes.formats.as_markdown import to_markdown
from vlbib.notes.formats.tiddlywiki import tiddler_as_markdown
from vlbib.notes.reader import read_note


@pytest.mark.parametrize(
    ("line", "markdown"),
    [
        ("!! Today", "## Today"),
        ("* Deep Sets", "- Deep Sets"),
        ("*# Deep Sets", "  - Deep Sets"),
        ("> a quotation", "> a quotation"),
        ("; a term", "a term"),
        (": what it is", "what it is"),
        ("a //title// and ''bold''", "a *title* and **bold**"),
        ("https://example.org/a and //b//", "https://example.org/a and *b*"),
        ("[[Deep Sets|https://arxiv.org/abs/1703.06114]]", "[Deep Sets](https://arxiv.org/abs/1703.06114)"),
        ("[ext[Deep Sets|https://example.org]]", "[Deep Sets](https://example.org)"),
        ("[[label|Another tiddler]] and [[Deep Sets]]", "[[Another tiddler|label]] and [[Deep Sets]]"),
        ("{{Deep Sets||paper}}, {{Sets}}", "Deep Sets, Sets"),
        ("<<toc>> words {{{ [tag[x]] }}}", " words "),
        ("|!Paper |!Year |", "|Paper |Year |"),
        ("@@color:red;", ""),
        ("*no item", "*no item"),
    ],
)
def test_a_line_of_a_tiddler_becomes_markdown(line: str, markdown: str) -> None:
    assert tiddler_as_markdown(line) == markdown


def test_fields_become_blank_lines_except_the_title() -> None:
    assert tiddler_as_markdown("tags: a b\ntitle: Journal\n\n* Deep Sets") == "\n# Journal\n\n- Deep Sets"


def test_without_a_blank_line_after_them_lines_are_no_fields() -> None:
    assert tiddler_as_markdown("Paper: Deep Sets\n* more") == "Paper: Deep Sets\n- more"


def test_code_stays_as_it_is() -> None:
    text = "$$$text/plain\n! no heading\n$$$\n```\n* no item\n```\n* item"
    assert tiddler_as_markdown(text) == "```\n! no heading\n```\n```\n* no item\n```\n- item"


def test_a_tiddler_is_recognised_by_its_file_suffix() -> None:
    assert to_markdown("! A", "a.tid").text == "# A"
    (mention,) = read_note("title: J\n\n* [[Deep Sets|https://arxiv.org/abs/1703.06114]]\n", "a.tid").mentions
    assert (mention.line, str(mention.ids[0])) == (3, "arxiv:1703.06114")
