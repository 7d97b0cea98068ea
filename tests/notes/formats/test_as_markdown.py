from __future__ import annotations

import json

import pytest

from vlbib.notes.formats.as_markdown import to_markdown
from vlbib.notes.reader import read_note

TITLE = "Deep Residual Learning for Image Recognition"


def places(text: str, file: str) -> list[tuple[int, str]]:
    return [
        (segment.line, segment.text) for segment in read_note(text, file).segments if segment.line > 1 or segment.text
    ]


def test_org_headings_items_links_and_emphasis_become_markdown() -> None:
    text = (
        "#+TITLE: Reading\n* TODO [#A] Models :nlp:cv:\n- /Deep Sets/ and *bold*\n"
        "- [[https://arxiv.org/abs/1512.03385][ResNet]]\n- [[file:x.org][Note]]\n"
    )
    assert to_markdown(text, "a.org").text.split("\n") == [
        "# Reading",
        "# Models",
        "- *Deep Sets* and **bold**",
        "- [ResNet](https://arxiv.org/abs/1512.03385)",
        "- [[Note]]",
        "",
    ]


def test_a_bibtex_entry_in_org_is_an_item_on_the_line_of_its_title() -> None:
    text = f"* Papers\n#+BEGIN_SRC bibtex\n@article{{a,\n  year = 2016,\n  title = {{{TITLE}}},\n}}\n#+END_SRC\nend\n"
    assert to_markdown(text, "a.org").text.split("\n") == [
        "# Papers",
        "",
        "",
        "",
        f"- [2016] {TITLE}",
        "",
        "",
        "end",
        "",
    ]


def test_a_document_linked_in_org_is_a_page_of_its_name_under_any_label() -> None:
    assert to_markdown(f"[[file:~/pdf/{TITLE}.pdf][He, talk]]", "a.org").text == f"[[{TITLE}|He, talk]]"
    assert to_markdown(f"[[file:{TITLE}.pdf]]", "a.org").text == f"[[{TITLE}]]"
    assert to_markdown("[[file:other.org][He, talk]]", "a.org").text == "[[He, talk]]"


def test_a_label_of_a_latex_description_is_put_in_brackets_and_a_sign_is_dropped() -> None:
    text = "\\item[CLIP] ICML 2021\n\\item[--] one\n\\item[$\\bullet$] two\n\\item three\n"
    lines = to_markdown(text, "a.tex").text.splitlines()
    assert [" ".join(line.split()) for line in lines] == ["- [CLIP] ICML 2021", "- one", "- two", "- three"]


@pytest.mark.parametrize("file", ["a.md", "a.org"])
def test_properties_that_identify_a_paper_become_text_and_others_are_dropped(file: str) -> None:
    drawer = f":PROPERTIES:\n:TITLE: {TITLE}\n:doi: 10.1109/CVPR.2016.90\n:ID: 5f2c\n:ROAM_REFS: https://arxiv.org/abs/1908.05913"
    text = to_markdown(f"{drawer}\n:END:\n", file).text
    assert text == f"\n{TITLE}\ndoi:10.1109/CVPR.2016.90\n\nhttps://arxiv.org/abs/1908.05913\n\n"


def test_rules_of_org_tables_become_markdown_and_quote_marks_are_dropped() -> None:
    text = "| a | b |\n|---+---|\n| c | d |\n#+begin_quote\ntext\n#+END_QUOTE\nCLOCK: [2024-04-01 Mon 10:02] =>  1:28\n"
    assert to_markdown(text, "a.org").text == "| a | b |\n|---|---|\n| c | d |\n\ntext\n\n\n"


def test_source_blocks_drawers_and_comments_of_org_become_blank_lines() -> None:
    text = "# a comment\n:PROPERTIES:\n:ID: 1\n:END:\n#+BEGIN_SRC python\nx = 1\n#+END_SRC\n- item\n"
    assert to_markdown(text, "a.org").text.split("\n") == ["", "", "", "", "", "", "", "- item", ""]


def test_the_markdown_cells_of_a_notebook_keep_their_lines_in_the_file() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Notes\n", f'- "{TITLE}"']},
        {"cell_type": "code", "source": ["print('no note')\n"]},
        {"cell_type": "markdown", "source": "Ein Satz über alles"},
    ]
    text = json.dumps({"cells": cells}, indent=1)
    found = {text: line for line, text in places(text, "a.ipynb")}
    rows = text.split("\n")
    assert TITLE in rows[found[f'"{TITLE}"'] - 1]
    assert "Ein Satz" in rows[found["Ein Satz über alles"] - 1]
    assert not any("print" in text for text in found)


def test_the_cards_of_a_canvas_keep_their_lines() -> None:
    cards = [
        {"id": "a", "type": "text", "text": f"# Papers\n- {TITLE}", "x": 1},
        {"id": "b", "type": "file", "file": "Papers/Some Other File of Mine.md"},
        {"id": "c", "type": "link", "url": "https://arxiv.org/abs/1706.03762"},
    ]
    text = json.dumps({"nodes": cards, "edges": [{"id": "e", "label": "an edge"}]}).replace("}, ", "},\n")
    assert [(line, shown) for line, shown in places(text, "a.canvas") if shown != "a"] == [
        (1, "Papers"),
        (1, TITLE),
        (3, ""),
    ]
    assert [(each.line, str(each.ids[0])) for each in read_note(text, "a.canvas").mentions] == [(3, "arxiv:1706.03762")]


@pytest.mark.parametrize("text", ["", "no json", "[]", '{"nodes": 3}', '{"nodes": [{"text": 3}]}', "[" * 9_999])
def test_a_file_that_is_not_a_canvas_names_nothing(text: str) -> None:
    assert read_note(text, "a.canvas").mentions == ()


@pytest.mark.parametrize(
    "text", ["", "no json", "[]", '{"cells": 3}', "[" * 9_999, '{"a":' * 9_999 + "1" + "}" * 9_999]
)
def test_a_file_that_is_not_a_notebook_names_nothing(text: str) -> None:
    assert read_note(text, "a.ipynb").mentions == ()


def test_latex_sections_items_and_citations_become_markdown() -> None:
    text = (
        "\\section{Related Work} % remark\n"
        "We follow \\emph{Deep Sets}~\\cite{zaheer2017deep,b}.\n"
        "\\begin{itemize}\n\\item \\textbf{ResNet}\n\\end{itemize}\n"
        "\\bibitem[He et~al.(2016)]{he2016} K.~He. \\newblock ``Deep''.\n"
    )
    assert to_markdown(text, "a.tex").text.split("\n") == [
        "## Related Work ",
        "We follow *Deep Sets* [@zaheer2017deep; @b].",
        "",
        "- **ResNet**",
        "",
        "-  K. He. “Deep”.",
        "",
    ]


@pytest.mark.parametrize(
    "line",
    [r"\maketitle", r"a & b \\", r"a & b \\[2pt]", r"one\par two", r"\title{A Paper} \author{A. Author \and B. Author}",
     r"\tableofcontents", r"a \newline b", r"\[ x = y \]", r"$$ x $$", r"\appendix \section{A} \subsection{B}",
     r"\item\item"],
)  # fmt: skip
def test_no_latex_command_moves_the_lines_below_it(line: str) -> None:
    assert places(f"{line}\n\nAs in ``Finding Objects''.\n", "a.tex")[-1] == (3, "As in “Finding Objects”.")


def test_a_run_in_heading_of_latex_begins_its_paragraph() -> None:
    text = "\\paragraph{Codes.} We read ``Deep Sets''.\n\\paragraph{Alone}\nText.\n"
    assert to_markdown(text, "a.tex").text.split("\n") == [
        "**Codes.** We read “Deep Sets”.",
        "##### Alone",
        "Text.",
        "",
    ]


def test_a_reference_begins_on_the_line_after_its_bibitem() -> None:
    text = "\\bibitem{a}\nIda. A Title.\n\\bibitem[Ida(2020)Ida,\n  Bo]{b}\nBo. Next.\n"
    assert to_markdown(text, "a.bbl").text.split("\n") == ["", "- Ida. A Title.", "", "", "- Bo. Next.", ""]


def test_the_words_of_a_link_in_latex_may_have_a_command() -> None:
    text = to_markdown("\\href{https://x.org/1}{\\textit{Flood games}}.\n", "a.tex").text
    assert text == "[*Flood games*](https://x.org/1).\n"


def test_verbatim_text_in_latex_is_dropped() -> None:
    text = "\\begin{verbatim}\nDeep Sets\n\\end{verbatim}\nx\n"
    assert to_markdown(text, "a.tex").text == "\n\n\nx\n"


LISTING = ["To read", TITLE, "RT-1", "https://arxiv.org/abs/1512.03385", "MAML - Finn et al 2017", "danger-aware thing"]
WRAPPED = [
    "We read a paper with the title of Finding Objects, which was",
    "new to us all; it says that objects are found where nobody",
    "looks for them, and that they are lost again where somebody",
    "does. The next paper will be on Losing Objects, which is the",
    "harder part.",
]


def test_lines_of_plain_text_that_do_not_wrap_are_items() -> None:
    assert to_markdown("\n".join(LISTING), "a.txt").text.split("\n") == [f"- {line}" for line in LISTING]
    assert to_markdown("\n".join([*LISTING[:4], "1. MAML", "* RT-2"]), "a.txt").text.split("\n")[4:] == [
        "1. MAML",
        "* RT-2",
    ]


@pytest.mark.parametrize(
    "lines",
    [WRAPPED, LISTING[:4], [*LISTING[:4], "small here", "and here"],
     [LISTING[0], *(line.ljust(40, "x") for line in LISTING)], [*LISTING, "  indented"]],
)  # fmt: skip
def test_lines_that_may_wrap_stay_as_they_are(lines: list[str]) -> None:
    assert to_markdown("\n".join(lines), "a.txt").text.split("\n") == lines


def test_indented_plain_text_is_not_code() -> None:
    assert places(f"Papers\n\n        {TITLE}\n", "a.txt")[-1] == (3, TITLE)


def test_toml_front_matter_is_read_like_yaml() -> None:
    text = f'+++\ntitle = "{TITLE}"\ntags = ["x"]\n+++\ntext\n'
    assert (2, TITLE) in places(text, "a.md")


def test_other_files_are_markdown() -> None:
    assert to_markdown("* item", "a.md").text == "* item"


def test_a_block_ends_at_the_next_end_mark_of_its_kind_and_an_unclosed_one_is_text() -> None:
    org = "#+begin_src\na\n#+begin_example\n#+end_src\nb\n#+begin_example\nc\n"
    assert to_markdown(org, "a.org").text == "\n\n\n\nb\n#+begin_example\nc\n"
    tex = "\\begin{minted}a\\end{verbatim}\\begin{comment}\n\\end{minted}b\\begin{verbatim}c"
    assert to_markdown(tex, "a.tex").text == "\nbc"


def test_tags_at_the_end_of_an_org_heading_are_dropped() -> None:
    headings = ("* A b :paper:read:", "* A b  \t:x: ", "* :x:", "* A :b: c", "* A b:")
    assert [to_markdown(heading, "a.org").text for heading in headings] == [
        "# A b", "# A b", "# :x:", "# A :b: c", "# A b:",
    ]  # fmt: skip


def test_keywords_that_an_org_file_declares_are_dropped_from_its_headings() -> None:
    text = "#+TODO: TODO LESEN | DONE(d)\n** LESEN Hi Robot\n* DONE A b\n* OTHER A b"
    assert to_markdown(text, "a.org").text.split("\n")[1:] == ["## Hi Robot", "# A b", "# OTHER A b"]


def test_cells_of_a_notebook_are_found_on_one_line_as_on_many() -> None:
    cells = [
        {"cell_type": kind, "source": ["A title\n", "\n", 'Söme "more"']} for kind in ("markdown", "code", "markdown")
    ]
    assert to_markdown(json.dumps({"cells": cells}), "a.ipynb").lines == (1,) * 8
    many = to_markdown(json.dumps({"cells": cells}, indent=1), "a.ipynb")
    assert many.lines == (6, 6, 8, 8, 22, 22, 24, 24)


@pytest.mark.parametrize("file", ["a.md", "a.org"])
def test_the_due_date_and_log_of_a_task_become_blank_lines(file: str) -> None:
    plans = "  SCHEDULED: <2022-09-01 Thu> DEADLINE: <2022-10-01 Sat>\n  :LOGBOOK:\n  CLOCK: [2022-09-01]\n  :END:\n"
    text = to_markdown(f"- {TITLE}\n{plans}- text\n", file).text
    assert text == f"- {TITLE}\n\n\n\n\n- text\n"


def test_a_deadline_in_a_sentence_is_text() -> None:
    text = "The DEADLINE: <soon> is near\nDEADLINE: soon\n"
    assert to_markdown(text, "a.md").text == text


def test_the_title_of_a_slide_is_a_heading() -> None:
    text = "\\begin{frame}[t]{Graph {A}ttention}\n\\frametitle{Deep Sets}\n\\begin{frame}\n\\end{frame}\n"
    assert to_markdown(text, "a.tex").text.split("\n") == ["### Graph Attention", "### Deep Sets", "", "", ""]


def test_the_title_of_an_entry_in_latex_is_an_item() -> None:
    assert to_markdown("\\bib{a}{article}{\n  title={Deep {S}ets},\n}\n", "a.tex").text.split("\n")[1] == "- Deep Sets"


def test_a_raw_cell_of_a_notebook_is_read_and_code_is_not() -> None:
    cells = [{"cell_type": kind, "source": [f"{kind} words\n"]} for kind in ("raw", "code", "markdown")]
    assert [text for _, text in places(json.dumps({"cells": cells}, indent=1), "a.ipynb")][1:] == [
        "raw words",
        "markdown words",
    ]


def test_front_matter_is_not_a_record_of_fields() -> None:
    text = "---\ntitle: Deep Sets\ndate: 2020\n---\ntext\n"
    assert to_markdown(text, "a.md").text == text


TODO = [
    f'(A) read "{TITLE}" +thesis @train',
    "(B) 2024-01-08 print 2303.15343",
    "x 2024-01-06 2024-01-02 skim FLAVA +thesis due:2024-01-09",
    "buy milk",
]


def test_the_tasks_of_a_todo_txt_are_items_without_their_marks() -> None:
    assert to_markdown("\n".join(TODO), "a.txt").text.split("\n") == [
        f'- read "{TITLE}"', "- print 2303.15343", "- skim FLAVA", "buy milk",
    ]  # fmt: skip


def test_a_single_task_is_no_todo_txt() -> None:
    lines = [TODO[0], "so it is"]
    assert to_markdown("\n".join(lines), "a.txt").text.split("\n") == lines


def test_the_fences_of_divs_are_dropped_but_words_on_their_line_stay() -> None:
    text = f"::: {{.note}}\n{TITLE}\n:::\n::: {{.aside}} {TITLE} (2016) :::\n::: {{.aside}}  :::\n"
    assert to_markdown(text, "a.qmd").text == f"\n{TITLE}\n\n{TITLE} (2016)\n\n"


@pytest.mark.parametrize("line", ["SCHEDULED: <2024-01-01 Mon>", " CLOCK: [2024-01-01 Mon 10:00]", ":LOGBOOK:\n:END:"])
def test_a_plan_on_the_first_line_becomes_a_blank_line(line: str) -> None:
    assert to_markdown(f"{line}\n- Deep Sets", "a.md").text.split("\n")[-2:] == ["", "- Deep Sets"]


def test_a_column_of_a_slide_with_words_on_its_line_is_an_item() -> None:
    text = "\\column{.5\\textwidth} one\n\\column[t]{3cm}\n\\columnseprule\n"
    assert to_markdown(text, "a.tex").text.split("\n")[0] == "- one"
    assert "-" not in to_markdown(text, "a.tex").text[5:]


def test_a_stretched_space_in_latex_sets_what_follows_apart() -> None:
    text = (
        "\\begin{itemize}\n\\item Some Title \\hfill M4\n\\item A \\hspace{2em}B\\quad C \\quadrant\n\\end{itemize}\n"
    )
    lines = to_markdown(text, "a.tex").text.split("\n")
    assert lines[1] == "- Some Title · M4"
    assert lines[2].startswith("- A · B · C")
    assert "·" not in lines[2][len("- A · B · C") :]


def test_a_url_in_latex_without_its_scheme_is_kept_as_text() -> None:
    text = "\\bibitem{a} \\url{arxiv.org/abs/1706.03762} and \\url{https://arxiv.org/abs/1512.03385}"
    assert to_markdown(text, "a.bbl").text == "-  arxiv.org/abs/1706.03762 and <https://arxiv.org/abs/1512.03385>"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "* Reading|** TODO [#B] Deep Sets||** DONE Wide Nets :read:|slow, but so it is|** TODO A b",
            "# Reading|- [ ] Deep Sets||## Wide Nets|slow, but so it is|## A b",
        ),
        ("* Models|** TODO A|** NEXT B|* TODO Vision|** TODO C", "# Models|- [ ] A|- [ ] B|# Vision|- [ ] C"),
        ("* A|** B|* TODO C|* D", "# A|## B|# C|# D"),  # it ends the section before it
        ("* A|** TODO B|*bold* is it", "# A|## B|**bold** is it"),
        ("* A|** B|** plain", "# A|## B|## plain"),
        ("** TODO A|", "- [ ] A|"),
    ],
)
def test_a_task_of_org_without_text_or_tasks_below_it_is_an_item_of_the_section_above_it(
    lines: str, expected: str
) -> None:
    assert to_markdown(lines.replace("|", "\n"), "a.org").text.replace("\n", "|") == expected
