from __future__ import annotations

import pytest

from vlbib.app.verify.reference_headings import is_heading_of_references


@pytest.mark.parametrize(
    "line",
    [
        "References", "## References", "## 7. References", "7 References", "VII. REFERENCES", "R EFERENCES",
        "**References**", "## References {.unnumbered}", "<h2 id='r'>References</h2>", "### Bibliography:",
        "# _Références_", "References and Notes", "参考文献", "Literaturverzeichnis",
    ],
)  # fmt: skip
def test_a_heading_of_references_is_recognised_with_any_markup(line: str) -> None:
    assert is_heading_of_references(line)


@pytest.mark.parametrize(
    "line", ["", "References to old maps", "See the references", "1. Introduction", "References " * 9]
)
def test_other_lines_are_no_headings_of_references(line: str) -> None:
    assert not is_heading_of_references(line)
