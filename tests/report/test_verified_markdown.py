from __future__ import annotations

from tests.report.verified_example import VERIFIED

from vlbib.report.verified_markdown import verified_markdown


def test_the_markdown_is_a_table_whose_cells_hold_no_mark_of_their_own() -> None:
    lines = verified_markdown(VERIFIED).splitlines()
    assert lines[4].startswith(
        "| people Title of people (a.bib:25) | mixed | error: author: none is \\<named\\> \\| here |"
    )
    assert lines[6].endswith("| not found | asked: catalogue, dblp |")
    assert len([line for line in lines if line.startswith("| ")]) == 4
