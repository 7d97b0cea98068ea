from __future__ import annotations

import time

import pytest

from vlbib.core.segment import Mark
from vlbib.notes.line.inline import read_line


def _spans(raw: str) -> list[tuple[Mark, str, str]]:
    line = read_line(raw, {"ref": "https://a.org/r"})
    return [(span.mark, line.text[span.start : span.end], span.url) for span in line.spans]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("OFA_ Unifying _a_ snake_case_name", "OFA_ Unifying a snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("Chunyuan Li*, **bold**", "Chunyuan Li*, bold"),
        (r"\[code\] 50\% \*", "[code] 50% *"),
        ("a ![badge](https://x.org/y.svg) b", "a  b"),
        ("[[note|shown]] [[plain]]", "shown plain"),
        ("x ((64b0aa11-22bb-33cc-44dd-55ee66ff7788))", "x "),
        ("&amp; &lt;b&gt;", "& <b>"),
        ("<font size=3>a</font><br>b", "a\nb"),
        ("text[^1]", "text"),
        ("~~gone~~ ==kept==", "gone kept"),
        ("[not a link] [other][nowhere]", "[not a link] [other][nowhere]"),
        ("DETR——收敛慢", "DETR — 收敛慢"),
        ("DETR —— a", "DETR — a"),
        ("DETR -- a --- b", "DETR — a — b"),
        ("a --flag b--c", "a --flag b--c"),
        ("x--\n-- y", "x--\n-- y"),
    ],
)
def test_a_line_has_plain_text(raw: str, text: str) -> None:
    assert read_line(raw).text == text


@pytest.mark.parametrize(
    ("raw", "label", "url"),
    [
        ("[a](https://x.org/y_(z))", "a", "https://x.org/y_(z)"),
        ('[a](<https://x.org/y> "title")', "a", "https://x.org/y"),
        ("[[a](https://x.org)]", "a", "https://x.org"),
        ("[[a]](https://x.org)", "[a]", "https://x.org"),
        ("[a][ref]", "a", "https://a.org/r"),
        ("[ref][]", "ref", "https://a.org/r"),
        ("<https://x.org>", "", "https://x.org"),
        ("<doi:10.24963/ijcai.2019/323>", "", "https://doi.org/10.24963/ijcai.2019/323"),
        ("<arxiv:1706.03762>", "", "https://arxiv.org/abs/1706.03762"),
        ("see https://x.org/y.", "", "https://x.org/y"),
        ("<a class=b href='https://x.org'>a</a>", "a", "https://x.org"),
        ("<a href=https://x.org>", "", "https://x.org"),
        ('<DT><A HREF="https://x.org">a</A>', "a", "https://x.org"),
        ("[a](http://[x)", "a", ""),
    ],
)
def test_links_of_every_kind_are_read(raw: str, label: str, url: str) -> None:
    assert (Mark.LINK, label, url) in _spans(raw)


def test_marks_nest() -> None:
    assert _spans("**[t](https://x.org)**") == [(Mark.LINK, "t", "https://x.org"), (Mark.BOLD, "t", "")]


@pytest.mark.parametrize("piece", ["`", "[@a, ", "[see @a;", "\\cite{", "@a.", "[", "\\cites[a]{b}"])
def test_unclosed_marks_are_read_in_linear_time(piece: str) -> None:
    start = time.process_time()
    read_line("@x " + piece * 3000)
    assert time.process_time() - start < 2


def test_a_slack_link_has_its_label() -> None:
    assert _spans("see <https://a.org/p|A Title, of 2020> now") == [(Mark.LINK, "A Title, of 2020", "https://a.org/p")]
    assert read_line("x <b|c> y").text == "x  y"


def test_a_link_to_an_id_leads_to_its_page() -> None:
    for target, url in (
        ("10.1145/3543873.3587650", "https://doi.org/10.1145/3543873.3587650"),
        ("arXiv:2112.10752", "https://arxiv.org/abs/2112.10752"),
        ("notes/2021.md", "notes/2021.md"),
    ):
        assert [span.url for span in read_line(f"[A Title]({target})").spans] == [url]


def test_a_publication_type_before_an_id_is_no_link() -> None:
    line = read_line("A Title[J/OL](arXiv:2112.10752), and [C](https://example.org)")
    assert line.text == "A Title[J/OL](arXiv:2112.10752), and C"


def test_an_embedded_paper_is_a_link_to_it_and_a_picture_is_not() -> None:
    assert read_line("a ![[Some Paper.pdf#page=3]] b").text == "a Some Paper.pdf b"
    assert read_line("[[Deep Sets#Main results]] in [[C#]] and [[#Here]]").text == "Deep Sets in C# and #Here"
    assert read_line("a ![[Some Paper#Results|so]] b").text == "a so b"
    assert read_line("a ![[picture.png]] b").text == read_line("a ![[maps/net.excalidraw|300]] b").text == "a  b"


@pytest.mark.parametrize("mark", ["arxiv.org/abs/2101.00001", "https://a.b/c", "<b>x</b>", "[a](https://b.c)", "[[A]]"])
@pytest.mark.parametrize("before", ["", " ", "word ", "(", "，", "-\n"])
def test_a_mark_is_read_whatever_comes_before_it(before: str, mark: str) -> None:
    assert read_line(f"{before}{mark} _x_").spans[0].mark in (Mark.LINK, Mark.BOLD, Mark.WIKI)


def test_a_superscript_word_is_separate_from_the_word_before_it() -> None:
    assert read_line("Deep Sets<sup>oral</sup>").text == "Deep Sets oral"
    assert read_line("the 1<sup>st</sup> CO<sub>two</sub>").text == "the 1st COtwo"


def test_links_to_wiki_namespaces_are_dropped() -> None:
    assert read_line("[[Category:Retrieval]] [[Deep Sets: Learning]]").text == " Deep Sets: Learning"


def test_the_url_of_a_paper_without_https_is_a_link_even_if_nothing_else_is_marked() -> None:
    assert [span.url for span in read_line("see arxiv.org/abs/1512.03385 for more").spans] == [
        "https://arxiv.org/abs/1512.03385"
    ]


@pytest.mark.parametrize(
    ("text", "rows"), [("a\nb", 1), ("a<br>b", 0), ("a<br>\nb", 1), ("a<br>\nx<br>\nb", 2), ("b", 0)]
)
def test_an_html_line_break_begins_no_line_of_the_note(text: str, rows: int) -> None:
    line = read_line(text)
    assert line.row_of(line.text.index("b")) == rows


def test_the_address_of_a_paper_in_angle_brackets_is_a_link_without_https_too() -> None:
    line = read_line("see <arxiv.org/abs/1512.03385> and <b>bold</b> <openreview.net/forum?id=aB3>")
    addresses = [span.url for span in line.marked(Mark.LINK)]
    assert addresses == ["https://arxiv.org/abs/1512.03385", "https://openreview.net/forum?id=aB3"]
    assert line.text == "see  and bold "
