"""Which title a link below it, in text of its own, belongs to.

In an item within the item of a title, or alone below a heading that is one, a bare link is the title's. Right below, as
the next item of the same list or the next paragraph, it is where a label says so (`paper: https://...`), or where
the title is a paragraph of its own and no link stands above it. A paper that is another one is then found out where
titles and ids are compared; as a work of its own nobody would be told. Several papers without labels below one title
are a list of them, and words beside a link say what else it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.segment import Mark, Place
from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Link
from vlbib.notes.line.claims import is_resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_OVER = (Place.ITEM, Place.HEADING, Place.PARAGRAPH)
_TEXTS = (Place.PARAGRAPH, Place.QUOTE)


def with_links_below(
    segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]]
) -> tuple[list[list[Mention]], frozenset[int]]:
    """Return the mentions of each segment, with the id of the link below a title at the title.

    With them come the lines of such links.
    """
    changed, lines = [list(some) for some in mentions], set[int]()
    for number, some in enumerate(mentions):
        if segments[number].place not in _OVER or len(some) != 1 or some[0].kind in (Kind.LINK, Kind.FILE):
            continue
        at = _own_link(segments, changed, number)
        link = changed[at][0] if at >= 0 else None
        if link and some[0].ids in ((), link.ids):
            own = link.links or (Link(url=link.text, line=link.line),)
            links = tuple(dict.fromkeys((*some[0].links, *own)))
            changed[number] = [replace(some[0], ids=link.ids, links=links)]
            changed[at] = []
            lines.add(link.line)
    return changed, frozenset(lines)


def _own_link(segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]], number: int) -> int:
    """Return the segment below a title that is its link; -1 for none."""
    inside = [] if segments[number].place is Place.PARAGRAPH else _inside(segments, mentions, number)
    below = [at for at in inside if _is_bare_link(segments[at], mentions[at])]
    if below and (len(below) == 1 or all(_label(segments[at], mentions[at]) for at in below)):
        return below[0]
    at = number + 1
    if below or at == len(segments) or not _is_bare_link(segments[at], mentions[at]):
        return -1
    is_own = _is_labelled_below if _label(segments[at], mentions[at]) else _is_alone_below
    return at if is_own(segments, mentions, number) else -1


def _inside(segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]], number: int) -> list[int]:
    """Return what stands right within an item, or under a heading where that names nothing else."""
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
        elif segment.level == over.level + (segment.place is Place.ITEM):
            inside.append(at)
    return inside


def _is_labelled_below(segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]], number: int) -> bool:
    """Tell whether a link with a label right below a title is the title's: no deeper nor higher, in the same list."""
    over, below = segments[number], segments[number + 1]
    if over.place is Place.ITEM:
        return below.place is Place.ITEM and below.group == over.group and below.level == over.level
    return over.place is Place.HEADING or is_nothing_else(over, mentions[number][0])


def _is_alone_below(segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]], number: int) -> bool:
    """Tell whether a link without a label is the paragraph right below that of a title, and no other one is near."""
    over, below = segments[number], segments[number + 1]
    if over.place is not Place.PARAGRAPH or below.place not in _TEXTS or below.level != over.level:
        return False
    near = (at for at in (number - 1, number + 2) if 0 <= at < len(segments))
    return is_nothing_else(over, mentions[number][0]) and not any(
        _is_bare_link(segments[at], mentions[at]) for at in near
    )


def is_nothing_else(segment: Segment, mention: Mention) -> bool:
    """Recognise a text that is the title of the one work that it names, beside year, venue and people at most."""
    return squeeze(segment.reading or segment.text) == squeeze(mention.text)


def _is_bare_link(segment: Segment, mentions: Sequence[Mention]) -> bool:
    """Recognise an item of nothing but a link, or of one after its label (`paper: https://...`)."""
    if len(mentions) != 1 or mentions[0].kind is not Kind.LINK:
        return False
    words = segment.text.strip(" :：")
    return not words or words == mentions[0].text or is_resource(words)


def _label(segment: Segment, mentions: Sequence[Mention]) -> str:
    """Return the label of a bare link; "" for none, and for an id that is not a link (`doi:: 10.1/2`)."""
    words = segment.text.strip(" :：")
    has_link = any(mark.mark is Mark.LINK for mark in segment.marks)
    return words if has_link and words != mentions[0].text and any(map(str.isalpha, words)) else ""
