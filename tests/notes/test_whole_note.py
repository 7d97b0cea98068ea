from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.work import Kind
from vlbib.notes.reader import read_note


@pytest.mark.parametrize(
    ("file", "title", "year", "venue"),
    [
        ("[2016 ICLR] Deep Compression_ Pruned Nets.md", "Deep Compression_ Pruned Nets", 2016, "ICLR"),
        ("notes/(CVPR 2021) Deep Learning of Things.md", "Deep Learning of Things", 2021, "CVPR"),
        ("a\\2021-CVPR-Learning Continuous Images.md", "Learning Continuous Images", 2021, "CVPR"),
        ("OFA_ Unifying Architectures and Tasks.md", "OFA_ Unifying Architectures and Tasks", None, None),
    ],
)  # fmt: skip
def test_a_file_named_by_a_title_is_a_mention(file: str, title: str, year: int | None, venue: str | None) -> None:
    (mention,) = read_note("some notes\n", file).mentions
    assert (mention.kind, mention.text, mention.year, mention.venue) == (Kind.FILE, title, year, venue)


@pytest.mark.parametrize(
    "file", ["notes.md", "vision-language.md", "2023-05-01.md", "Weekly notes.md", "README.md", "cvpr2024-oral-list.md"]
)
def test_other_file_names_are_no_titles(file: str) -> None:
    assert read_note("some notes\n", file).mentions == ()


def test_front_matter_gives_title_and_ids() -> None:
    text = "---\ntitle: 'Neural Module Networks'\narxiv: 1511.02799\ntags: ['2016']\n---\n\n## Introduction\n\n* text\n"
    (mention,) = read_note(text, "a.md").mentions
    assert (mention.text, mention.line) == ("Neural Module Networks", 2)
    assert mention.ids == (Id("arxiv", "1511.02799"),)


def test_page_properties_of_an_outline_are_front_matter() -> None:
    text = "title:: Neural Module Networks for Questions\nurl:: https://arxiv.org/abs/1511.02799\n\n- text\n"
    (mention,) = read_note(text, "a.md").mentions
    assert (mention.text, mention.ids) == ("Neural Module Networks for Questions", (Id("arxiv", "1511.02799"),))


def test_a_title_above_a_list_of_works_is_no_work() -> None:
    rows = "".join(f"| A Title of a Paper Number {index} | CVPR 2020 |\n" for index in range(6))
    note = read_note(f"# Review of Monocular Object Detection\n\n| title | venue |\n|--|--|\n{rows}", "a.md")
    assert [mention.kind for mention in note.mentions] == [Kind.LINE] * 6


def test_the_id_in_front_matter_is_not_the_title_s_if_that_is_a_date_or_a_paper_field_is_there() -> None:
    day = "---\ntitle: Monday 13 May 2024\narxiv: 1511.02799\n---\n\ntext\n"
    assert read_note(day, "a.md").mentions == ()
    beside = '---\ntitle: What I Made of It\npaper: "Neural Module Networks for Questions"\narxiv: 1511.02799\n---\n'
    assert [mention.ids for mention in read_note(beside, "a.md").mentions] in ([], [()])
    linked = "---\ntitle: Neural Module Networks\npaper: https://arxiv.org/abs/1511.02799\n---\n\ntext\n"
    assert [mention.ids for mention in read_note(linked, "a.md").mentions] == [(Id("arxiv", "1511.02799"),)]
