"""Of the properties of a heading, those that identify a paper are read."""

from __future__ import annotations

import pytest

from vlbib.notes.formats.drawers import paper_properties


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (":DOI: 10.1109/CVPR.2016.90", "doi:10.1109/CVPR.2016.90"),
        ("  :DOI:   https://doi.org/10.1109/CVPR.2016.90", "https://doi.org/10.1109/CVPR.2016.90"),
        (":EPRINT: 1706.03762", "arXiv:1706.03762"),
        (":PMID: 26017442", "PMID: 26017442"),
        (":URL: https://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/1706.03762"),
        (":URL: https://example.org", ""),
        (":TITLE: Deep Sets", "Deep Sets"),
        (":Paper: Deep Sets", "Deep Sets"),
        (":PAPER_2: Deep Sets", "- Deep Sets"),
        (":论文: Deep Sets", "Deep Sets"),
        (":EFFORT: 2:30", ""),
        (":PROPERTIES:", ""),
        (":END:", ""),
    ],
)
def test_a_property_that_identifies_a_paper_becomes_text(line: str, expected: str) -> None:
    assert paper_properties(line) == expected
