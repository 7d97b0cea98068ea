"""BibTeX entries in code fences are works of the note, each on its own line."""

from __future__ import annotations

import pytest

from vlbib.notes.formats.bib_fences import open_fences
from vlbib.notes.reader import read_note

TITLE = "Finding Small Objects in a Field"
ENTRY = f"@article{{k,\n  title = {{{{{TITLE}}}}},\n  author = {{A. Cat}},\n  year = 2020,\n}}"


@pytest.mark.parametrize("fence", ["```bibtex", "~~~ bib", "``` {.bibtex}", "```", "````biblatex"])
def test_an_entry_in_a_fence_is_a_mention_on_the_line_of_its_title(fence: str) -> None:
    mark = fence.split(" ", maxsplit=1)[0].rstrip("abcdefghijklmnopqrstuvwxyz")
    note = read_note(f"text\n\n{fence}\n{ENTRY}\n{mark}\n\n- [2019] Losing Large Objects\n", "a.md")
    assert [(mention.line, mention.text, mention.year) for mention in note.mentions] == [
        (5, TITLE, 2020),
        (11, "Losing Large Objects", 2019),
    ]


def test_a_fence_may_begin_with_a_comment_of_bibtex() -> None:
    note = read_note(f"text\n\n```\n\n% cut off\n{ENTRY}\n```\n", "a.md")
    assert [(mention.line, mention.text) for mention in note.mentions] == [(7, TITLE)]
    assert open_fences("```\n% @article{\ntext\n```\n") == "```\n% @article{\ntext\n```\n"


@pytest.mark.parametrize(
    ("field", "identity"),
    [
        ("doi = {10.1000/abc}", "doi:10.1000/abc"),
        ("eprint = {2001.00001}", "arxiv:2001.00001"),
        ('url = "https://arxiv.org/abs/2001.00001"', "arxiv:2001.00001"),
    ],
)
def test_an_entry_has_its_ids(field: str, identity: str) -> None:
    note = read_note(f"```bibtex\n@misc{{a, title = {{{TITLE}}},\n {field}}}\n```\n", "a.md")
    assert [(mention.line, [str(each) for each in mention.ids]) for mention in note.mentions] == [(2, [identity])]


@pytest.mark.parametrize(
    "text",
    [
        f"```python\n{ENTRY}\n```\n",
        f"```\nprint(1)\n{ENTRY}\n```\n",
        f"```bibtex\n{ENTRY}\n",  # never closed
        f"~~~bibtex\n{ENTRY}\n```\n",
        "```bibtex\nno entry = 1 @ all\n```\n",
    ],
)
def test_other_code_stays_as_it_is(text: str) -> None:
    assert open_fences(text) == text


def test_a_bibtex_string_or_comment_names_nothing() -> None:
    note = read_note(f"```bibtex\n@string{{x = {{{TITLE}}}}}\n```\n", "a.md")
    assert note.mentions == ()
