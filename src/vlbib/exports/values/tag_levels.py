"""The tags of an entry, and the levels of a tag that is a path."""

from __future__ import annotations

from functools import lru_cache

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import levels
from vlbib.exports.values.plain import reader_text

_LEVEL = lazy_pattern(r"(?:(?<!\s)\s+)?(?:/|>|::)\s*")


@lru_cache(maxsize=4096)  # the same tags occur in many entries
def listed_tags(value: str) -> tuple[str, ...]:
    """Return the tags in a `keywords` value in order, each once.

    >>> listed_tags("Vision; {VLP}, Vision")
    ('Vision', 'VLP')
    """
    tags = map(str.strip, reader_text(value).replace(";", ",").split(","))
    return tuple(dict.fromkeys(filter(None, tags)))


@lru_cache(maxsize=16384)
def tag_path(tag: str, separator: str = "") -> tuple[str, ...]:
    """Return the levels of a tag, outermost first, by its separator: `VLP/Dual encoder`, `VLP > Dual encoder`."""
    parts = levels(tag, separator) if separator else tuple(part for part in _LEVEL.split(tag) if part)
    return parts or (tag,)
