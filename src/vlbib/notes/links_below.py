"""Which title a link below it, in a segment of its own, belongs to.

A bare link belongs to the title if it is in an item nested below the title's item, or alone below a heading that is the
title. If it is the next item of the same list or the next paragraph, it belongs to the title if it has a label (`paper:
https://...`), or if the title is a paragraph of its own with no other link nearby. If the link is another paper's, the
comparison of titles with ids finds that out; as a separate work it would go unnoticed. Several unlabelled papers below
one title are a list, and words beside a link say what else it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.ids import find_ids
from vlbib.core.segment import Mark, Place
from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Link
from vlbib.notes.ids_apart import is_another_title
from vlbib.notes.line.claims import is_resource

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_OVER = (Place.ITEM, Place.HEADING, Place.PARAGRAPH)
_TEXTS = (Place.PARAGRAPH, Place.QUOTE)


def with_links_below(
    segments: Sequence[Segment],
    mentions: Sequence[Sequence[Mention]],
    titles_of: Callable[[Id], Sequence[str]] = lambda _identity: (),
) -> tuple[list[list[Mention]], frozenset[int]]:
    """Return the mentions of each segment with the id of the link below a title added, and the lines of these links.

    `titles_of` gives the titles in the records of an id: a link that shows the id of another paper is its own work.
    """
    changed, lines = [list(some) for some in mentions], set[int]()
    if not any(len(some) == 1 and some[0].kind is Kind.LINK for some in mentions):
        return changed, frozenset()
    for number, some in enumerate(mentions):
        if segments[number].place not in _OVER or len(some) != 1 or some[0].kind in (Kind.LINK, Kind.FILE):
            continue
        at = _own_link(segments, changed, number)
        link = changed[at][0] if at >= 0 else None
        if link and find_ids(segments[at].text) and _is_anothers(link, some[0], titles_of):
            continue
        if link and some[0].ids in ((), link.ids):
            own = link.links or (Link(url=link.text, line=link.line),)
            links = tuple(dict.fromkeys((*some[0].links, *own)))
            changed[number] = [replace(some[0], ids=link.ids, links=links)]
            changed[at] = []
            lines.add(link.line)
    return changed, frozenset(lines)


def _is_anothers(link: Mention, title: Mention, titles_of: Callable[[Id], Sequence[str]]) -> bool:
    """Tell whether records give the ids of a link to papers whose titles have few words of a title."""
    return bool(link.ids) and all(is_another_title(title.text, titles_of(each)) for each in link.ids)


def _own_link(segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]], number: int) -> int:
    """Return the index of the segment below a title that is its link; -1 if there is none."""
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
    """Return the segments directly inside an item, or under a heading if only bare links are named there."""
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
    """Tell whether a labelled link right below a title belongs to it: at the same level of the same list."""
    over, below = segments[number], segments[number + 1]
    if over.place is Place.ITEM:
        return below.place is Place.ITEM and below.group == over.group and below.level == over.level
    return over.place is Place.HEADING or is_nothing_else(over, mentions[number][0])


def _is_alone_below(segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]], number: int) -> bool:
    """Tell whether an unlabelled link is the paragraph right after the title's, and no other link is near."""
    over, below = segments[number], segments[number + 1]
    if over.place is not Place.PARAGRAPH or below.place not in _TEXTS or below.level != over.level:
        return False
    near = (at for at in (number - 1, number + 2) if 0 <= at < len(segments))
    return is_nothing_else(over, mentions[number][0]) and not any(
        _is_bare_link(segments[at], mentions[at]) for at in near
    )


def is_nothing_else(segment: Segment, mention: Mention) -> bool:
    """Tell whether a text is only the title of the one work it names; year, venue and authors are allowed."""
    return squeeze(segment.reading or segment.text) == squeeze(mention.text)


def _is_bare_link(segment: Segment, mentions: Sequence[Mention]) -> bool:
    """Tell whether an item is only a link, or a label and a link (`paper: https://...`)."""
    if len(mentions) != 1 or mentions[0].kind is not Kind.LINK:
        return False
    words = segment.text.strip(" :：")
    return not words or words == mentions[0].text or is_resource(words)


def _label(segment: Segment, mentions: Sequence[Mention]) -> str:
    """Return the label of a bare link; "" if it has none, and for an id that is not a link (`doi:: 10.1/2`)."""
    words = segment.text.strip(" :：")
    has_link = any(mark.mark is Mark.LINK for mark in segment.marks)
    return words if has_link and words != mentions[0].text and any(map(str.isalpha, words)) else ""
