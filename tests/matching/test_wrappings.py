"""What notes put around a title is removed, if the record's title lacks it."""

from __future__ import annotations

import pytest

from vlbib.matching.form import form
from vlbib.matching.wrappings import bracket, gloss


@pytest.mark.parametrize(
    ("asked", "title", "bare"),
    [
        ("Counting Old Maps（数地图）", "Counting Old Maps", "Counting Old Maps"),
        ("Counting Old Maps 数旧地图", "Counting Old Maps", "Counting Old Maps"),
        ("Counting Old Maps", "Counting Old Maps", None),
        ("数旧地图", "Counting Old Maps", None),  # nothing would be left
        ("Counting Old Maps（数地图）", "Counting Old Maps 数地图", None),  # the title has one, too
    ],
)
def test_a_gloss_in_another_script_is_removed(asked: str, title: str, bare: str | None) -> None:
    found = gloss(form(asked), form(title))
    assert (found.form.text if found and found.form.text else None) == bare


@pytest.mark.parametrize(
    ("asked", "bare", "name"),
    [
        ("Counting Old Maps (MapNet)", "Counting Old Maps", "MapNet"),
        ("Counting Old Maps [2021]", "Counting Old Maps", ""),
        ("Counting Old Maps (once more)", None, ""),
        ("Counting Old Maps", None, ""),
    ],
)
def test_a_short_name_or_a_year_in_brackets_is_removed(asked: str, bare: str | None, name: str) -> None:
    found = bracket(form(asked), form("Counting Old Maps"))
    assert (found.form.text if found else None) == bare
    assert (found.name if found else "") == name


def test_a_bracket_that_the_title_has_too_stays() -> None:
    assert bracket(form("Counting Old Maps (MapNet)"), form("MapNet: Counting Old Maps")) is None
