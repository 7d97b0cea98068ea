from __future__ import annotations

import pytest

from vlbib.notes.line.inline import read_line
from vlbib.notes.reader import read_note

CITATIONS = {
    "[@a2020x]": ["a2020x"],
    "[@a; @b]": ["a", "b"],
    "[@a, @b]": ["a", "b"],
    "[see @a; cf. @b, p. 3]": ["a", "b"],
    "[-@a]": ["a"],
    "[@a, pp. 33-35 and passim]": ["a"],
    "[[@a]]": ["a"],
    r"\cite{a}": ["a"],
    r"\citep[see][p. 3]{a, b}": ["a", "b"],
    r"\textcite*{a}": ["a"],
    r"\volcite{2}[p. 3]{a}": ["a"],
    r"\cites[p. 1]{a}[p. 2]{b}": ["a", "b"],
    "[@DBLP:conf/nips/VaswaniSPUJGKP17]": ["DBLP:conf/nips/VaswaniSPUJGKP17"],
    "[@müller2020]": ["müller2020"],
}
NO_CITATIONS = (
    "`[@a]`",
    "[@a](https://github.com/a)",
    "mail me@example.org",
    r"\citestyle{plain}",
    "r@5",
    "[a@b.org]",
)


@pytest.mark.parametrize("text", CITATIONS)
def test_a_citation_gives_its_keys_and_is_removed_from_the_text(text: str) -> None:
    line = read_line(f"Deep Sets {text} (2017)")
    assert line.text == "Deep Sets (2017)"
    assert [(cited.key, cited.at, cited.is_bare) for cited in line.citations] == [
        (key, len("Deep Sets"), False) for key in CITATIONS[text]
    ]


@pytest.mark.parametrize("text", NO_CITATIONS)
def test_code_links_urls_and_other_commands_cite_nothing(text: str) -> None:
    assert [cited for cited in read_line(f"see {text} here").citations if not cited.is_bare] == []


def test_a_bare_key_stays_in_the_text_unless_it_is_the_whole_text() -> None:
    line = read_line("see @a2020x.")
    assert (line.text, [(cited.key, cited.at, cited.is_bare) for cited in line.citations]) == (
        "see @a2020x.",
        [("a2020x", 4, True)],
    )
    alone = read_line("@a2020x")
    assert (alone.text, [cited.is_bare for cited in alone.citations]) == ("", [True])


def test_a_line_with_a_citation_reads_as_the_line_without_it() -> None:
    for bare, cited in (
        ("- **Deep Sets** (NeurIPS 2017)", "- **Deep Sets** [@a] (NeurIPS 2017)"),
        ("## [2017] Deep Sets", "## [2017] Deep Sets [@a]"),
        ("| Paper |\n|---|\n| Deep Sets |", "| Paper |\n|---|\n| Deep Sets [@a] |"),
    ):
        assert read_note(cited, "x.md").mentions == read_note(bare, "x.md").mentions


def test_citations_have_their_lines_and_the_sections_around_them() -> None:
    text = (
        "# Notes\n\n## Sets\n\nfirst line\nsecond [@a]\n\n- item [@b]\n\n| P |\n|---|\n| x \\cite{c} |\n\n"
        "> [@d]\n\n    [@no]\n\n```\n[@no]\n```\n<!-- [@no] -->\n"
    )
    got = [(each.key, each.line, each.section) for each in read_note(text, "n.md").citations]
    assert got == [("a", 6, ("Sets",)), ("b", 8, ("Sets",)), ("c", 12, ("Sets",)), ("d", 14, ("Sets",))]


def test_other_formats_than_markdown_cite_too() -> None:
    assert [each.key for each in read_note("* Sets\n- text [@a] =[@no]=\n", "n.org").citations] == ["a"]
    assert [each.key for each in read_note("\\section{S}\ntext \\citep{a,b}\n", "n.tex").citations] == ["a", "b"]
