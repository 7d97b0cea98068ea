"""People cited on a line that names other works by short names: `residual nets (He et al., 2016), ViT and CLIP`.

They refer to a work of their own if no name on the line is theirs: a name right before them is, and one whose authors
they are.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vlbib.core.text import words
from vlbib.core.work import Kind
from vlbib.notes.line.people_alone import may_cite_people
from vlbib.notes.not_taken import people_not_taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention, Skipped

_NAMES = (Kind.ALIAS, Kind.PEOPLE)
_BETWEEN = " ([（,;:，、"  # what may be between a name and its authors


def people_apart(
    segments: Iterable[Segment], mentions: Iterable[Mention], cited: AbstractSet[tuple[int, str]]
) -> Iterator[Skipped]:
    """Yield the people on lines with names of other works, but for those `cited` there by a mention (line, words)."""
    by_line: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_line[mention.line].append(mention)
    for segment in segments:
        if ("\n" in segment.text or _are_names(by_line.get(segment.line, ()))) and may_cite_people(segment.text):
            yield from (item for item in _in_segment(segment, by_line) if (item.line, item.text) not in cited)


def _are_names(mentions: Sequence[Mention]) -> bool:
    """Tell whether there are mentions, and all are short names or people."""
    return bool(mentions) and mentions[0].kind in _NAMES and all(each.kind in _NAMES for each in mentions)


def _in_segment(segment: Segment, by_line: Mapping[int, Sequence[Mention]]) -> Iterator[Skipped]:
    texts = dict(segment.lines())
    for item in people_not_taken(segment):
        beside = by_line.get(item.line, ())
        if _are_names(beside) and not any(_is_of(each, item.text, texts[item.line]) for each in beside):
            yield item


def _is_of(mention: Mention, people: str, line: str) -> bool:
    """Tell whether people on a line are the authors of a mention, or stand right behind it."""
    cited = set(words(people))
    if any(cited.issuperset(words(author)[-1:]) for author in mention.authors):
        return True
    before = line.partition(people)[0].rstrip(_BETWEEN)
    return any(before.endswith(name) or people.startswith(name) for name in (mention.text, mention.called) if name)
