from __future__ import annotations

import pytest

from vlbib.app.verify.markdown_references import section_of_references, without_marks


def test_items_and_paragraphs_are_references_with_their_lines() -> None:
    references = "## References\n\n- Rossi. Lines.\n  In Maps.\n1. Weber. Rivers.\n\nNovak. Towns.\n"
    note = f"# Maps\n\nText.\n\n{references}\n## More\n\nText.\n"
    assert section_of_references(note) == [(7, "Rossi. Lines. In Maps."), (9, "Weber. Rivers."), (11, "Novak. Towns.")]
    assert section_of_references("# Maps\n\nReferences to old maps.\n") is None


def test_a_rule_below_the_heading_or_between_parts_is_no_reference() -> None:
    note = "References\n----------\n\nRossi. Lines.\n\n***\n\n::: {#refs}\nWeber. Rivers.\n:::\n"
    assert section_of_references(note) == [(4, "Rossi. Lines."), (9, "Weber. Rivers.")]


def test_subheadings_divide_the_references_and_other_headings_end_them() -> None:
    books, papers = "### Books\n- Rossi.\n", "### Papers\n- Weber.\n"
    note = f"## References\n{books}{papers}## Appendix\n- No.\n**References**\n- Novak.\n# End\n- No.\n"
    assert section_of_references(note) == [(3, "Rossi."), (5, "Weber."), (9, "Novak.")]


def test_a_section_of_references_inside_another_is_read_once() -> None:
    note = "# References\n- Rossi.\n\nBibliography\n\n- Weber.\n## Works cited\n- Novak.\n# End\n- No.\n"
    assert section_of_references(note) == [(2, "Rossi."), (6, "Weber."), (8, "Novak.")]


def test_an_item_in_a_table_of_contents_is_no_heading() -> None:
    assert section_of_references("- Introduction\n- References\n- Appendix\n") is None


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (
            "**Rossi A**, Weber J. *Lines in _old_ maps*. __Maps__ 2021.",
            "Rossi A, Weber J. Lines in old maps. Maps 2021.",
        ),
        (
            "Rossi. [Lines](https://arxiv.org/abs/2103.00020). Maps.",
            "Rossi. Lines. Maps. https://arxiv.org/abs/2103.00020",
        ),
        ("Rossi. <https://doi.org/10.1007/978-3_2_4>.", "Rossi. https://doi.org/10.1007/978-3_2_4."),
        ("[https://a.org/b](https://a.org/b)", "https://a.org/b"),
        ('Rossi. [Lines](<https://a.org/b_(c)> "Lines").', "Rossi. Lines. https://a.org/b_(c)"),
        (r"Rossi \& Weber, <em>Lines</em> \[J\].<br>", "Rossi & Weber, Lines [J]."),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
    ],
)
def test_markup_is_removed_and_addresses_are_kept(written: str, text: str) -> None:
    assert without_marks(written) == text
