"""Known titles in a text: all of a title stands there, word by word, with clean edges.

No style of citation is parsed: whatever stands around a title, its edges tell whether it ends there or goes on as a
longer title that nobody knows. docs/notes.md shows the rules with examples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.core.segment import Mark, Place, Sighting
from vlbib.core.text import squeeze
from vlbib.matching.edges import Edge, left_edge, right_edge
from vlbib.matching.form import form, same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_REACH = 400  # squeezed letters that a title has at most
_ANYWHERE, _EDGED, _LISTED = 5, 4, 3  # words from which a title counts anywhere, between hard edges, in a list
_CITED = re.compile(r"\s*(?:\\cite\w*\b|\[@|\[\[@|\[\d{1,3}(?:[,–-]\s?\d{1,3})*\])")
_WHOLE_MARKS = (Mark.BOLD, Mark.LINK, Mark.WIKI, Mark.QUOTED, Mark.ITALIC, Mark.CELL)
_LISTS = (Place.ITEM, Place.ROW, Place.HEADING, Place.PROPERTY, Place.FILE)


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words of a text, one a character in scripts without spaces, and all of them squeezed together."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    offsets: tuple[int, ...]  # of each word in `letters`, and the end
    letters: str


def titles_in(segment: Segment, known: Known) -> tuple[Sighting, ...]:
    """Return the known works that a segment names by title, in their order; none stands within another."""
    tokens = _tokens(segment.text)
    claims = sorted(_titles(segment, tokens, known), key=lambda claim: (claim.start - claim.end, claim.start))
    taken: list[Sighting] = []
    for claim in claims:
        if all(claim.end <= other.start or other.end <= claim.start for other in taken):
            taken.append(claim)
    return tuple(sorted(taken, key=lambda claim: claim.start))


def _tokens(text: str) -> _Tokens:
    matches = list(_TOKEN.finditer(text))
    words = [squeeze(match[0]) for match in matches]
    offsets = [0]
    for word in words:
        offsets.append(offsets[-1] + len(word))
    return _Tokens(
        tuple(match.start() for match in matches),
        tuple(match.end() for match in matches),
        tuple(offsets),
        "".join(words),
    )


def _titles(segment: Segment, tokens: _Tokens, known: Known) -> Iterator[Sighting]:
    """Yield each known title that stands in a segment and may count there; they may overlap."""
    ends = {offset: number for number, offset in enumerate(tokens.offsets[1:])}
    for start, offset in zip(tokens.starts, tokens.offsets, strict=False):
        for title in known.titles_from(tokens.letters[offset : offset + _REACH]):
            last = ends.get(offset + len(title.key))
            if last is not None and _counts(segment, start, tokens.ends[last], title):
                yield Sighting(start, tokens.ends[last], title.text)
                break


def _counts(segment: Segment, start: int, end: int, title: KnownTitle) -> bool:
    """Tell whether a known title counts where it stands, by its length and its edges."""
    text = segment.text[start:end]
    count = _size(text)
    whole = _is_whole(segment, start, end)
    if count < _LISTED or (segment.results and count < _ANYWHERE) or not same(form(text), form(title.text)):
        return False
    if whole:
        return True
    left, right = left_edge(segment, start, title.names), right_edge(segment, end)
    if Edge.OPEN in (left, right):
        return False
    if count >= _ANYWHERE:
        return True
    hard = left is right is Edge.HARD
    if count >= _EDGED and hard:
        return True
    return (hard and segment.place in _LISTS) or _CITED.match(segment.text, end) is not None


def _size(text: str) -> int:
    """Return how many words a title has; two characters of a script without spaces are one."""
    wide = len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", text))
    return len([word for word in text.split() if re.search(r"[A-Za-z0-9\u00c0-\u024f]", word)]) + wide // 2


def _is_whole(segment: Segment, start: int, end: int) -> bool:
    """Tell whether a stretch is all that a mark, a cell or the whole segment says."""
    covers = ((mark.start, mark.end) for mark in segment.marks if mark.mark in _WHOLE_MARKS and mark.end > mark.start)
    return any(
        low <= start <= end <= high and not _letters(segment.text[low:start]) and not _letters(segment.text[end:high])
        for low, high in ((0, len(segment.text)), *covers)
    )


def _letters(text: str) -> bool:
    return any(char.isalnum() for char in text)
