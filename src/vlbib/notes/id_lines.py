"""Which of the works that lines of one text name an id among them is of: that of its own line, or of the last above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.ids import Id, locate_ids, url_id
from vlbib.core.segment import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention


def id_position(segment: Segment, identity: Id) -> int:
    """Return where in a segment an id stands."""
    linked = (mark.start for mark in segment.marks if mark.mark is Mark.LINK and url_id(mark.url) == identity)
    written = (place for place, written_id in locate_ids(segment.text) if written_id == identity)
    return next(linked, next(written, 0))


def with_own_ids_only(segment: Segment, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a segment without the ids that stand on the line of another one below, or below that.

    A wrapped reference has its id on a line of its own words; a list of references that nothing parts has each id on
    the line of the title that it is of.
    """
    if len(mentions) == 1 or "\n" not in segment.text:
        return list(mentions)
    lines = {mention.line for mention in mentions}
    return [
        _with_own_ids_only(segment, mention, [line for line in lines if line > mention.line]) for mention in mentions
    ]


def _with_own_ids_only(segment: Segment, mention: Mention, below: Sequence[int]) -> Mention:
    if not (mention.ids and below):
        return mention
    ids = tuple(each for each in mention.ids if segment.line_at(id_position(segment, each)) < min(below))
    lost = set(mention.ids) - set(ids)
    links = tuple(link for link in mention.links if url_id(link.url) not in lost)
    return replace(mention, ids=ids, links=links) if lost else mention
