"""Interviews, for which biblatex has no type: they are entries of other types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.exports.values.kinds import Type

if TYPE_CHECKING:
    from vlbib.exports.item import Item

_ENTERED_AS = frozenset({Type.AUDIO, Type.MISC, Type.UNPUBLISHED, Type.VIDEO, Type.WEB})


def is_interview(item: Item) -> bool:
    """Tell whether an entry is an interview: it names an interviewer, or its `type` is `interview`."""
    named = "interviewer" in item.values or item.values.get("type", "").strip("{} ").lower() == "interview"
    return named and item.type in _ENTERED_AS
