"""What a line of code says is read, whatever the language."""

from __future__ import annotations

import json

import pytest

from vlbib.notes.formats.code_lines import said_in_cell, said_on_line

TITLE = "Finding Small Objects in a Field"


@pytest.mark.parametrize(
    "line",
    [
        f"-> {TITLE}",
        f"3  {TITLE}",
        f"12.04 {TITLE} (read!)",
        "finding small objects in a field",
        f"{TITLE}  # read",
        f"{TITLE}  -> later",
        f"Ida | {TITLE} | 7",
        f"{TITLE}; the old one",
        f'Ida: "{TITLE}"',
        f"{TITLE} (2019)",
        "在田野里寻找小物体的方法",
    ],
)
def test_a_line_of_words_in_a_fence_of_text_is_read_whole(line: str) -> None:
    for language in ("", "text"):
        assert list(said_on_line(f"  {line}", language)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "x = find(some, small, objects)",
        "find(some, small, objects)",
        "two words",
        "git clone the small objects",
        "import small.objects as small",
        "$ find the small objects",
        "0.71  0.72  0.73",
    ],
)
def test_code_and_numbers_in_a_fence_without_a_language_say_nothing(line: str) -> None:
    assert list(said_on_line(line, "")) == []


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (f"  4  q: (fields AND x={{1}})    12   ({TITLE}, keep)", [f"({TITLE}, keep)"]),
        (f"FSO = {TITLE}", [TITLE]),
        (f"fso = {TITLE}; x = y", [TITLE]),
    ],
)
def test_the_parts_of_other_lines_that_are_words_with_a_capital_are_read(line: str, parts: list[str]) -> None:
    assert list(said_on_line(line, "")) == parts
    assert list(said_on_line(line, "python")) == []


@pytest.mark.parametrize(
    ("language", "line", "texts"),
    [
        ("csv", f"3,{TITLE}", [f"3,{TITLE}"]),
        ("yaml", f"  - title: {TITLE}", [f"- title: {TITLE}"]),
        ("diff", f"+ {TITLE}", [f"+ {TITLE}"]),
        ("html", f"<li>{TITLE}</li>", [TITLE]),
        ("latex", rf"\item {TITLE} \cite{{x}}", [TITLE]),
        ("latex", rf"\section{{{TITLE}}}", [TITLE]),
        ("todo", f"[ ] {TITLE}", [f"[ ] {TITLE}"]),
        ("python", f"    {TITLE}", [TITLE]),
        ("python", "Finding Small Objects", []),
        ("python", "for each in objects of the field:", []),
        ("c", f"/* {TITLE} */", [TITLE]),
        ("c", f"x = y; /* {TITLE} */", [TITLE]),
    ],
)
def test_text_in_a_fence_of_another_language_is_read(language: str, line: str, texts: list[str]) -> None:
    assert list(said_on_line(line, language)) == texts


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        (f"    {TITLE}", [TITLE]),
        (f"    {TITLE} of (near-)by Things", [f"{TITLE} of (near-)by Things"]),
        (f"  2019 : {TITLE}", [f"2019 : {TITLE}"]),
        (f"  a[{TITLE}] --> b", [TITLE]),
        (f"  root(({TITLE}))", [TITLE]),
        (f"  a -->|{TITLE}| b", [TITLE]),
        ("graph TD", []),
    ],
)
def test_the_leaves_of_a_mind_map_are_labels(line: str, labels: list[str]) -> None:
    assert list(said_on_line(line, "mermaid")) == labels


@pytest.mark.parametrize(
    "line",
    [
        "wget https://arxiv.org/pdf/1706.03762  # the long one",
        "curl -LO arxiv.org/pdf/1706.03762.pdf; curl -LO arxiv.org/pdf/1512.03385.pdf",
        'attn = "1706.03762", #',
        "attn = '1402.2676'",
        "attn = 1706.03762",
    ],
)
def test_a_line_with_a_link_or_a_number_of_a_paper_is_read_whole(line: str) -> None:
    assert list(said_on_line(line, "r")) == [line]
    assert list(said_in_cell(f"  {json.dumps(line)},")) == [line]


@pytest.mark.parametrize("line", ["x = 1402.2676", "x = 1766.03762", "x = 1706.0376", "v = 11706.03762", "y = 3.5"])
def test_other_numbers_in_code_say_nothing(line: str) -> None:
    assert list(said_on_line(line, "r")) == []


def test_a_comment_of_numbers_after_code_is_read_by_itself() -> None:
    assert list(said_on_line("x = ['a', 'b']  # 1706.03762 / 1512.03385", "python")) == ["1706.03762 / 1512.03385"]


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ('"# as in it\\n",', ["as in it"]),
        (f'"source": ["x = 1\\n", "f(\'{TITLE}\')"],', [TITLE]),
        ('"source": "# as in it\\nx = 1"', ["as in it"]),
        ('"source": [', []),
        ('"source": [1, {}],', []),
        ('"name": "1706.03762"', []),
        ('"image/png": "iVBORw0KGgo=\\n",', []),
        ("]", []),
    ],
)
def test_only_lines_of_cells_say_something_in_a_notebook(line: str, texts: list[str]) -> None:
    assert list(said_in_cell(f"    {line}")) == texts


def test_strings_of_a_word_or_two_in_code_may_be_names() -> None:
    line = """MODELS = ['byt5-small', "SuperPoint", 'a', 'wav2vec 2.0', 'x=1', 'runs/last.pt']"""
    assert list(said_on_line(line, "python")) == ["byt5-small, SuperPoint, wav2vec 2.0"]
    assert list(said_on_line("x = f(y)", "python")) == []
