from __future__ import annotations

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.entry_lines import entry_lines

TEXT = """% a remark

@book{knuth,
  year = 1984,
  title = "The
    {TeX}book",
  keywords = {type, typography},
}
@string{p = "Press"}
@misc{abe, publisher = p}
"""


def shown(text: str) -> list[str]:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return entry_lines(document).splitlines()


def test_each_line_names_its_entry_and_each_tag_has_a_line() -> None:
    assert shown(TEXT) == [
        "abe  @misc",
        "abe  publisher = Press",
        "knuth  @book",
        "knuth  keywords = type",
        "knuth  keywords = typography",
        "knuth  title = The {TeX}book",
        "knuth  year = 1984",
        "% a remark",
        '@string{p = "Press"}',
    ]


def test_another_layout_gives_the_same_lines() -> None:
    other = TEXT.replace("  year = 1984,\n", "").replace("typography},\n", "typography}, YEAR={1984},\n")
    assert shown(other) == shown(TEXT)


def test_a_title_with_commas_is_one_line_and_a_comment_keeps_its_indent() -> None:
    assert shown("  % why  \n@misc{k, title = {A, B}}") == ["k  @misc", "k  title = A, B", "  % why"]
