from __future__ import annotations

from tests.report.verified_example import VERIFIED

from vlbib.report.verified_markdown import verified_markdown


def test_special_characters_in_table_cells_are_escaped() -> None:
    lines = verified_markdown(VERIFIED).splitlines()
    assert lines[4].startswith(
        "| people Title of people (a.bib:25) | mixed | error: author: none is \\<named\\> \\| here |"
    )
    assert lines[6].endswith("| not found | asked: catalogue, dblp |")
    assert len([line for line in lines if line.startswith("| ")]) == 4
