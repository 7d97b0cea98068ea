"""The main titles of known works, the words before the colon: `Talking to Robots` for `Talking to Robots: A Survey`.

Other works may have the same words as their whole title, so a main title is only a candidate, and waits for a decision
unless the line has claims about the work. It must be all of a title: nothing beside it continues it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.initials import initials
from vlbib.core.known import LEAST_LETTERS, Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import placed_lines, squeeze
from vlbib.core.title_phrases import is_in_reference_title, speaks
from vlbib.core.titles import is_name_word
from vlbib.core.venues import is_conference
from vlbib.matching.recognition.context.edges import Edge, left_edge, right_edge
from vlbib.matching.recognition.context.words_before import is_in_title
from vlbib.matching.recognition.context.words_beside import text_before
from vlbib.matching.recognition.titles.hinted_names import are_of_one_work, titles_headed_by
from vlbib.matching.recognition.titles.near_titles import is_no_paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment

_NO_PLACES = (Place.FILE, Place.COMMENT)
_MOST_SIGNS = 2000  # maximum characters of a line that is read
_MOST_WORDS = 12  # maximum words of a main title
_LEAST_WORDS = 3  # minimum words of one without a name among them
_LEAST_SMALL = 5  # minimum words of one that ends in a word in lower case, and of a subtitle
_JOINED = lazy_pattern(r"\s(?:and|or|&)\s\w")  # `... and Analytics` may be more of another main title
# A part of the author's own text: `Part 2. From Pixels to Concepts`
_NUMBERED = lazy_pattern(
    r"\b(?:part|chapter|section|episode|season|volume|act|teil|kapitel|abschnitt|partie|chapitre|parte|capítulo)"
    r"\s?(?:\d{1,2}|[IVX]{1,4}|[A-D])\s?[.:)–—-]*\s*[\"“«]?$|第\s?[一二三四五六七八九十\d]+\s?[章节部分]\s?[:：]?\s?$",
    re.IGNORECASE,
)
_LABELLED = lazy_pattern(r"(?:^|\n)\W*([^\W\d_]+)\s?[:：][^\w\n]*$")  # a label of one word: `movie: *`
_WORD = lazy_pattern(r"[^\W_][\w'’+-]*")
_SUBTITLE = lazy_pattern(r"(?:\s?[:：]|\s[-–—]{1,3})\s+([A-Za-z][\w'’-]*(?:,?\s[A-Za-z][\w'’-]*){4,})\.?\s*(?=$|\n)")
_GOES_ON = lazy_pattern(r"\s[a-z][^.,;:!?()\n]*")  # the rest of a sentence, or of another title
_CLAUSE = lazy_pattern(r",\s+[a-z]")
_LEADING_WORDS = "After As At Before By For From In On Since To Under Until When While With Without"
_LEADING = frozenset(_LEADING_WORDS.split())
_CAPITALISED = lazy_pattern(r"\s[A-Z][a-z-]{2,}")
_LEAST_CAPITALS = 2  # minimum capitalised words of the rest of another title
_INITIALS = lazy_pattern(r"\s?[(（]([^\s()（）]{2,8})[)）]")
_ENCLOSED = {"(": ")", "（": "）", "“": "”", '"': '"', "「": "」", "《": "》"}


class Head(Struct, frozen=True):
    """The place of a main title in a text, and the known titles that begin with it."""

    start: int
    end: int
    titles: tuple[KnownTitle, ...]


def main_titles_in(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the main titles of exactly one known work each in a segment, beside the titles `taken` from it."""
    if segment.place in _NO_PLACES or segment.ids:
        return
    for begin, line in placed_lines(segment.text):
        places = [(each.start - begin, each.end - begin) for each in taken]
        for head in heads_in(line, body, places) if len(line) <= _MOST_SIGNS else ():
            start, end = begin + head.start, begin + head.end
            is_of_one = _is_of_one(line[head.start : head.end], head, topics=segment.place is Place.HEADING)
            if is_of_one and not _is_spelled_out(segment.text, start, end) and _is_apart(segment, start, end, head):
                yield Sighting(start, end, segment.text[start:end])


def heads_in(line: str, body: Known, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Head]:
    """Yield the main titles of several words in a line, the longest at each place, outside the places `taken`.

    All of them begin with a capital, and end with a word that does, or have five words.
    """
    words = [match.span() for match in _WORD.finditer(line)]
    at = 0
    while at < len(words):
        start = words[at][0]
        last = next((last for begin, last in taken if begin <= start < last), 0)
        if last:
            at = next((number for number, word in enumerate(words) if word[0] >= last), len(words))
            continue
        head = _head_at(line, _run(words[at : at + _MOST_WORDS], taken), body) if line[start].isupper() else None
        if head:
            yield head
        at += sum(begin < head.end for begin, _ in words[at:]) if head else 1


def _run(words: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return the words before the first of the places `taken` after them."""
    ends = [begin for begin, _ in taken if begin >= words[0][0]]
    return [word for word in words if word[1] <= min(ends)] if ends else words


def _head_at(line: str, words: Sequence[tuple[int, int]], body: Known) -> Head | None:
    """Return the longest main title that begins at the first of some words, with more than one of them."""
    if not words:  # a title begins inside the first word
        return None
    start = words[0][0]
    letters = squeeze(line[start : words[-1][1]])
    if len(letters) < LEAST_LETTERS or not body.begun([letters[:LEAST_LETTERS]]):
        return None
    for count in range(len(words), 1, -1):
        first, last = words[count - 1]
        text = line[start:last]
        if len(squeeze(text)) < LEAST_LETTERS:
            return None
        is_long = count >= _LEAST_SMALL
        is_enclosed = count >= _LEAST_WORDS and _ENCLOSED.get(line[start - 1 : start]) == line[last : last + 1]
        begins = is_long or is_enclosed or line[first].isupper() or line[first].isdigit()
        counts = begins and (is_long or body.naming(text) in (Naming.HINT, Naming.RECORDED))
        titles = tuple(titles_headed_by(text, body)) if counts else ()
        if titles:
            return Head(start, last, titles)
    return None


def _is_of_one(text: str, head: Head, *, topics: bool) -> bool:
    """Tell whether a text is the main title of one work, and long or rare enough to be no topic, as headings are."""
    words = text.split()
    is_long = len(words) > _LEAST_WORDS if topics else len(words) >= _LEAST_WORDS or any(map(is_name_word, words))
    return is_long and are_of_one_work(text, head.titles) and not any(map(is_conference, words))


def has_other_subtitle(text: str, end: int) -> bool:
    """Tell whether a main title has a subtitle of another work, perhaps before the rest of a sentence."""
    subtitle = _SUBTITLE.match(text, end)
    parts = [subtitle[1], subtitle[1].partition(", ")[0]] if subtitle else []
    return any(len(part.split()) >= _LEAST_SMALL and not speaks(part) for part in parts)


def _begins_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a main title in lower case may begin a sentence: `For the sake of simplicity, we`."""
    words = text[start:end].split()
    is_small = words[0] in _LEADING and not any(word[:1].isupper() or word[:1].isdigit() for word in words[1:])
    return is_small and _CLAUSE.match(text, end) is not None


def _is_spelled_out(text: str, start: int, end: int) -> bool:
    """Tell whether the initials of words are in brackets after them: a topic, `Visual Question Answering (VQA)`."""
    bracket = _INITIALS.match(text, end)
    return bracket is not None and squeeze(bracket[1]) in initials(text[start:end])


def _is_apart(segment: Segment, start: int, end: int, head: Head) -> bool:
    """Tell whether nothing beside a main title continues it; of two words it needs hard edges."""
    before = text_before(segment.text, start)
    if _JOINED.match(segment.text, end) or _NUMBERED.search(before):
        return False
    if has_other_subtitle(segment.text, end) or _begins_sentence(segment.text, start, end):
        return False
    rest = _GOES_ON.match(segment.text, end)
    if rest and len(_CAPITALISED.findall(rest[0])) >= _LEAST_CAPITALS:
        return False  # `... is complete for Safe Recursion on Notation`
    label = _LABELLED.search(before)
    is_within = is_in_title(before) or is_in_reference_title(segment.text, start, end)
    if is_within or (label and is_no_paper(label[1])):
        return False
    if segment.place is Place.HEADING and any(map(str.isalnum, segment.text[:start] + segment.text[end:])):
        return False
    edges = (left_edge(segment, start, head.titles[0].names, whole=True), right_edge(segment, end, start))
    is_short = len(segment.text[start:end].split()) < _LEAST_WORDS
    return all(edge is Edge.HARD or (edge is Edge.SOFT and not is_short) for edge in edges)
