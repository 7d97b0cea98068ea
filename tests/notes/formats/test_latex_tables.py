"""LaTeX tables become Markdown tables, and no line moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.segment import CELL_END, Place
from vlbib.notes.formats.latex_tables import tables_as_markdown
from vlbib.notes.reader import read_note

HEAD, TAIL = "\\begin{tabular}{lr}\n", "\\end{tabular}\n"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("\\toprule\nA & B \\\\\n\\midrule\nc & d \\\\\n\\bottomrule\n", "\n\n| A | B |\n|:-|:-|\n| c | d |\n\n\n"),
        ("A & B \\\\ \\hline\nc & d \\\\[2pt]\n", "| A | B |\n|:-|:-|\n| c | d |\n\n"),  # the head moves up
        ("A & B \\\\\n\\cmidrule(lr){1-2}\nc\n & d \\\\\n", "\n| A | B |\n|:-|:-|\n| c | d |\n\n\n"),
        (
            "\\hline\nA \\& x & B|b \\\\\n\\hline\n\\multicolumn{2}{c}{C} \\\\\n",
            "\n\n| A \\& x | B\\|b |\n|:-|:-|\n| C |  |\n\n",
        ),
    ],
)
def test_each_row_stays_on_its_line(body: str, shown: str) -> None:
    assert tables_as_markdown(f"{HEAD}{body}{TAIL}") == shown


@pytest.mark.parametrize(
    "kind", ["tabularx}{\\linewidth}{X l}", "longtable}{p{3cm}|l}", "tblr}{colspec={ll}}", "tabular*}{1cm}{ll}"]
)
def test_every_kind_of_table_is_read(kind: str) -> None:
    name = kind.partition("}")[0]
    text = f"\\begin{{{kind}\n\\hline\nPaper & Year \\\\\n\\hline\nOld Maps of Towns & 2021 \\\\\n\\end{{{name}}}\n"
    rows = [each for each in read_note(text, "a.tex").segments if each.place is Place.ROW]
    assert [(row.line, row.text.split(CELL_END)[0].strip()) for row in rows] == [(3, "Paper"), (5, "Old Maps of Towns")]


@pytest.mark.parametrize(
    ("rule", "other"),
    [("\\toprule[1.2pt]", "\\Xhline{2\\arrayrulewidth}"), ("\\rowcolor[gray]{0.9}", "\\cdashline{1-2}[1pt]")],
)
def test_rules_and_their_arguments_are_no_cells(rule: str, other: str) -> None:
    body = f"{rule}\nA & B \\\\\n{other}\nc & \\cellcolor{{red!10}}d \\\\\n"
    assert tables_as_markdown(f"{HEAD}{body}{TAIL}") == "\n\n| A | B |\n|:-|:-|\n| c | d |\n\n"


@pytest.mark.parametrize(
    "cell",
    [
        "\\begin{tabular}[c]{@{}l@{}}Old\\\\ Maps\\end{tabular}",
        "\\makecell[l]{Old\\\\ Maps}",
        "\\multirow{2}{*}[-2pt]{\\shortstack{Old \\\\Maps}}",
        "\\multicolumn{1}{c}{\\multirow{2}{*}{Old Maps}}",
    ],
)
def test_a_cell_of_several_lines_is_one_cell(cell: str) -> None:
    shown = tables_as_markdown(f"{HEAD}A & B \\\\\n\\hline\n{cell} & d \\\\\n{TAIL}rest")
    *_, row, end, rest = shown.split("\n")
    assert (" ".join(row.split()), end, rest) == ("| Old Maps | d |", "", "rest")


def test_the_columns_may_be_written_on_several_lines() -> None:
    shown = tables_as_markdown(
        "\\begin{tabular}{\n  l\n  r}\n\\hline\nA & B \\\\\n\\hline\n{c} & d \\\\\n\\end{tabular}"
    )
    assert shown == "\n\n\n\n| A | B |\n|:-|:-|\n| {c} | d |\n"


def test_a_first_cell_in_braces_is_a_cell() -> None:
    shown = tables_as_markdown("\\begin{tabular}{lr} {A} & B \\\\\n\\hline\nc & d \\\\\n\\end{tabular}")
    assert shown == "| {A} | B |\n|:-|:-|\n| c | d |\n"


def test_a_caption_in_the_table_is_no_row() -> None:
    body = "\\caption{Two & more}\\\\\n\\hline\nA & B \\\\\n\\hline\n\\endhead\nc & d \\\\\n"
    shown = tables_as_markdown(f"{HEAD}{body}{TAIL}").split("\n")
    assert shown[1:5] == ["\\caption{Two & more}", "", "| A | B |", "|:-|:-|"]


def test_a_row_may_begin_with_the_end_of_the_last_one() -> None:
    assert tables_as_markdown(f"{HEAD}A & B\n\\\\ \\hline\nc & d\n\\\\ e & f\n{TAIL}") == (
        "\n| A | B |\n|:-|:-|\n| c | d |\n| e | f |\n\n"
    )


def test_an_address_is_in_one_cell() -> None:
    shown = tables_as_markdown(f"{HEAD}A & B \\\\\n\\hline\n\\url{{https://example.org/?a=1&b=2}} & d \\\\\n{TAIL}")
    assert "| \\url{https://example.org/?a=1\\&b=2} | d |" in shown


def test_two_rows_on_one_line_are_read_as_sentences() -> None:
    table = f"{HEAD}A & B \\\\\n\\hline\nc & d \\\\ e & f \\\\\n{TAIL}"
    assert tables_as_markdown(table) == table


def test_a_table_without_an_end_does_not_reach_the_next_float() -> None:
    table = f"{HEAD}\\hline\nA & B \\\\\n\\hline\nc & d \\\\\n{TAIL}"
    shown = tables_as_markdown(f"{HEAD}\n\\begin{{table}}\n{table}\\end{{table}}\n")
    assert "| A | B |\n|:-|:-|\n| c | d |" in shown


@pytest.mark.parametrize(
    "text", ["\\begin{tabular}{l} A & B \\\\ c & d \\\\ \\end{tabular}", "\\begin{tabular}{l}\nA & B", "no table & so"]
)
def test_other_text_keeps_its_words(text: str) -> None:
    shown = tables_as_markdown(text)
    assert all(word in shown for word in ("A & B", "no table & so") if word in text)


@given(
    st.lists(
        st.sampled_from(("\\hline", "a & b \\\\", "c", " & d", "\\\\", "", "e \\\\ \\hline", "\\midrule")), max_size=9
    )
)
def test_no_line_is_added_or_lost(lines: list[str]) -> None:
    text = "before\n" + HEAD + "\n".join(lines) + "\n" + TAIL + "after\n"
    shown = tables_as_markdown(text).split("\n")
    assert len(shown) == text.count("\n") + 1
    assert (shown[0], shown[-2]) == ("before", "after")
