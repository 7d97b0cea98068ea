"""The beginning of a title, with its name or main title: `compare with ENSEI: Efficient Secure Inference`.

What is before the colon and some words after it say which work is meant, wherever they stand: of 92,000 titles with a
name before the colon, one in a hundred has its next three words in common with another. Eight words of any title are as
telling. What follows must not continue the title in other words, because that would be the title of another work.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from vlbib.core.known import LEAST_LETTERS
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import name_marks, placed_lines, squeeze
from vlbib.core.title_phrases import speaks
from vlbib.core.titles import is_coined, is_name_like, title_size
from vlbib.matching.recognition.context.answers import is_answered
from vlbib.matching.recognition.context.edges import Edge, left_edge, right_edge
from vlbib.matching.recognition.context.labels_before import SMALL
from vlbib.matching.recognition.titles.hinted_names import titles_headed_by
from vlbib.matching.recognition.titles.word_heads import begun_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT)
_MOST_SIGNS = 400  # maximum characters of a line that is read
_LEAST = 3  # minimum words after the name
_LONG = 8  # minimum words of a beginning without a name
_LETTERS = 32  # first letters that a long beginning has in common with its title
_MOST_BEFORE = 4  # maximum words of a main title; with three words more, a longer one is a long beginning
_COLON = lazy_pattern(r"\s?[:：]\s?(?=[^\W_])")
_BEFORE = lazy_pattern(r"(?<![\w/.@+-])[A-Za-z0-9][\w+/'’-]*(?= |$)")  # a word before the colon
_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")


def begun_titles_in(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the beginnings of the titles of one known work each in a segment, beside the titles `taken` from it."""
    if segment.place in _NO_PLACES:
        return
    for begin, line in placed_lines(segment.text):
        if len(line) <= _MOST_SIGNS:
            places = (*_after_names(segment, begin, line, body), *_long_beginnings(segment, begin, line, body))
            free = [
                each for each in places if not any(each.start < title.end and title.start < each.end for title in taken)
            ]
            yield from free[:1]


def _after_names(segment: Segment, begin: int, line: str, body: Known) -> Iterator[Sighting]:
    """Yield the beginnings of titles with their name or main title in a line that begins at `begin`."""
    for colon in _COLON.finditer(line):
        after = slice(begin + colon.start(), begin + len(line))
        for start in _beginnings(line, colon.start(), body):
            titles = titles_headed_by(line[start : colon.start()], body)
            begun = _begun(segment, slice(begin + start, after.stop), titles)
            if begun and len(_WORD.findall(segment.text[after.start : begun.end])) >= _LEAST:
                yield begun


def _long_beginnings(segment: Segment, begin: int, line: str, body: Known) -> Iterator[Sighting]:
    """Yield the beginnings of many words, whatever is in them, in a line that begins at `begin`."""
    for start, _ in begun_words(line, body):
        if line[start].islower() or len(line) - start < _LETTERS:
            continue
        titles = body.near(squeeze(line[start:])[:_LETTERS])
        sighting = _begun(segment, slice(begin + start, begin + len(line)), titles)
        if sighting and title_size(sighting.text) >= _LONG and _ends_there(segment, sighting):
            yield sighting


def _ends_there(segment: Segment, sighting: Sighting) -> bool:
    """Tell whether a sign or a word of a sentence follows a beginning, and not more words of another title."""
    if right_edge(segment, sighting.end, sighting.start) is Edge.HARD:
        return True
    following = _WORD.search(segment.text, sighting.end)
    return following is not None and speaks(following[0])


def _beginnings(line: str, colon: int, body: Known) -> Iterator[int]:
    """Yield where a name of one word or a main title of several may begin that ends at a colon."""
    starts = [word.start() for word in _BEFORE.finditer(line[:colon])][-_MOST_BEFORE:]
    heads = {start: squeeze(line[start:])[:LEAST_LETTERS] for start in starts}
    begun = set(body.begun([head for head in heads.values() if len(head) == LEAST_LETTERS]))
    for start, head in heads.items():
        name = line[start:colon]
        is_name = (" " in name and name[0].isupper()) or is_name_like(name) or is_coined(name)
        if is_name and head in begun:
            yield start


def _begun(segment: Segment, place: slice, titles: Iterable[KnownTitle]) -> Sighting | None:
    """Return the longest beginning of one of some titles at the start of a place, unless another begins so, too."""
    text = segment.text
    spans = [word.span() for word in _WORD.finditer(text, place.start, place.stop)]
    written = [squeeze(text[slice(*span)]) for span in spans]
    shared = {title: count for title in titles if (count := _shared(written, title))}
    longest = max(shared.values(), default=None)
    begun = {title.key: title for title, count in shared.items() if count == longest}
    if longest is None or len(begun) != 1:
        return None
    end = spans[longest - 1][1]
    (title,) = begun.values()
    if _marks_of_words(title.text, longest) != name_marks(text[place.start : end]):
        return None
    counts = _is_apart(segment, place.start, end, title) and not is_answered(text, place.start)
    return Sighting(place.start, end, text[place.start : end]) if counts else None


def _marks_of_words(title: str, count: int) -> tuple[str, ...]:
    """Return the marked names among the first words of a title (`PointNet++`)."""
    starts = [word.start() for word in _WORD.finditer(title)]
    return name_marks(title[: starts[count]] if count < len(starts) else title)


def _shared(written: Sequence[str], title: KnownTitle) -> int:
    """Return with how many words of a title a text begins; 0 if they are all of it or end in a small word."""
    words = list(map(squeeze, _WORD.findall(title.text)))
    same = list(takewhile(lambda pair: pair[0] == pair[1], zip(written, words, strict=False)))
    is_part = bool(same) and len(same) < len(words) and same[-1][0] not in SMALL
    return len(same) if is_part else 0


def _is_apart(segment: Segment, start: int, end: int, title: KnownTitle) -> bool:
    """Tell whether nothing continues the beginning of a title in other words; after three words a stop must follow."""
    if left_edge(segment, start, title.names, whole=True) is Edge.OPEN or _COLON.match(segment.text, end):
        return False
    edge = right_edge(segment, end, start)
    is_long = title_size(segment.text[start:end]) > _LEAST + 1
    return edge is Edge.HARD or (is_long and edge is Edge.SOFT)
