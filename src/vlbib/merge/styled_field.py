"""The record in the lock of a value from the sources, with the text that vlbib writes in the project's style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.record import Value
from vlbib.core.venue_styles import VENUE_FIELDS, restyled_value
from vlbib.lock.schema import LockedField

if TYPE_CHECKING:
    from vlbib.core.venue_styles import VenueStyle


def styled_field(name: str, value: Value, venues: VenueStyle | None) -> LockedField:
    """Return the field that vlbib writes for a value; only venues are changed, and only if a style is given."""
    text = restyled_value(value.text, venues) if venues and name in VENUE_FIELDS else value.text
    return LockedField(value=value.text, source=value.source, styled=None if text == value.text else text)


def is_in_style(name: str, field: LockedField, venues: VenueStyle | None) -> bool:
    """Tell whether a field's text is what vlbib would write for its value in that style."""
    if venues is None or name not in VENUE_FIELDS:
        return field.styled is None
    return styled_field(name, Value(field.value, field.source), venues).styled == field.styled
