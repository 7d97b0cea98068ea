"""Later versions of a work, which are other works: `CLIP++: Learning ...`, `Llama 3`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.version_numbers import has_later_version

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


def is_of_earlier_version(text: str, end: int, name: str, body: Known) -> bool:
    """Tell whether the number of a version follows a name that ends at an offset, and other versions of it are known.

    After a name without versions, the number is a rating, a date or an amount as well: `Flamingo 5 Nov`.
    """
    versions = (f"{name} {number}" for number in range(2, 10)) if has_later_version(text, end) else ()
    return any(body.naming(version) is not Naming.NONE for version in versions)
