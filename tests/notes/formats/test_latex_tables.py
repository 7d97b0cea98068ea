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
