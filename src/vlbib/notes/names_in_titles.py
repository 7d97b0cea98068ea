"""Lines that would be looked up whole as titles, though a known name is on them: `RobBERT and DUMB, the Dutch pair`.

The name says more than the look of the line. A name before a colon and a subtitle, or inside words that read like a
title, may be part of a title that nobody knows; that line stays a title.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import find_word
from vlbib.notes.asides import asides_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_SUBTITLE = lazy_pattern(r"\s?[:：]\s?[^\W\d_][\w'’-]*(?:\s[\w'’-]+){2}")


def without_names_as_titles(
    segment: Segment, mentions: Sequence[Mention], names: Mapping[str, str]
) -> tuple[Mention, ...]:
    """Return the mentions of a segment without the titles that are a sure name and words about it.

    `names` are the short names in the segment, each with the title of its work.
    """
    if not names or not any(not mention.ids for mention in mentions):
        return tuple(mentions)
    asides = (each for number, line in segment.lines() for each in asides_of(segment, number, line, names))
    sure = {each.text for each in asides if not each.aside}
    return tuple(each for each in mentions if each.ids or not any(_is_about(each.text, name) for name in sure))


def _is_about(text: str, name: str) -> bool:
    """Tell whether a text has a name and words about it, and is not the name alone or a title that begins with it."""
    at = find_word(text, name)
    return at >= 0 and text != name and _SUBTITLE.match(text, at + len(name)) is None
