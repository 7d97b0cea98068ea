from __future__ import annotations

import pytest

from vlbib.core.record import Value
from vlbib.core.venue_styles import VenueStyle
from vlbib.lock.schema import LockedField
from vlbib.merge.field import decide
from vlbib.merge.styled_field import is_in_style, styled_field

GIVEN = "Proceedings of the 38th International Conference on Machine Learning"


def styled(text: str, venues: VenueStyle | None = VenueStyle.SHORT) -> LockedField:
    return styled_field("booktitle", Value(text, "dblp"), venues)


def test_a_venue_is_written_in_the_style_and_recorded_as_its_source_gave_it() -> None:
    field = styled(GIVEN)
    assert (field.value, field.text, field.last) == (GIVEN, "ICML", "ICML")
    assert styled_field("title", Value(GIVEN, "dblp"), VenueStyle.SHORT).text == GIVEN
    assert styled(GIVEN, None) == LockedField(value=GIVEN, source="dblp")


def test_a_new_style_is_written_only_over_the_last_one() -> None:
    full = styled(GIVEN, VenueStyle.FULL)
    ours = decide("booktitle", full, styled(GIVEN), "ICML", str, restore=False)
    assert (ours.write, ours.locked.text) == (True, "International Conference on Machine Learning")
    owners = decide("booktitle", full, styled(GIVEN), "ICML (Oral)", str, restore=False)
    assert (owners.write, owners.by_hand, owners.locked.disputed) == (False, True, None)
    assert decide("booktitle", full, owners.locked, "ICML (Oral)", str, restore=False).locked == owners.locked


def test_a_new_value_of_the_sources_is_a_conflict_with_the_owners_whatever_the_style() -> None:
    news = styled("Nature")
    assert decide("booktitle", news, styled(GIVEN), "ICML", str, restore=False).write
    disputed = decide("booktitle", news, styled(GIVEN), "ICML (Oral)", str, restore=False).locked
    assert (disputed.disputed, disputed.written) == ("ICML (Oral)", "ICML")


@pytest.mark.parametrize(
    ("name", "field", "venues", "expected"),
    [
        ("booktitle", styled(GIVEN), VenueStyle.SHORT, True),
        ("booktitle", styled(GIVEN), VenueStyle.FULL, False),
        ("booktitle", styled(GIVEN), None, False),
        ("booktitle", styled(GIVEN, None), VenueStyle.SHORT, False),
        ("booktitle", styled(GIVEN, None), None, True),
        ("title", styled(GIVEN, None), VenueStyle.SHORT, True),
        ("title", styled(GIVEN), VenueStyle.SHORT, False),
    ],
)
def test_a_field_is_in_style_if_it_would_be_written_that_way(
    name: str, field: LockedField, venues: VenueStyle | None, *, expected: bool
) -> None:
    assert is_in_style(name, field, venues) is expected
