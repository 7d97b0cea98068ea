"""Trees, numbered or dated lines and names of documents in fences are lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.notes.formats.drawn_lists import with_drawn_lists
from vlbib.notes.reader import read_note


def fenced(*lines: str, language: str = "") -> str:
    return "\n".join(("a", f"```{language}", *lines, "```", "z"))


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (("flow", "├── Some Title", "└── Another ← best"), ["- flow", "- Some Title", "- Another ← best"]),
        (("│   ├─ a", "│", "│   ╰─ b"), ["- a", "", "- b"]),
        (("├─ kind ── MoCo ── CLIP", "└─ b"), ["- kind → MoCo → CLIP", "- b"]),
        (("├── notes/", "├── A Title", "└── B Title"), ["- notes/", "- A Title", "- B Title"]),  # one of three
        (("1. Some Title", "2) Another"), ["- Some Title", "- Another"]),
        (("1. Some Title", "2. A", "", "3. C", "and so on"), ["- Some Title", "- A", "", "- C", "- and so on"]),
        (("2015  Some Title ← best", "2016  (none)"), ["- 2015  Some Title ← best", "- 2016  (none)"]),
        (("2015: Some Title", "2016-07\tAnother"), ["- 2015: Some Title", "- 2016-07\tAnother"]),
        (("some-title-2020.pdf", "1706.03762v2.pdf"), ["- some-title-2020.pdf", "- 1706.03762v2.pdf"]),
    ],
)  # fmt: skip
def test_each_line_of_a_list_becomes_an_item(lines: tuple[str, ...], items: list[str]) -> None:
    for language in ("", "text"):
        assert with_drawn_lists(fenced(*lines, language=language)).split("\n") == ["a", "", *items, "", "z"]


@pytest.mark.parametrize(
    "text",
    [
        fenced("├── src/", "└── main.py"),
        fenced("├── src/", "├── A Title", "├── b.py", "└── B Title"),  # half of it
        fenced("├── a"),
        fenced("├── a", "└── b", language="python"),
        fenced("1. Some Title"),
        fenced("1. Some Title", "2. Another", "text"),  # two of three lines
        fenced("1. lr = 3", "2. epochs: 10"),
        fenced("12:30 start", "12:45 end"),
        fenced("2015: lr = 3", "2016: lr = 4"),
        fenced("2016-07-01 INFO started", "2016-07-01 WARN ended"),  # a log
        fenced("2016  0.7", "2017  0.8"),
        fenced("20160  Some Title", "20170  Another"),
        fenced("rm a.pdf b.txt", "rm c"),
        "1. Some Title\n2. Another",
        "```\n├── a\n└── b",  # not closed
    ],
)
def test_code_and_text_outside_of_fences_stay(text: str) -> None:
    assert with_drawn_lists(text) == text


def test_names_of_documents_in_indented_code_are_items() -> None:
    listing = "ls:\n\n    some-title.pdf\n    he2017.pdf\n    b.txt\n    c.pdf\n"
    assert with_drawn_lists(listing) == "ls:\n\n- some-title.pdf\n- he2017.pdf\n- b.txt\n- c.pdf\n"
    for text in ("- item\n    a.pdf\n    b.pdf", "ls:\n\n    a.pdf\n", "ls:\n\n    a.pdf\n    x = 1\n    y = 2\n"):
        assert with_drawn_lists(text) == text
    numbered = "x:\n\n    1. a.pdf\n    2. b.pdf\n"
    assert with_drawn_lists(numbered) == numbered


def test_an_example_of_org_is_read_like_a_fence() -> None:
    text = "* h\n#+begin_example\n1. Some Title of It\n2. Another Title of It\n#+end_example\n"
    items = [segment for segment in read_note(text, "a.org").segments if segment.place == "item"]
    assert [(item.line, item.text) for item in items] == [(3, "Some Title of It"), (4, "Another Title of It")]


@given(
    st.lists(st.sampled_from(["```", "~~~", "├── a", "└── b", "1. c", "d.pdf", "    e.pdf", "", "- f"]), max_size=12)
)
@settings(max_examples=examples(100))
def test_the_number_of_lines_stays(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert with_drawn_lists(text).count("\n") == text.count("\n")
