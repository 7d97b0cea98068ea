from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.notes.annotations import NamedTitle, annotate_text, without_annotations
from vlbib.notes.reader import read_note

TITLE = "Deep Sets of Things"
# Each line with a bar where the citation goes.
PLACES = [
    "- Deep Sets of Things| (NeurIPS 2017)",
    "- **Deep Sets of Things**|, 2017",
    "- **Deep Sets of Things.**| Zaheer et al.",
    "- ***Deep Sets of Things***|",
    "- **Deep Sets of Things|, NeurIPS 2017**",
    "- *Deep Sets of Things*|: a remark",
    "- _Deep Sets of Things_|",
    "- [Deep Sets of Things](https://arxiv.org/abs/1703.06114)| good",
    "- [Deep Sets of Things (2017)](https://example.org/a_(b))| good",
    "- [**Deep Sets of Things**][ref]| good",
    "- [[Deep Sets of Things]]| and more",
    "- [[notes/x|Deep Sets of Things]]| and more",
    "- `Deep Sets of Things`| in code",
    "- “Deep Sets of Things,”| by Zaheer",
    '- "Deep Sets of Things"| by Zaheer',
    "- 《Deep Sets of Things》| 2017",
    "- ~~Deep Sets of Things~~|",
    "- <a href='https://a.org/x'>Deep Sets of Things</a>|",
    "- <b>Deep Sets of Things</b>| 2017",
    "- Deep Sets of Things(2017)|: good",
    "- Deep Sets of Things[^1]| good",
    "- [Deep Sets of Things](https://a.org)[[code](https://b.org)]| good",
    "- [Deep Sets of Things](https://a.org)[code](https://b.org)| good",
    "## Deep Sets of Things| ##",
    "### [2017] Deep Sets of Things| {#sets}",
    "| Deep Sets of Things| | 2017 |",
    "| [Deep Sets of Things](https://a.org)|| 2017 |",
    "> Deep Sets of Things|",
    "- DEEP SETS_of-Things|",
    "Deep Sets of Things|  ",
    "- see https://a.org/Deep-Sets-of-Things and Deep Sets of Things|",
    "- 论文《Deep Sets of Things》|精读",
]
UNPLACED = [
    "- Deep Sets of Thingsworth",
    "- Underdeep Sets of Things",
    "- Deep Sets of Things-2",
    "- Deep Sets of Things(2017",
    "- https://a.org/Deep-Sets-of-Things",
    "- other words",
]


@pytest.mark.parametrize("line", PLACES)
def test_a_citation_goes_after_the_mark_that_closes_with_the_title(line: str) -> None:
    at = line.index("|", 2) if line.startswith("| ") else line.index("|")
    if "[[notes/x|" in line:
        at = line.index("|", line.index("]]"))
    text = f"# Head\n{line[:at]}{line[at + 1 :]}\nend\n"
    titles = [NamedTitle(2, TITLE, "key2017")]
    done = annotate_text(text, titles, {})
    assert done.text == f"# Head\n{line[:at]} [@key2017]{line[at + 1 :]}\nend\n"
    assert (done.count, done.unplaced) == (1, ())
    assert annotate_text(done.text, titles, {2: ["key2017"]}).text == done.text
    back = without_annotations(done.text, titles)
    assert (back.text, back.count) == (text, 1)
    assert [m.text for m in read_note(done.text, "n.md").mentions] == [m.text for m in read_note(text, "n.md").mentions]


@pytest.mark.parametrize("line", UNPLACED)
def test_a_title_not_found_in_the_text_is_reported_and_nothing_is_written(line: str) -> None:
    done = annotate_text(f"{line}\n", [NamedTitle(1, TITLE, "k")], {})
    assert (done.text, done.count, len(done.unplaced)) == (f"{line}\n", 0, 1)


def test_a_title_over_two_lines_is_cited_at_its_end() -> None:
    done = annotate_text("see Deep Sets\r\nof Things, yes\r\n", [NamedTitle(1, TITLE, "k")], {})
    assert done.text == "see Deep Sets\r\nof Things [@k], yes\r\n"


def test_nothing_is_written_into_front_matter() -> None:
    text = "---\ntitle: Deep Sets of Things\n---\nDeep Sets of Things\n"
    titles = [NamedTitle(2, TITLE, "k"), NamedTitle(4, TITLE, "k")]
    assert annotate_text(text, titles, {}).unplaced == ()
    assert annotate_text(text, titles, {}).text == "---\ntitle: Deep Sets of Things\n---\nDeep Sets of Things [@k]\n"


def test_a_line_that_cites_the_work_by_any_of_its_keys_gets_no_second_citation() -> None:
    title = NamedTitle(1, TITLE, "new", ("old",))
    for key in ("new", "old"):
        assert annotate_text(f"{TITLE} (see [@{key}])\n", [title], {1: [key]}).count == 0
    assert without_annotations(f"{TITLE} [@old]\n", [title]).text == f"{TITLE}\n"


def test_two_titles_in_one_link_are_cited_one_after_the_other() -> None:
    text = "- [GPT and BERT](https://a.org)\n"
    titles = [NamedTitle(1, "GPT", "a"), NamedTitle(1, "BERT", "b")]
    done = annotate_text(text, titles, {})
    assert done.text == "- [GPT and BERT](https://a.org) [@a] [@b]\n"
    assert without_annotations(done.text, titles).text == text


def test_a_name_keeps_its_final_signs() -> None:
    done = annotate_text("- PointNet++ is good\n", [NamedTitle(1, "PointNet++", "k")], {})
    assert done.text == "- PointNet++ [@k] is good\n"


_WORDS = ("deep", "sets", "BERT", "Title", "of", "PointNet++", "論文", "naïve", "x", "2017")
_MARKS = ("**", "*", "_", "`", "~~", "“", "”", '"', "(", ")", "[", "](https://a.org)", "[[", "]]", "|", "<b>", "</b>")
_PIECES = st.sampled_from(
    (*_WORDS, *_MARKS, " ", " ", " ", "\n", "\r\n", "- ", "# ", "> ", ".", ",", ":", "-", "{", "}")
)


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(_PIECES, max_size=40), st.lists(st.tuples(st.integers(1, 6), st.sampled_from(_WORDS)), max_size=5))
def test_annotating_adds_only_citations_and_removing_them_restores_the_bytes(
    pieces: list[str], named: list[tuple[int, str]]
) -> None:
    text = "".join(pieces)
    titles = [NamedTitle(line, word, f"key{number}") for number, (line, word) in enumerate(named)]
    done = annotate_text(text, titles, {})
    assert re.sub(r" \[@key\d\]", "", done.text) == text
    assert done.text.count("[@key") == done.count
    assert without_annotations(done.text, titles).text == text


def test_a_title_in_a_drawn_table_is_left_alone_because_its_cells_are_aligned() -> None:
    text = f"+-----------------------+\n| {TITLE} |\n+-----------------------+\n| x |\n+---+\n"
    done = annotate_text(text, [NamedTitle(2, TITLE, "sets")], {})
    assert (done.text, done.count, [title.line for title in done.unplaced]) == (text, 0, [2])
