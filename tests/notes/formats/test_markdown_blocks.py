from __future__ import annotations

import pytest

from vlbib.notes.formats.blocks import BlockForm, NoteBlock
from vlbib.notes.formats.markdown_blocks import read_page


def _blocks(text: str) -> tuple[NoteBlock, ...]:
    return read_page(text).blocks


def test_a_note_is_a_flat_sequence_of_blocks_with_their_lines() -> None:
    blocks = _blocks("# Heading\n\ntext\nmore\n\n- item\n  - inner\n")
    assert [(block.form, block.line, block.text) for block in blocks] == [
        (BlockForm.HEADING, 1, "Heading"),
        (BlockForm.PARAGRAPH, 3, "text\nmore"),
        (BlockForm.ITEM, 6, "item"),
        (BlockForm.ITEM, 7, "inner"),
    ]


def test_an_item_knows_its_list_its_depth_and_the_item_above() -> None:
    first, inner, second, other = (
        _blocks("- first\n  - inner\n- second\n\ntext\n\n- other list\n")[:3] + _blocks("- a\n\ntext\n\n- b\n")[2:]
    )
    assert (first.level, inner.level, inner.parent) == (1, 2, 0)
    assert first.run == second.run != inner.run
    assert other.run == 2


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("```\ncode\n```\n", []),
        ("$$\nx\n$$\n", []),
        ("<!-- hidden -->\n", []),
        ("%% hidden\nstill %%\n", []),
        ("   three spaces\n", [BlockForm.PARAGRAPH]),
        ("    four spaces\n", []),
        ("\ta tab\n", []),
        ("1、first\n2、second\n", [BlockForm.ITEM, BlockForm.ITEM]),
        ("(1) first\n", [BlockForm.ITEM]),
        ("（123）first\n", [BlockForm.ITEM]),
        ("（1234）first\n", [BlockForm.PARAGRAPH]),
    ],
)
def test_code_mathematics_and_comments_are_no_blocks_and_any_numbering_makes_a_list(
    text: str, forms: list[BlockForm]
) -> None:
    assert [block.form for block in _blocks(text)] == forms


def test_a_quotation_is_marked_but_a_callout_is_the_author_s_own() -> None:
    assert [(block.text, block.quoted) for block in _blocks("> quoted\n\nown\n")] == [("quoted", True), ("own", False)]
    assert [(block.text, block.line, block.quoted) for block in _blocks("> [!note] Box\n> inside\n")] == [
        ("Box\ninside", 1, False)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- [x] feed the cat\n> [!quote] on tides\n> inside\n",
            [("[x] feed the cat", False), ("on tides\ninside", False)],
        ),
        ("- item\n> quoted\n", [("item", False), ("quoted", True)]),
        ("> [!note]\n> > quoted in a box\n", [("quoted in a box", True)]),
        (
            "- item\n> [!note] Box\n> - inner\n- next\n",
            [("item", False), ("Box", False), ("inner", False), ("next", False)],
        ),
    ],
)
def test_a_quotation_or_a_callout_ends_the_item_above(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(block.text, block.quoted) for block in _blocks(text)] == expected


def test_indented_code_in_a_callout_is_no_block() -> None:
    assert [block.text for block in _blocks("> [!note] Box\n>\n>     code\n>\n>   text\n")] == ["Box", "text"]


@pytest.mark.parametrize("before", ["- an item", "2. an item", "> a quotation", "- an item\n  - one below it", "text"])
def test_a_table_right_below_other_text_is_a_table(before: str) -> None:
    blocks = _blocks(f"{before}\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- next\n")
    assert blocks[-2].form is BlockForm.TABLE
    assert [row.cells for row in blocks[-2].rows] == [("a", "b"), ("1", "2")]
    assert not any("|" in block.text for block in blocks)


def test_a_table_is_one_block_of_rows_with_their_lines() -> None:
    (table,) = _blocks("text before\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")[1:]
    assert table.form is BlockForm.TABLE
    assert [(row.cells, row.line) for row in table.rows] == [(("a", "b"), 3), (("1", "2"), 5)]


def test_front_matter_page_properties_and_link_definitions_are_kept_beside_the_blocks() -> None:
    page = read_page("---\ntitle: A\n---\n\ntext\n\n[Ref]: https://x.org/a\n")
    assert (page.front, page.targets) == ("title: A", (("ref", "https://x.org/a"),))
    assert read_page("title:: A\nurl:: b\n").front == "title:: A\nurl:: b"
    assert read_page("title:: A\nand text\n").front == ""


def test_html_items_and_headings_are_blocks_at_their_lines() -> None:
    blocks = _blocks("<ul>\n<li>First</li>\n</ul>\n\n<h3>Inner</h3>\n")
    assert [(block.form, block.line, block.text, block.level) for block in blocks] == [
        (BlockForm.ITEM, 2, "First", 1),
        (BlockForm.HEADING, 5, "Inner", 3),
    ]


def test_a_term_and_its_definitions_are_one_item() -> None:
    (term, other) = _blocks("MoCo\n: Momentum\n: Contrast\n\ntext\nHead\n: no term\n")
    assert (term.form, term.line, term.text) == (BlockForm.ITEM, 1, "MoCo\nMomentum\nContrast")
    assert (other.form, other.line, other.text) == (BlockForm.PARAGRAPH, 5, "text\nHead\n: no term")


def test_terms_may_follow_a_heading_and_each_other() -> None:
    blocks = _blocks("# Networks\nMoCo\n: Momentum\nDETR\n: Detection\n: Transformer")
    assert [(block.form, block.line, block.text) for block in blocks] == [
        (BlockForm.HEADING, 1, "Networks"),
        (BlockForm.ITEM, 2, "MoCo\nMomentum"),
        (BlockForm.ITEM, 4, "DETR\nDetection\nTransformer"),
    ]


def test_the_branches_of_a_drawn_tree_make_a_list() -> None:
    blocks = _blocks("text\n\n├─ first\n│   ├── second\n└third\n")
    assert [(block.form, block.line, block.text, block.level) for block in blocks] == [
        (BlockForm.PARAGRAPH, 1, "text", 0),
        (BlockForm.ITEM, 3, "first", 1),
        (BlockForm.ITEM, 4, "second", 2),
        (BlockForm.ITEM, 5, "third", 1),
    ]


def test_a_byte_order_mark_and_any_line_ends_are_read() -> None:
    assert [(block.text, block.line) for block in _blocks("\ufeff# A\r\n\rtext\n")] == [("A", 1), ("text", 3)]


def test_removing_link_definitions_moves_no_line() -> None:
    assert [block.line for block in _blocks("[a]: https://x.org\n\n\ntext [b][a]\n")] == [4]


def test_the_unused_definition_of_a_link_to_a_paper_stays_a_line() -> None:
    unused = '[a]: https://arxiv.org/abs/1512.03385 "Deep Learning"\n'
    assert [block.text for block in _blocks(unused)] == ['"Deep Learning" <https://arxiv.org/abs/1512.03385>']
    assert [block.text for block in _blocks(f"{unused}\n[it][A]\n")] == ["[it][A]"]
    assert _blocks("[a]: https://x.org/page\n") == ()


def test_dots_make_a_list() -> None:
    assert [(block.form, block.text) for block in _blocks("・first thing\n・second\n• third\n")] == [
        (BlockForm.ITEM, "first thing"),
        (BlockForm.ITEM, "second"),
        (BlockForm.ITEM, "third"),
    ]
    assert [block.form for block in _blocks("a・b\n")] == [BlockForm.PARAGRAPH]


def test_pictures_before_a_space_make_a_list() -> None:
    blocks = _blocks("✅ first thing\n⚠️ second\n🔲 third\n")
    assert [(block.form, block.text) for block in blocks] == [
        (BlockForm.ITEM, "first thing"),
        (BlockForm.ITEM, "second"),
        (BlockForm.ITEM, "third"),
    ]
    assert [block.form for block in _blocks("✅first\n")] == [BlockForm.PARAGRAPH]
    assert [block.form for block in _blocks("it is ✅ first\n")] == [BlockForm.PARAGRAPH]


def test_the_bar_of_a_link_to_a_page_ends_no_cell() -> None:
    text = "| a | b |\n|---|---|\n| [[page|Shown]] | [[x\\|y]] and [[z|t]] |\n\n[[page|Shown]] | b"
    (table,) = [block for block in read_page(text).blocks if block.rows]
    assert table.rows[1].cells == ("[[page|Shown]]", "[[x|y]] and [[z|t]]")
    assert read_page(text).blocks[-1].text == "[[page|Shown]] | b"


@pytest.mark.parametrize(("line", "rows"), [("text below", 2), ("3", 2), ("3 | 4", 3), ("| 3 |", 3)])
def test_a_line_without_bars_right_below_a_table_is_text(line: str, rows: int) -> None:
    table, *below = _blocks(f"| a | b |\n|---|---|\n| 1 | 2 |\n{line}\n")
    assert len(table.rows) == rows
    assert [(block.form, block.line, block.text) for block in below] == [(BlockForm.PARAGRAPH, 4, line)] * (3 - rows)
