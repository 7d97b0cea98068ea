"""A long known title in a comment names its work; a short one, and what LaTeX took out, is only reported."""

from __future__ import annotations

import json

import pytest

from vlbib.core.ids import Id
from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.core.source_notes import NO_SOURCE
from vlbib.core.text import squeeze
from vlbib.matching.recognition.recognise import without_topics, works_in
from vlbib.notes.formats.comments import code_comments, comments
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.spoken_names import NamesSpoken

TITLE = "Attention Is All You Need"
SHORT = "Finding Old Maps"
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in (TITLE, SHORT)))
CODE = "text\n\n```python\n# we drop Attention Is All You Need here\nx = 1\n```\n# Heading\n"

FENCES = (
    "```\nFinding Some Small Objects\n- Old Maps of Some Towns (2021)\nx = find(some, small, object)\n"
    "$ cd the old map\n"
    "two words\n```\n```text\nFinding Some Small Objects\n```\n```sh\nfind the old red map\n```\n"
)

COMMENTS = {
    ("a.md", "text <!-- maybe\n Finding Objects --> text <!-- no -->\n"): [
        (1, "maybe"), (2, "Finding Objects"), (2, "no"),
    ],
    ("a.md", CODE): [(4, "we drop Attention Is All You Need here")],
    ("a.Rmd", "~~~\n-- one\n// two\n~~~\n// three\n"): [(2, "one"), (3, "two")],
    ("a.md", "a\n![Figure 2 of Deep Sets](a.png) ![it](b.png)\n"): [(2, "Figure 2 of Deep Sets")],
    ("a.tex", "50 \\% of % TODO cite it\n\\\\% two\n"): [(1, "TODO cite it"), (2, "two")],
    ("a.yaml.md", "```yaml\npaper: \"Attention Is All You Need\"\n'Attention Is All You Need'\n```\n"): [
        (2, 'paper: "Attention Is All You Need"'), (3, "'Attention Is All You Need'"),
    ],
    ("a.md", FENCES): [
        (2, "Finding Some Small Objects"), (3, "- Old Maps of Some Towns (2021)"), (9, "Finding Some Small Objects"),
    ],
    ("a.md", "```\nx = 1  # as in it\ny = 2#3\nz = 4 // or so\nf -- g -- h\n```\ny  # not it\n"): [
        (2, "as in it"), (4, "or so"), (5, "g -- h"),
    ],
    ("a.org", "# one\n#+title: two\n* three\n"): [(1, "one")],
    ("a.org", "#+begin_comment\nnot it\n#+end_comment\n#+BEGIN_SRC r\n# see it\nx <- 1 # or so\n#+END_SRC\n# one\n"): [
        (2, "not it"), (8, "one"), (5, "see it"), (6, "or so"),
    ],
    ("a.org", "#+begin_example\nFinding some small objects\n#+end_src\nx = 1\n#+end_example\n"): [
        (2, "Finding some small objects"),
    ],
    ("a.md", "[//]: # (see it)\n[comment]: <> (too)\n[a]: # (no)\n"): [(1, "see it"), (2, "too")],
    ("a.md", "<pre>\nFinding small objects\n</pre>\nFinding small things\n<pre>one</pre>\nFinding small ones\n"): [
        (2, "Finding small objects"),
    ],
    ("a.md", "a\n%% see it %% b %%too%%\n"): [(2, "see it"), (2, "too")],
    ("a.ipynb", '"source": [\n  "# see it\\n",\n  "x = 1\\n"\n]\n'): [(2, "see it")],
    ("a.ipynb", f'"source": [\n  "x = [\\"{TITLE}\\",\\n",\n  "  \'{TITLE}, 2017\']"\n]\n'): [
        (2, TITLE), (3, f"{TITLE}, 2017"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("file", "text"), COMMENTS)
def test_comments_are_read_with_their_lines(file: str, text: str) -> None:
    assert [*comments(text, file), *code_comments(text, file)] == COMMENTS[file, text]


@pytest.mark.parametrize(
    ("file", "text", "found"),
    [
        ("a.md", "a\n\n    # one\n\tx  # two\n   # three\n", [(3, "one"), (4, "two")]),
        (
            "a.md",
            "```\n    # one\n```\n    Finding Some Small Objects\n",
            [(2, "one"), (4, "Finding Some Small Objects")],
        ),
        ("a.tex", "a\n    # one\n```\n# two\n```\n", []),
        ("a.md", "    # only line\n", []),
    ],
)
def test_comments_in_indented_lines_are_read_too(file: str, text: str, found: list[tuple[int, str]]) -> None:
    assert list(code_comments(text, file)) == found


def test_lines_of_code_that_are_read_as_text_have_no_comments() -> None:
    text = "```\n18:00 <ida> so CLIP\n18:01 <bob> https://arxiv.org/abs/2103.00020\n18:02 <ida> yes\n```\n"
    assert [each for each in read_note(text, "a.md").segments if each.place is Place.COMMENT] == []


def test_comments_in_indented_code_are_those_of_lines_without_a_segment() -> None:
    text = "- item\n    # wrapped\n\n- item\n\ntext\n\n    # code\n"
    segments = read_note(text, "a.md").segments
    assert [each.line for each in segments if each.text == "code"] == [8]  # and so it is no heading
    assert [each.line for each in segments if each.place is Place.COMMENT] == [8]


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("a.org", f"text\n# {TITLE}\n", 2),
        ("a.md", f"text\n\n<!-- maybe {TITLE} -->\n", 3),
        ("a.tex", f"text\n% {TITLE}\n", 2),
    ],
)
def test_a_long_known_title_in_a_comment_names_its_work(file: str, text: str, line: int) -> None:
    note = read_note(text, file)
    works = [works_in(segment, KNOWN) for segment in note.segments]
    mentions, _ = with_sightings(note, without_topics(note.segments, works))
    assert [(mention.line, mention.text) for mention in mentions] == [(line, TITLE)]


@pytest.mark.parametrize(
    ("file", "text", "line", "title"),
    [
        ("a.org", f"text\n# {SHORT}\n", 2, SHORT),
        ("a.md", f"text\n\n<!-- {SHORT} -->\n", 3, SHORT),
        ("a.tex", f"text\n% {SHORT}\n", 2, SHORT),
        ("a.tex", f"text\n% \\item {TITLE}\n", 2, TITLE),
    ],
)
def test_a_short_title_in_a_comment_and_one_taken_out_are_reported_and_name_nothing(
    file: str, text: str, line: int, title: str
) -> None:
    note = read_note(text, file)
    works = [works_in(segment, KNOWN) for segment in note.segments]
    passed = {id(segment): each.passed for segment, each in zip(note.segments, works, strict=True)}
    mentions, skipped = with_sightings(
        note, without_topics(note.segments, works), passed_over=lambda segment: passed[id(segment)]
    )
    assert mentions == ()
    assert [(item.line, item.text) for item in skipped if item.text == title] == [(line, title)]
    assert skipped[0].reason.startswith("a known title, but a comment or code names no work")


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("a.md", f"text\n\n```python\n# see: {TITLE}, eq. 3\n```\n", (4, TITLE)),
        ("a.tex", f"text\n% Quelle: {TITLE}\n", (2, TITLE)),
        ("a.ipynb", f'{{"cells": [{{"cell_type": "code",\n"source": [\n"# from: {TITLE}\\n"\n]}}]}}', (3, TITLE)),
        ("a.md", "text\n\n```python\n# arXiv:1706.03762 eq. 3\n```\n", (4, "https://arxiv.org/abs/1706.03762")),
    ],
)
def test_a_comment_that_gives_a_source_names_it(file: str, text: str, named: tuple[int, str]) -> None:
    note = read_note(text, file)
    works = [works_in(segment, KNOWN) for segment in note.segments]
    mentions, _ = with_sightings(note, without_topics(note.segments, works))
    assert [(mention.line, mention.text) for mention in mentions] == [named]


def test_labels_of_diagrams_and_strings_in_other_code_are_comments() -> None:
    edge = f'  A["{TITLE}"] --> B[CLIP]\n'
    assert list(code_comments(f"```mermaid\nmindmap\n  root((maps))\n    {TITLE}\n    old\n```\n", "a.md")) == [
        (3, "maps"),
        (4, TITLE),
    ]
    assert list(code_comments(f"```mermaid\ngraph TD\n{edge}```\n", "a.md")) == [(3, TITLE), (3, "CLIP")]
    assert list(code_comments(f"```python\ngraph TD\n{edge}```\n", "a.md")) == [(3, TITLE)]
    assert list(code_comments("```python\nopen('a.txt'); B[CLIP]\n```\n", "a.md")) == []


def test_an_id_in_a_comment_names_its_work() -> None:
    for file, text in (("a.tex", "% tuned as arXiv:1512.03385\n"), ("a.md", "<!-- doi 10.1000/182, they say -->\n")):
        note = read_note(text, file)
        mentions, _ = with_sightings(note, [()] * len(note.segments))
        assert [identity.value for mention in mentions for identity in mention.ids] in (["1512.03385"], ["10.1000/182"])


def test_ids_in_code_and_in_what_was_taken_out_of_latex_are_reported_and_name_nothing() -> None:
    text = "% \\item tuned as arXiv:1512.03385\ntext % no id\n"
    code = "text\n\n```bash\nURL=https://arxiv.org/pdf/1706.03762\n```\n"
    for note in (read_note(text, "a.tex"), read_note(code, "a.md")):
        mentions, skipped = with_sightings(note, [()] * len(note.segments))
        assert mentions == ()
        assert [(item.line, item.text) for item in skipped] == [
            (1, "arxiv:1512.03385") if note.file == "a.tex" else (4, "arxiv:1706.03762")
        ]
        assert NO_SOURCE in skipped[0].reason


@pytest.mark.parametrize(
    ("code", "named"),
    [
        (f"# {TITLE}, eq. 3", TITLE),
        (f"x = f()  # (3) {TITLE} -- slow", TITLE),
        (f'papers = ["{TITLE}", "b"]', TITLE),
        (f'paper = {{"attn": "{TITLE}"}}', TITLE),
        (f'# why "{TITLE}" again', TITLE),
        ("# as they say in arXiv:1706.03762", "https://arxiv.org/abs/1706.03762"),
        (f"# loss as in: {TITLE}", TITLE),
        ("# Finding Things, eq. 3", None),  # so few words are a topic
        ("curl https://arxiv.org/pdf/1706.03762 -o a.pdf", "https://arxiv.org/abs/1706.03762"),
        ("!wget -q arxiv.org/pdf/1706.03762  # slow", "https://arxiv.org/abs/1706.03762"),
        ("pip install https://arxiv.org/pdf/1706.03762", None),
        ("curl -O a.pdf; echo https://arxiv.org/pdf/1706.03762", None),
    ],
)
def test_a_comment_in_code_names_its_long_titles_and_its_ids(code: str, named: str | None) -> None:
    known = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in (TITLE, "Finding Things")))
    cell = f'{{"cells": [{{"cell_type": "code",\n"source": [\n{json.dumps(code)}\n]}}]}}'
    for file, text in (("a.md", f"text\n\n```python\n{code}\n```\n"), ("a.ipynb", cell)):
        note = read_note(text, file)
        works = [works_in(segment, known) for segment in note.segments]
        mentions, _ = with_sightings(note, without_topics(note.segments, works))
        assert [mention.text for mention in mentions] == ([named] if named else []), file


def test_a_comment_after_text_on_its_line_is_read_too() -> None:
    note = read_note(f'For delays see it. % = "{TITLE}"\n', "a.tex")
    comment = next(segment for segment in note.segments if segment.place is Place.COMMENT)
    assert [title.text for title in works_in(comment, KNOWN).titles] == [TITLE]


def test_what_looks_like_a_title_in_a_comment_is_not_reported() -> None:
    note = read_note("<!-- Finding Small Objects in a Field -->\n", "a.md")
    assert with_sightings(note, [()] * len(note.segments))[1] == ()


def test_a_line_of_text_is_no_comment() -> None:
    note = read_note(
        '{"cells": [\n{"cell_type": "markdown", "source": [\n"# Attention Is All You Need\\n"]}]}', "a.ipynb"
    )
    assert all(segment.place is not Place.COMMENT for segment in note.segments)


def test_numbers_in_code_and_comments_are_ids_if_they_are_set_off_and_known_and_else_are_reported() -> None:
    paper = Id("arxiv", "1706.03762")
    texts = {
        "a.Rmd": '```{r}\nx <- c(a = "1706.03762", b = "1512.03385")\n```\n',
        "a.org": "#+begin_example\nfast   -> yes, (1706.03762), or 1512.03385\n#+end_example\n",
        "a.md": "<!-- 1706.03762 / 1512.03385 -->\n",
    }
    for file, text in texts.items():
        note = read_note(f"{text}\n- arXiv:1405.0312\n", file)
        mentions, skipped = with_sightings(
            note, [()] * len(note.segments), titles_of=lambda each: ("A Title",) if each == paper else ()
        )
        assert paper in [each for mention in mentions for each in mention.ids], file
        assert "1512.03385" in [item.text for item in skipped], file


def test_authors_and_a_year_alone_in_code_are_reported() -> None:
    code = 'text\n\n```r\nx <- "Aalto & Lindqvist 2005"  # or Aalto et al. 2007\n```\n<!-- Mbeki et al. 2019? -->\n'
    note = read_note(code, "a.md")
    mentions, skipped = with_sightings(note, [()] * len(note.segments))
    assert mentions == ()
    assert [(item.line, item.text) for item in skipped] == [(4, "Aalto & Lindqvist 2005")]


@pytest.mark.parametrize(
    ("comment", "named", "told"),
    [
        ("WordPiecer is better", ["WordPiecer"], []),  # nothing else is called so
        ("WordPiecer, then CLIP", ["WordPiecer"], ["CLIP"]),
        ("CLIP (Aalto et al. 2007) is better", [], ["CLIP"]),
        ("COLIBRI is better", [], ["COLIBRI"]),  # a word in capitals may be an abbreviation of the author's own
        ("wordpiecer is better", [], []),
        ("see A Fine Look at WordPiecer in Old Maps", [], ["A Fine Look at WordPiecer in Old Maps"]),
    ],
)
def test_a_name_that_only_one_work_has_counts_in_a_comment(comment: str, named: list[str], told: list[str]) -> None:
    note = read_note(f"- arXiv:1405.0312\n\n```r\nx  # {comment}\n```\n", "a.md")
    works = {"WordPiecer": "Some Title", "CLIP": "Learning Visual Models", "COLIBRI": "Some Birds"}
    names = NamesSpoken(of_line=lambda line: [(name, works[name]) for name in works if name in line])

    def passed_over(segment: Segment) -> tuple[tuple[str, str], ...]:
        titles = ("A Fine Look at WordPiecer in Old Maps",)
        return tuple((title, NO_SOURCE) for title in titles if title in segment.text)

    mentions, skipped = with_sightings(note, [()] * len(note.segments), passed_over, names=names)
    assert [mention.text for mention in mentions[1:]] == named
    assert [item.text for item in skipped] == told
