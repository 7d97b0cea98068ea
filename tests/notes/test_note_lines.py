from __future__ import annotations

import pytest

from vlbib.core.work import Kind
from vlbib.notes.formats.markdown_blocks import read_page
from vlbib.notes.line_readings import LineReader
from vlbib.notes.note_lines import NoteLine, give_links, mark_titles, read_lines
from vlbib.notes.reader import read_note
from vlbib.notes.sections import Section, mark_works

A = "https://arxiv.org/abs/1512.03385"
B = "https://arxiv.org/abs/1706.03762"


def _lines(text: str) -> list[NoteLine]:
    lines, _, _ = read_lines(read_page(text), Section(level=0, line=0), LineReader())
    return lines


def _settled(text: str) -> tuple[list[NoteLine], list[str]]:
    root = Section(level=0, line=0)
    lines, _, _ = read_lines(read_page(text), root, LineReader())
    skipped = mark_titles(lines, root, "a.md")
    mark_works(root)
    give_links(lines)
    return lines, [item.text for item in skipped]


def test_headings_quotations_and_asides_are_not_lines() -> None:
    lines = _lines("# Heading\n\ntext\n\n> quoted\n\n## Contents\n\n- aside\n")
    assert [line.line.text for line in lines] == ["text"]


def test_the_lines_of_a_paragraph_are_separate_if_all_are_dated_titles() -> None:
    dated = "[2020 ECCV] Finding Objects\n[2021 CVPR] Losing Objects\n"
    assert [(line.number, line.reading.title) for line in _lines(dated)] == [
        (1, "Finding Objects"),
        (2, "Losing Objects"),
    ]
    assert len(_lines(f"{dated}and a remark\n")) == 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- Finding Objects\n  tags:: vision\n", "Finding Objects"),
        ("- Finding Objects\n  链接：https://x.org\n", "Finding Objects"),
        ("Autoren: Ada Rossi, Alan Kim\nOrt: Bonn 2020\n", ""),
        ("作者：Ada Rossi\n", ""),
        ("- Finding Objects\n  remark: vision\n", "Finding Objects remark: vision"),
    ],
)
def test_facts_given_below_a_title_are_no_part_of_it(text: str, title: str) -> None:
    assert _lines(text)[0].reading.title == title


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- [2020 ECCV] Finding Objects", Kind.LINE),
        ("- [2020 ECCV] DETR", Kind.ALIAS),
        ("- [2020 ECCV] DETR and DINO and SAM", Kind.LINE),
        ("- some remark", None),
    ],
)
def test_a_marked_line_names_a_work_by_a_title_or_a_short_name(line: str, kind: Kind | None) -> None:
    (read,), _ = _settled(line)
    assert read.kind is kind


def test_a_title_outside_a_list_of_titles_is_skipped_with_a_reason() -> None:
    (line,), skipped = _settled("Finding Small Objects Everywhere\n")
    assert (line.kind, skipped) == (None, ["Finding Small Objects Everywhere"])


def test_link_lines_go_to_the_item_around_them_or_to_the_title_above() -> None:
    title = "**Finding Small Objects Everywhere**"
    for text in (f"- {title}\n  - {A}\n", f"{title}\n\n{A}\n"):
        lines, _ = _settled(text)
        assert [link.url for link in lines[0].extra] == [A], text
        assert not lines[1].free


def test_a_link_line_stays_free_after_other_text_or_if_it_leads_to_another_paper() -> None:
    title = "**Finding Small Objects Everywhere**"
    after, _ = _settled(f"{title}\n\nsome remark\n\n{A}\n")
    assert after[-1].free
    contradicting, _ = _settled(f"- {title} [paper]({B})\n  - {A}\n")
    assert contradicting[-1].free


def test_a_block_of_properties_keeps_its_title_and_its_link() -> None:
    first, second = _settled(f"- [2020] Finding Objects\n- title:: Losing Small Objects\n  tags:: a\n  url:: {A}\n")[0]
    assert (first.extra, first.reading.ids) == ([], ())
    assert (second.reading.title, [link.url for link in second.reading.links]) == ("Losing Small Objects", [A])


def test_numbered_references_of_a_paragraph_are_lines_of_their_own() -> None:
    text = "[1] A. Rossi. Finding\nObjects. 2020.\n[2] B. Weiss. Losing Objects. 2021.\n"
    assert [(line.number, line.reading.title) for line in _lines(text)] == [
        (1, "Finding Objects"),
        (3, "Losing Objects"),
    ]
    assert len(_lines("see [1] and\n[2] there\n")) == 1
    assert len(_lines("[1](https://x.org) and\n[2](https://x.org)\n")) == 1


def test_a_line_below_properties_has_the_line_number_of_its_words() -> None:
    assert [line.number for line in _lines("- id:: 62f1\n  Finding Objects\n")] == [2]


def test_a_link_below_a_link_with_a_remark_is_another_paper() -> None:
    lines, _ = _settled(f"- {A} (deep nets, who knew)\n- {B}\n")
    assert [line.extra for line in lines] == [[], []]
    titled, _ = _settled(f"- [2016] Deep Residual Learning for Images\n- {B}\n")
    assert [link.url for link in titled[0].extra] == [B]


@pytest.mark.parametrize(
    "line",
    ["Some Great Title of Works (arXiv:2303.08409)", "(arXiv 2303.08409, CVPR)", "[arXiv:2303.08409] ICML oral"],
)
def test_a_link_in_the_item_after_a_paper_with_an_id_is_another_paper(line: str) -> None:
    mentions = read_note(f"# L\n\n* {line}\n* https://doi.org/10.1038/srep00676\n", "a.md").mentions
    below = [mention for mention in mentions if mention.line == 4]
    assert [[str(each) for each in mention.ids] for mention in below] == [["doi:10.1038/srep00676"]]
    assert not any(len(mention.ids) > 1 for mention in mentions)
