"""Ids beside a title that are known to be of another work, and are set apart from it: `A Title + arXiv:2510.07927`.

An id in brackets after a title, or right behind it, is meant to be the title's own, even if it is not: that is a
mistake, which waits for a decision.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.ids import url_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import words
from vlbib.core.work import Kind
from vlbib.notes.id_lines import id_position
from vlbib.notes.segment_mentions import mention_of_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_WHOLE = 4  # minimum words of a whole title
# What joins two works right before an id
_JOINED = lazy_pattern(
    r"(?:\s[+&]|\s?[;；、]|\s(?:and|und|et|y|e|sowie|plus)|\s?(?:和|与|及|以及))\s*(?:arxiv|doi)?\s?[:：]?\s*$",
    re.IGNORECASE,
)
_OPEN = lazy_pattern(r"[(（\[【][^)）\]】]*$")
_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_WORDED = 2  # minimum words besides the id on a line that says something about it


def with_ids_apart(
    segment: Segment, mentions: Sequence[Mention], titles_of: Callable[[Id], Sequence[str]]
) -> Iterator[Mention]:
    """Yield the mentions of a segment, those of ids that are known to be of other works each by itself."""
    for mention in mentions:
        apart = [each for each in mention.ids if _is_apart(each, mention, segment, titles_of)]
        if not apart:
            yield mention
            continue
        kept = tuple(link for link in mention.links if url_id(link.url) not in apart)
        yield replace(mention, ids=tuple(each for each in mention.ids if each not in apart), links=kept)
        for identity in apart:
            yield mention_of_id(segment, (identity,), segment.line_at(id_position(segment, identity)))


def is_another_title(text: str, titles: Sequence[str]) -> bool:
    """Tell whether a title of several words shares less than half of them with each of the other titles."""
    own = set(words(text))
    return len(own) >= _WHOLE and bool(titles) and all(2 * len(own & set(words(title))) < len(own) for title in titles)


def _is_apart(identity: Id, mention: Mention, segment: Segment, titles_of: Callable[[Id], Sequence[str]]) -> bool:
    """Tell whether an id after a title is joined to it like another work, or in another sentence of the text."""
    end = segment.text.find(mention.text) + len(mention.text)
    at = id_position(segment, identity)
    if mention.kind is Kind.LINK or mention.authors or segment.authors or not len(mention.text) <= end <= at:
        return False
    between = segment.text[end:at]
    number = segment.line_at(at)
    line = dict(segment.lines()).get(number, "")
    is_told = number > segment.line_at(end) + 1 and len(_WORD.findall(line.replace(identity.value, ""))) > _WORDED
    is_joined = _JOINED.search(between) is not None and not _OPEN.search(between)
    return (is_joined or is_told) and is_another_title(mention.text, titles_of(identity))
