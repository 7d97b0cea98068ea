"""What a source may send instead of a value."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from vlbib.core.record import Record, unsound_field

RECORD = Record(source="s", title="T", year=2020, volume="3")


@pytest.mark.parametrize(
    ("field", "value", "sound"),
    [
        ("year", 9999, True),
        ("year", 1, True),
        ("year", 0, False),
        ("year", 10_000, False),
        ("year", -7, False),
        ("year", "2020", False),
        ("preprint_year", 10**30, False),
        ("year", None, True),
        ("volume", None, True),
        ("volume", 10**30, False),
        ("pages", ["1"], False),
        ("venue", {}, False),
        ("title", 5, False),
    ],
)
def test_a_value_of_the_wrong_type_is_found(field: str, value: Any, sound: bool) -> None:  # noqa: FBT001 -- a column
    assert unsound_field(structs.replace(RECORD, **{field: value})) == ("" if sound else field)


def test_a_record_appeared_at_its_full_venue_else_at_its_acronym() -> None:
    assert Record(source="dblp", title="Lines", venue="Conference on Maps", venue_short="COM").appeared_in == (
        "Conference on Maps"
    )
    assert Record(source="list", title="Lines", venue_short="COM").appeared_in == "COM"
    assert Record(source="arxiv", title="Lines").appeared_in == ""
