"""Authors on a line of their own (`Authors: Kaiming He, Xinlei Chen`): which title they belong to.

They belong to the work named above them in the same item or paragraph, else to the work of the parent item, else to
that of the nearest text above in the section. If that text names several works, they belong to none. People without a
label count as authors in two places: directly below a segment that is only a title (a link or a year may come between),
and, if there are several, on the line after a title in its own paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people_words import OTHERS
from vlbib.core.segment import Mark, Place
from vlbib.core.work import Kind
from vlbib.core.written_ids import read_id
from vlbib.notes.line.bare_people import bare_people
from vlbib.notes.line.claims import is_resource, read_claim
from vlbib.notes.line.shape import people
from vlbib.notes.links_below import is_nothing_else

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_LABEL = lazy_pattern(
    r"\W{0,4}(?:authors?|authored by|written by|autor(?:en|in|innen|es)?|auteurs?|作者|著者|저자)\W{0,3}?[:：]\W{0,3}",
    re.IGNORECASE,
)
# A field that lists other works: `Related:: [[DETR]]`
_OTHERS = lazy_pattern(
    r"\W{0,4}(?:related|see also|see|cites|cited by|compares? with|baselines?)\W{0,3}?[:：]", re.IGNORECASE
)
_CITED = lazy_pattern(rf"(.{{2,120}}?\b{OTHERS})[\s,(]{{0,3}}(.*)")
_PRESENTED = lazy_pattern(r"[\s,(]*\b(?:oral|spotlight|poster|best paper|highlight)\b\)?$", re.IGNORECASE)
_OWN = (Place.ITEM, Place.PARAGRAPH)
_LIST = 2  # minimum people of a list
_FARTHEST = 12  # maximum segments from labelled authors up to their work
_NEAREST = 3  # maximum segments from unlabelled authors up to their work


def with_labelled_people(
    segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]]
) -> tuple[list[list[Mention]], frozenset[int]]:
    """Return the mentions of each segment with their authors added, and the lines that give authors."""
    changed = [list(some) for some in mentions]
    lines: set[int] = set()
    for number, segment in enumerate(segments):
        for line, names, own in _labelled(segments, number):
            lines.add(line)
            at = number if own and changed[number] else _owner(segments, changed, number)
            some = changed[at] if at >= 0 else []
            if segment.place in _OWN and len(some) == 1 and some[0].line <= line and not some[0].authors:
                some[0] = replace(some[0], authors=names)
        at = -1 if changed[number] or segment.place not in _OWN else _title_above(segments, changed, number)
        if at >= 0 and (names := _bare(segment)) and _may_be_of(segment, segments[at]):
            lines.add(segment.line)
            changed[at] = [replace(changed[at][0], authors=changed[at][0].authors or names)]
        if "\n" in segment.text and segment.place in _OWN and len(changed[number]) == 1:
            changed[number] = [_with_people_beside(segment, changed[number][0])]
            lines |= _about(segment, changed[number][0])
    return changed, frozenset(lines)


def _title_above(segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]], number: int) -> int:
    """Return the index of the nearest segment above that is only the title of a work; -1 if there is none."""
    for at in range(number - 1, max(number - 1 - _NEAREST, -1), -1):
        above, some = segments[at], mentions[at]
        if above.level > segments[number].level and above.place is not Place.HEADING:
            return -1
        if some:
            is_title = len(some) == 1 and some[0].kind not in (Kind.LINK, Kind.FILE, Kind.ALIAS)
            return at if is_title and is_nothing_else(above, some[0]) else -1
        if not is_resource(above.text.strip(" :：")) and read_claim(above.text) is None:
            return -1
    return -1


def _may_be_of(segment: Segment, above: Segment) -> bool:
    """Tell whether people can be the authors of the title above: they are indented, begin with `by`, or are no item.

    People at the level of the title, as in `- He et al. 2022`, stand for another work of the list.
    """
    is_beside = segment.place is above.place is Place.ITEM and segment.level == above.level
    return not is_beside or segment.text[:3].lower() == "by "


def _bare(segment: Segment) -> tuple[str, ...]:
    """Return the people that a segment without a label consists of; a venue and year may follow them."""
    if "\n" in segment.text or _LABEL.match(segment.text):
        return ()
    cited = None if segment.reading else _CITED.match(segment.text)
    text = cited[1] if cited and read_claim(cited[2]) else segment.reading or segment.text
    italic = any(mark.mark is Mark.ITALIC and mark.end - mark.start >= len(text) for mark in segment.marks)
    return bare_people(text, italic=italic)


def _with_people_beside(segment: Segment, mention: Mention) -> Mention:
    """Return the only mention of a segment with the people on its next line, if that has nothing else."""
    if mention.authors or mention.kind in (Kind.LINK, Kind.ALIAS):
        return mention
    names = next((bare_people(text, italic=True) for line, text in segment.lines() if line == mention.line + 1), ())
    return replace(mention, authors=names) if len(names) >= _LIST else mention


def _about(segment: Segment, mention: Mention) -> set[int]:
    """Return the lines beside a title in its segment that give its authors, its venue or year, or its id."""
    return {line for line, text in segment.lines() if line != mention.line and _is_about(text, mention)}


def _is_about(text: str, mention: Mention) -> bool:
    if bare_people(text, italic=True) or (mention.authors and people(text) == mention.authors):
        return True
    identity = read_id(text)
    return identity in mention.ids if identity else read_claim(_PRESENTED.sub("", text)) is not None


def _labelled(segments: Sequence[Segment], number: int) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Yield the lines of a segment that give authors: the line, the authors, and whether text comes before it."""
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
    """Return the people that the items nested below a segment name, one each."""
    names: list[str] = []
    for segment in segments[number + 1 :]:
        person = people(segment.text)
        if segment.place is not Place.ITEM or segment.level <= segments[number].level or len(person) != 1:
            break
        names += person
    return tuple(names)


def _owner(segments: Sequence[Segment], mentions: Sequence[Sequence[Mention]], number: int) -> int:
    """Return the index of the segment above whose work has the authors given here; -1 if there is none."""
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
