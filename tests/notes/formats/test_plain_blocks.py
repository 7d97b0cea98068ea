"""Plain parts of notes are read line by line, with the same blocks as from the Markdown parser."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from vlbib.notes.formats import markdown_blocks
from vlbib.notes.formats.markdown_blocks import Page, read_page
from vlbib.notes.formats.plain_blocks import plain_blocks

if TYPE_CHECKING:
    from markdown_it.token import Token

LINES = (
    "", "", "# A", "## B b", "### C #", "#D", "#", "## ", "#\t",
    "- item", "* star", "+ plus", "1. one", "2. two", "7) seven", "  - child",
    "    - deeper", "   - three", "      - six", "- **bold** x", "text here", "more text", "  indented",
    "    code?", "\ttab",
    "> quote", "```", "~~~", "$$", "<div>", "</div>", "<!-- c", "-->", "| a | b |", "|---|---|", "---", "***", "===",
    "- 1. nested", "1986. A year", "- - double", "* * *", "- ", "-", "`code` x", "**b**",
    "_i_ x", "$x$ y", "- [ ] task",
    "text  ", "中文行", "title:: x", "  1. numbered", "- $$", "- ```", "> [!note] T", "## x ##", "-\ttab", "-  two",
    "-     five", "<script>", "# \u00a0x", "- \u00a0x", "\u00a0x", "[a]: http://x.y",
)  # fmt: skip


def _by_the_parser(text: str, monkeypatch: pytest.MonkeyPatch) -> Page:
    with monkeypatch.context() as patched:
        patched.setattr(markdown_blocks, "plain_blocks", lambda *_: None)
        patched.setattr(markdown_blocks, "_parts", lambda _: iter([0]))
        return read_page(text)


@pytest.mark.parametrize("seed", range(8))
def test_notes_read_part_by_part_have_the_blocks_of_the_whole(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(seed)
    for _ in range(250):
        pool = draw.sample(LINES, draw.randint(3, 12))
        text = "\n".join(draw.choices(pool, k=draw.randint(1, 14)))
        assert read_page(text) == _by_the_parser(text, monkeypatch), text


@pytest.mark.parametrize("between", ["", "\n"], ids=["right below", "below an empty line"])
def test_a_part_that_is_not_plain_is_parsed_only_up_to_the_next_heading(
    between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    class Spied:
        def parse(self, part: str) -> list[Token]:
            parsed.append(part)
            return parser().parse(part)

    parser = markdown_blocks._parser
    monkeypatch.setattr(markdown_blocks, "_parser", Spied)
    parts = ("# A", "- one", "## Code", "```", "# comment", "", "# comment", "```", "- two", "## B", "- three")
    page = read_page("\n".join(f"{between}{line}" if line.startswith("##") else line for line in parts))
    assert [block.text for block in page.blocks] == ["A", "one", "Code", "two", "B", "three"]
    assert [part.split("\n")[0] for part in parsed] == ["## Code"]
    assert "three" not in parsed[0]


@pytest.mark.parametrize("end", ["", "    code\n\n> quoted\n"])
def test_a_footnote_begins_a_paragraph_for_both_readers(end: str) -> None:
    lines = "text[^1]\n[^1]: one\nand more\n[^see-b]: two\n[^c]:three\n[^ d]: four\n"
    paragraphs = [(block.line, block.text) for block in read_page(f"{lines}\n{end}").blocks][:3]
    assert paragraphs == [
        (1, "text[^1]"),
        (2, "[^1]: one\nand more"),
        (4, "[^see-b]: two\n[^c]:three\n[^ d]: four"),
    ]


def test_headings_without_a_word_are_plain() -> None:
    read = plain_blocks(["#", "## ", "a"])
    assert read
    assert [(block.text, block.level) for block in read[0]] == [("", 1), ("", 2), ("a", 0)]


def test_a_plain_note_needs_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_blocks, "_parser", None)
    page = read_page(
        "# A\n\nSome text,\nand more.\n\n1. one\n   - **two**\n2. three\n\n---\n\n## B\n- [x](https://y.z)\n"
    )
    assert [(block.line, block.text, block.level, block.run, block.parent) for block in page.blocks] == [
        (1, "A", 1, 0, -1),
        (3, "Some text,\nand more.", 0, 0, -1),
        (6, "one", 1, 1, -1),
        (7, "**two**", 2, 2, 2),
        (8, "three", 1, 1, -1),
        (12, "B", 2, 0, -1),
        (13, "[x](https://y.z)", 1, 3, -1),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["- item", "goes on"],
        ["| a | b |", "|---|---|"],
        ["Title", "==="],
        ["Title", "---"],
        ["> quoted"],
        ["```"],
        ["<div>"],
        ["    indented"],
        ["- item", "      - too deep"],
        ["text", "2. no item"],
        ["- - item"],
    ],
)
def test_text_that_markdown_may_read_differently_makes_no_plain_part(lines: list[str]) -> None:
    assert plain_blocks(lines) is None


def test_ten_thousand_plain_lines_take_a_tenth_of_a_second() -> None:
    text = "# A\n\n" + "".join(f"- [2021] Learning of {number} Things\n" for number in range(10_000))
    began = time.process_time()
    assert len(read_page(text).blocks) == 10_001
    assert time.process_time() - began < 0.4  # the parser takes five times as long
