"""The name of a work's later version beside its title: `CLIP++: Learning ...` is another work than `CLIP`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from vlbib.core.known import Known, KnownTitle

_FAR = 60  # characters before a title that are searched for its work's name
_LATER_NAME = r"([^\s:：()\[\]]{2,30}\+)"
_LATER_BEFORE = lazy_pattern(
    rf"(?<!\S)[^\w\s]{{0,3}}{_LATER_NAME}[^\w\s]{{0,3}}\s*(?:[:：)\]）(（]|\s[-–—])[^\w\s]{{0,2}}\s*[\"“«]?$"
)
_LATER_AFTER = lazy_pattern(rf"[\"”»]?\s*[(（\[]{_LATER_NAME}[)）\]]")


def has_later_name(text: str, start: int, end: int, title: KnownTitle, body: Known) -> bool:
    """Tell whether beside a title its work's name has a `+` that no record gives it: `CLIP++: Learning ...`."""
    before = _LATER_BEFORE.search(text[max(start - _FAR, 0) : start]) if "+" in text[:start] else None
    after = _LATER_AFTER.match(text, end) if "+" in text[end:] else None
    names = [match[1] for match in (before, after) if match and squeeze(match[1]) in title.names]
    return any(squeeze(body.bearer(name)) != title.key for name in names)
