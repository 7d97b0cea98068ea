"""Authors that a note tells on a line of their own (`Authors: Kaiming He, Xinlei Chen`): whose they are.

They are the work's that the same item or paragraph names above them; else the work's of the item that theirs stands
in, or of the nearest text above in their section. Where that names several works they are nobody's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place
from vlbib.core.work import Kind
from vlbib.notes.line.shape import people

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_LABEL = lazy_pattern(
    r"\W{0,4}(?:authors?|authored by|written by|autor(?:en|in|innen|es)?|auteurs?|作者|著者|저자)\W{0,3}?[:：]\W{0,3}",
    re.IGNORECASE,
)
# A field of other works: `Related:: [[DETR]]`
_OTHERS = lazy_pattern(
    r"\W{0,4}(?:related|see also|see|cites|cited by|compares? with|baselines?)\W{0,3}?[:：]", re.IGNORECASE
)
_OWN = (Place.ITEM, Place.PARAGRAPH)
_FARTHEST = 12  # segments above which authors are told of a work


def with_labelled_people(
    segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]]
) -> tuple[list[list[Mention]], frozenset[int]]:
    """Return the mentions of each segment with the authors told of them, and the lines that tell authors."""
    changed = [list(some) for some in mentions]
    lines: set[int] = set()
    for number, segment in enumerate(segments):
        for line, names, own in _labelled(segments, number):
            lines.add(line)
            at = number if own and changed[number] else _owner(segments, changed, number)
            some = changed[at] if at >= 0 else []
            if segment.place in _OWN and len(some) == 1 and some[0].line <= line and not some[0].authors:
                some[0] = replace(some[0], authors=names)
    return changed, frozenset(lines)


def _labelled(segments: Sequence[Segment], number: int) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Yield the lines of a segment that tell authors: the line, whom, whether other text stands above it."""
    segment = segments[number]
    if ":" not in segment.text and "：" not in segment.text:
        return
    for at, (line, text) in enumerate(segment.lines()):
        label = _LABEL.match(text)
        if label is None:
            continue
        rest = text[label.end() :].strip()
        names = people(rest) if rest else _listed(segments, number)
        if names:
            yield line, names, at > 0


def _listed(segments: Sequence[Segment], number: int) -> tuple[str, ...]:
    """Return the persons that the items below a segment name, one each."""
    names: list[str] = []
    for segment in segments[number + 1 :]:
        person = people(segment.text)
        if segment.place is not Place.ITEM or segment.level <= segments[number].level or len(person) != 1:
            break
        names += person
    return tuple(names)


def _owner(segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]], number: int) -> int:
    """Return the segment above whose work the authors of one are; -1 for none."""
    nearest, level = -1, segments[number].level
    for at in range(number - 1, max(number - 1 - _FARTHEST, -1), -1):
        segment = segments[at]
        if segment.place is Place.ITEM and segment.level > level:
            continue
        if _OTHERS.match(segment.text):
            break
        if any(mention.kind is not Kind.FILE for mention in mentions[at]):
            if segment.level < level or segment.place is Place.HEADING:
                return at
            nearest = at if nearest < 0 else nearest
        if segment.place is Place.HEADING or (segment.place is Place.ITEM and segment.level < level):
            break
    return nearest
