from __future__ import annotations

from vlbib.core.segment import CELL_END, Mark, Place, Segment
from vlbib.notes.reader import read_note


def segments(text: str, file: str = "a.md") -> tuple[Segment, ...]:
    return read_note(text, file).segments


def one(text: str, place: Place) -> Segment:
    return [segment for segment in segments(text) if segment.place is place][-1]


def test_every_piece_of_a_note_is_a_segment_at_its_line() -> None:
    text = (
        "# Head\n\nA paragraph.\n\n- item\n  - nested\n\n> a quotation\n\n| Paper | Year |\n|---|---|\n| X | 2020 |\n"
    )
    got = [(part.line, part.place, part.text) for part in segments(text)]
    assert got == [
        (1, Place.FILE, "a"),
        (1, Place.HEADING, "Head"),
        (3, Place.PARAGRAPH, "A paragraph."),
        (5, Place.ITEM, "item"),
        (6, Place.ITEM, "nested"),
        (8, Place.QUOTE, "a quotation"),
        (10, Place.ROW, f"Paper{CELL_END}Year"),
        (12, Place.ROW, f"X{CELL_END}2020"),
    ]


def test_values_of_the_front_matter_are_segments_with_their_ids() -> None:
    text = '---\ntitle: "Deep Sets"\narxiv: 1703.06114\npapers:\n  - Other Title\n---\ntext\n'
    values = [part for part in segments(text) if part.place is Place.PROPERTY]
    assert {(2, "Deep Sets"), (5, "Other Title")} <= {(part.line, part.text) for part in values}


def test_fields_that_classify_a_note_are_no_segments() -> None:
    yaml = '---\nauthor: Oak\ntags:\n- CLIP\n  - A\nTopics: [VQA,\n  NLVR]\n"type": X\ntagline: DETR\n---\ntext\n'
    more = yaml.replace("---\ntext", "collections: [VQA]\n标签: CLIP\n---\ntext")
    assert [part.text for part in segments(more) if part.place is Place.PROPERTY] == ["DETR"]
    assert [part.text for part in segments(yaml) if part.place is Place.PROPERTY] == ["DETR"]
    toml = '+++\ntags = ["CLIP"]\n[taxonomies]\ncategories = ["GQA"]\nseries = ["OFA"]\n+++\ntext\n'
    assert [part.text for part in segments(toml) if part.place is Place.PROPERTY][-1] == "OFA"
    assert not [part for part in segments(toml) if "CLIP" in part.text or "GQA" in part.text]


def test_tags_of_an_outline_are_left_out_of_its_segments() -> None:
    part = one("We read ViLT\ntags:: [[CLIP]], GQA\nrelated:: [[OFA]]\n", Place.PARAGRAPH)
    assert "CLIP" not in part.text
    assert [part.text[mark.start : mark.end] for mark in part.marks if mark.mark is Mark.WIKI] == ["OFA"]


def test_quotation_marks_of_every_script_are_marks() -> None:
    for opening, closing in ("“”", "「」", "《》", "«»", "»«", '""'):
        text = f"we read {opening}Deep Sets{closing} today"
        part = one(text + "\n", Place.PARAGRAPH)
        (mark,) = [mark for mark in part.marks if mark.mark is Mark.QUOTED]
        assert part.text[mark.start : mark.end] == "Deep Sets"


def test_a_row_has_its_cells_marked_and_the_headers_of_its_columns() -> None:
    row = one("| Paper | Link |\n|---|---|\n| Deep Sets | [pdf](https://arxiv.org/abs/1703.06114) |\n", Place.ROW)
    assert [row.text[mark.start : mark.end] for mark in row.marks if mark.mark is Mark.CELL] == ["Deep Sets", "pdf"]
    assert (row.columns, [str(identity) for identity in row.ids]) == (("Paper", "Link"), ["arxiv:1703.06114"])


def test_a_table_of_numbers_without_a_column_of_papers_is_one_of_results() -> None:
    assert one("| Model | Acc |\n|---|---|\n| ResNet | 76.1 |\n", Place.ROW).results
    assert one("| Title | BLEU | FID |\n|---|---|---|\n| A | x | y |\n", Place.ROW).results
    assert not one("| Paper | Year |\n|---|---|\n| Deep Sets | 2017 |\n", Place.ROW).results
    assert not one("| Model | Notes |\n|---|---|\n| ResNet | good |\n", Place.ROW).results


def test_a_column_of_dates_or_row_numbers_makes_no_results() -> None:
    for cells in (("4/19", "4/26"), ("25.01.", "01.02."), ("1", "2"), ("1.", "4.")):
        rows = "".join(f"| {cell} | ResNet |\n" for cell in cells)
        assert not one(f"| When | What |\n|---|---|\n{rows}", Place.ROW).results, cells
    for cells in (("80.8", "88.5"), ("1", "5"), ("2", "1"), ("1", "1")):
        rows = "".join(f"| {cell} | ResNet |\n" for cell in cells)
        assert one(f"| When | What |\n|---|---|\n{rows}", Place.ROW).results, cells
    assert one("| What | When |\n|---|---|\n| ResNet | 1 |\n| CLIP | 2 |\n", Place.ROW).results


def test_a_line_break_in_a_cell_becomes_a_semicolon() -> None:
    assert (
        one("| Paper | Link |\n|---|---|\n| Deep Sets<br>CLIP | x |\n", Place.ROW).text == f"Deep Sets;CLIP{CELL_END}x"
    )


def test_a_bare_number_that_fills_a_cell_is_an_id() -> None:
    row = one("| Who | Paper |\n|---|---|\n| Tom | 1611.00458 |\n", Place.ROW)
    assert [str(identity) for identity in row.ids] == ["arxiv:1611.00458"]


def test_a_heading_has_the_tags_of_the_headings_above_it() -> None:
    parts = segments("# Notes\n\n## Vision\n\n### CLIP\n\ntext\n\n### BLIP\n\ntext\n")
    (clip,) = [part for part in parts if part.text == "CLIP"]
    assert (clip.section, clip.heading) == (("Vision",), ("Notes", "Vision", "CLIP"))


def test_a_file_name_without_spaces_is_read_with_them() -> None:
    assert segments("x", "notes/deep_sets-2017.md")[0].text == "deep sets 2017"
    assert segments("x", "OFA_ Unifying Things.md")[0].text == "OFA_ Unifying Things"


def test_lines_are_counted_within_a_segment() -> None:
    part = one("first\nsecond line\n", Place.PARAGRAPH)
    assert [part.line_at(part.text.index(word)) for word in ("first", "second")] == [1, 2]


def test_a_removed_line_of_tags_keeps_the_line_numbers_below_it() -> None:
    text = "Source:: One\nstatus:: read\nTwo lines\nThree\n"
    lines = [line for part in segments(text) if part.place is not Place.FILE for line in part.lines()]
    assert {(3, "Two lines"), (4, "Three")} <= set(lines)


def test_the_page_id_that_notion_appends_to_a_file_name_is_dropped() -> None:
    names = (
        "Deep Sets 4cd1",
        "Deep Sets 0123456789abcdef0123456789abcdef",
        "Deep Sets 2017",
        "Deep Sets decade",
        "4cd1",
    )
    assert [segments("", f"{name}.md")[0].text for name in names] == [
        "Deep Sets", "Deep Sets", "Deep Sets 2017", "Deep Sets decade", "4cd1",
    ]  # fmt: skip
