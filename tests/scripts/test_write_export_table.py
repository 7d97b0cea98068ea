from __future__ import annotations

import pytest
from scripts.write_export_table import END, PAGE, START, has_field, table


def test_the_page_has_the_current_table() -> None:
    """If this fails, run scripts/write_export_table.py."""
    shown = PAGE.read_text(encoding="utf-8").partition(START)[2].partition(END)[0]
    assert shown == table()


@pytest.mark.parametrize(
    ("name", "label"), [("ris", "pmid"), ("hayagriva", "urldate"), ("bibtex", "date, about"), ("cff", "license")]
)
def test_a_format_has_a_field_that_its_export_shows(name: str, label: str) -> None:
    assert has_field(name, label)


def test_a_format_lacks_a_field_that_its_export_leaves_out() -> None:
    assert not has_field("hayagriva", "keywords")
