"""Links of a title that are in a neighbouring item: they may lead to another paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.ids import url_id
from vlbib.core.segment import Place
from vlbib.core.text import squeeze
from vlbib.core.titles import title_size
from vlbib.core.work import Kind
from vlbib.notes import links
from vlbib.notes.ids_apart import is_another_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.segment import Segment
    from vlbib.core.work import Link, Mention

_TELLING = 4  # minimum words of an item with a link that say what it leads to
_SAME = 2 / 3  # share of the words of a title, below which the paper of an item below it is another one


def without_links_of_neighbours(
    segment: Segment, mentions: Sequence[Mention], segments: Sequence[Segment], titles_of: Callable[[Id], Sequence[str]]
) -> list[Mention]:
    """Return the mentions of a segment without links in a neighbouring item, unless records give them these titles."""

    def without(mention: Mention) -> Mention:
        if mention.kind is Kind.LINK or not mention.ids:
            return mention
        others = {link for link in mention.links if _is_others(link, mention, segment, segments, titles_of)}
        if not others:
            return mention
        lost = links.ids_of(others)
        ids = tuple(each for each in mention.ids if each not in lost)
        return replace(mention, ids=ids, links=tuple(each for each in mention.links if each not in others))

    return list(map(without, mentions))


def _is_others(
    link: Link,
    mention: Mention,
    segment: Segment,
    segments: Sequence[Segment],
    titles_of: Callable[[Id], Sequence[str]],
) -> bool:
    """Tell whether a link in a neighbouring item may lead to another paper: no record gives it the mention's title."""
    identity = url_id(link.url)
    beside = _items_beside(link, segment, segments) if identity in mention.ids else []
    if identity is None or not beside:
        return False
    titles = titles_of(identity)
    if not titles or is_another_title(mention.text, titles, _SAME):
        return True
    is_named = any(squeeze(mention.text) in squeeze(title) for title in titles)
    return not is_named and any(title_size(item.text) >= _TELLING for item in beside)


def _items_beside(link: Link, segment: Segment, segments: Sequence[Segment]) -> list[Segment]:
    """Return the item that a link is in, if it is beside that of a title and not nested below it."""
    if segment.line <= link.line <= segment.line_at(len(segment.text)):
        return []
    here = (each for each in segments if each.line == link.line and each.place is Place.ITEM)
    return [item for item in here if segment.place is not Place.ITEM or item.level <= segment.level]
