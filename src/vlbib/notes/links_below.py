"""Links in an item of their own below the item of a title, or alone below a heading that is one: they are the title's.

A paper that is another one is then found out where titles and ids are compared; as a work of its own nobody would be
told. Several papers below one title are a list of them, and words beside a link say what else it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.segment import Place
from vlbib.core.work import Kind
from vlbib.notes.line.claims import is_resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_OVER = (Place.ITEM, Place.HEADING)


def with_links_below(
    segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]]
) -> tuple[list[list[Mention]], frozenset[int]]:
    """Return the mentions of each segment, with the id of the only bare link below a title at the title.

    With them come the lines of such links.
    """
    changed, lines = [list(some) for some in mentions], set[int]()
    for number, some in enumerate(mentions):
        if segments[number].place not in _OVER or len(some) != 1 or some[0].kind in (Kind.LINK, Kind.FILE):
            continue
        below = [at for at in _inside(segments, mentions, number) if _is_bare_link(segments[at], mentions[at])]
        link = mentions[below[0]][0] if len(below) == 1 else None
        if link and some[0].ids in ((), link.ids):
            links = tuple(dict.fromkeys((*some[0].links, *link.links)))
            changed[number] = [replace(some[0], ids=link.ids, links=links)]
            changed[below[0]] = []
            lines.add(link.line)
    return changed, frozenset(lines)


def _inside(segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]], number: int) -> list[int]:
    """Return the items right within an item, or what stands under a heading where that names nothing else."""
    over = segments[number]
    inside: list[int] = []
    for at in range(number + 1, len(segments)):
        segment = segments[at]
        if segment.place is Place.HEADING or (over.place is Place.ITEM and segment.level < over.level):
            break
        if over.place is Place.HEADING:
            if mentions[at] and not _is_bare_link(segment, mentions[at]):
                return []
            inside.append(at)
        elif segment.place is Place.ITEM and segment.level <= over.level:
            break
        elif segment.place is Place.ITEM and segment.level == over.level + 1:
            inside.append(at)
    return inside


def _is_bare_link(segment: Segment, mentions: Sequence[Mention]) -> bool:
    """Tell an item of nothing but a link, or of one behind its label (`paper: https://...`)."""
    if len(mentions) != 1 or mentions[0].kind is not Kind.LINK:
        return False
    words = segment.text.strip(" :：")
    return not words or words == mentions[0].text or is_resource(words)
