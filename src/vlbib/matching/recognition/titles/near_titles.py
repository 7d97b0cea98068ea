"""Titles that are misspelt, shortened or cut off: marked or standing alone, with every difference explained.

They count only if nothing else was recognised, and are compared only with titles that begin alike; the verdict weighs
all candidates.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from vlbib.core.known import ALIKE
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.plans import PLANNED
from vlbib.core.segment import Mark, Place, Segment, Sighting
from vlbib.core.text import CJK, has_cjk, squeeze, words
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.recognition.context.answers import is_answered
from vlbib.matching.recognition.context.labels_before import SMALL, is_label
from vlbib.matching.recognition.context.later_versions import has_later_name
from vlbib.matching.title_agreement import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known

_LEAST_WORDS, _MOST_WORDS = 4, 30
_LEAST_LETTERS = 20
_SIGNS = "，。；：、（）《》「」『』【】"  # characters that end a span of Latin letters
_BEGINNING_WORDS, _BEGINNING_LETTERS = 5, 35  # minimum size of the beginning of a title that is not a topic
_LONGER = 2 * ALIKE  # first letters compared for titles that begin alike for longer
_MARKS = (Mark.BOLD, Mark.LINK, Mark.WIKI, Mark.QUOTED, Mark.ITALIC, Mark.CELL)
_LINE = lazy_pattern(r"[^\W_](?:[^\n]*[\w)])?")  # a line from its first letter to its last
_DOTS = ("…", "..")
_CUT = lazy_pattern(r"\s*(?:…|\.{3})")  # after a title
# A time, a date, or the time of a message at the start of a line: `[14:11] `, `3/17 `
_LED = lazy_pattern(rf"(?:\d{{1,2}}:\d\d(?::\d\d)?|{PLANNED})[^\w\n]+(?=\w)", re.IGNORECASE)
_SPOKEN = lazy_pattern(r"(?:[a-z][\w.]*\s+){1,3}(?=[A-Z])")  # before a title that is cut off: `cf. `, `finish `
# After a title: in brackets, behind a dash, or what it is for: `-> for the old thing`
_REMARK = lazy_pattern(
    r"\s[(（][^()（）]*[)）]?$|\s(?:[-–—]{1,2}|\+)\s(?![A-ZÀ-ÖØ-Þ]).*$"
    r"|\s(?:→|->|=>|←|<-)\s(?:for|für|para|pour)\s(?:the|my|our|den|die|das|el|la|le|les)(?: [^\W\d_A-Z]+){1,6}$"
)
_ARROW = lazy_pattern(r"\s(?:→|->|=>)\s(?=[A-Z])")  # between a label or an author and a title
_LABELLED = lazy_pattern(r"([^:：\n\"“「『《]+)[:：]\s+(?=\S)")
# Labels and headings of other media, whose titles may begin that of a paper: `Film: Everything Everywhere All at Once`
_NO_PAPER_WORDS = (
    "film films movie movies song songs album albums music series show shows game games podcast podcasts episode "
    "episodes concert concerts recipe recipes novel novels lied lieder spiel spiele serie serien filme filmes películas"
)
_NO_PAPERS = frozenset(_NO_PAPER_WORDS.split())
_WRAPPED = (Place.PARAGRAPH, Place.ITEM)
_LATIN = wide_pattern(rf"(?<![A-Za-z0-9])[A-Za-z0-9][^\n{CJK}{_SIGNS}]{{{_LEAST_LETTERS},300}}(?<!\s)")
_SHORT_FORM = lazy_pattern(
    r"\s[(（][^\s()（）]{1,8}[)）]"
)  # the short form of a topic: `Visual Question Answering (VQA)`
_LISTS = (Place.ITEM, Place.HEADING, Place.PROPERTY, Place.FILE)


def near_titles_in(segment: Segment, body: Known, titles: Sequence[Sighting] = ()) -> tuple[Sighting, ...]:
    """Return the parts of a segment that are known titles except for explained differences.

    If it has no `titles`, this is the first of its pieces; in addition, each other line that begins with a capital,
    because lists are written this way too. A title after the beginning of a reply (`[Re] ...`) does not count.
    """
    if segment.heading and is_no_paper(segment.heading[-1]):
        return ()
    free = (piece for piece in _pieces(segment) if not is_answered(segment.text, piece[0]))
    marked = islice((piece for piece in free if _is_near(segment.text, *piece, body)), 1)
    pieces = [] if titles else list(marked)
    places = [*((title.start, title.end) for title in titles), *pieces]
    taken = {number for start, end in places for number in range(segment.line_at(start), segment.line_at(end) + 1)}
    near: dict[int, tuple[int, int]] = {}
    for line in _lines(segment) if segment.place in _WRAPPED else ():
        number = segment.line_at(line[0])
        if number in taken or number in near or _goes_on(segment.text, *line):
            continue
        if _is_near(segment.text, *line, body):
            near[number] = line
    return tuple(Sighting(start, end, segment.text[start:end]) for start, end in (*pieces, *near.values()))


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a title goes on in the next line: it ends in a small word, and not because its end is cut off."""
    return text[start:end].rpartition(" ")[2] in SMALL and text[end : end + 1] == "\n" and bool(text[end:].strip())


def is_no_paper(label: str) -> bool:
    """Tell whether a heading or label is about films, songs, games and the like, whose titles may begin a paper's."""
    return not _NO_PAPERS.isdisjoint(words(label))


def _is_near(whole: str, start: int, end: int, body: Known) -> bool:
    """Tell whether a span of text is a known title except for explained differences."""
    text = whole[start:end]
    key = squeeze(text)
    count = len(_SHORT_FORM.sub("", text).split())
    if not (_LEAST_WORDS <= count <= _MOST_WORDS and len(key) >= _LEAST_LETTERS):
        return False
    # Many titles begin alike: those that do so for longer are compared too.
    keys = dict.fromkeys((key, squeeze(text.replace("&", "and"))))
    letters = dict.fromkeys(each[:size] for each in keys for size in (ALIKE, _LONGER))
    begun = [title for each in letters for title in body.near(each)]
    near = [title for title in begun if compare(text, title.text, title.names).agrees]
    if near:
        return any(not has_later_name(whole, start, end, title, body) for title in near)
    is_long = len(text.split()) >= _BEGINNING_WORDS and len(key) >= _BEGINNING_LETTERS and text[0].isupper()
    return is_long and len({title.key for title in begun if title.key.startswith(key)}) == 1


def _lines(segment: Segment) -> Iterator[tuple[int, int]]:
    """Yield the lines that begin with a capital, without marks around their words, and without a label too.

    Spans of Latin letters between Chinese or Japanese are yielded as well.
    """
    for match in _LINE.finditer(segment.text):
        led = _LED.match(segment.text, match.start(), match.end())
        start, end = led.end() if led else match.start(), match.end()
        cut = _CUT.match(segment.text, end)
        spoken = _SPOKEN.match(segment.text, start, end) if cut else None
        start, end = spoken.end() if spoken else start, cut.end() if cut else end
        if segment.text[start].islower() or not ("\n" in segment.text or led):
            continue
        yield start, end
        label = _LABELLED.match(segment.text, start, end)
        if label and is_label(label[1], (), whole=True):
            yield label.end(), end
    if has_cjk(segment.text):
        yield from (match.span() for match in _LATIN.finditer(segment.text) if segment.text[match.start()].isupper())


def _pieces(segment: Segment) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a segment that may be a whole title: the reading of a list item, and marked spans.

    A reading includes the dots after a title that is cut off; it is also yielded without a label, without what
    comes before an arrow, and without a remark.
    """
    if segment.place in _LISTS and segment.reading:
        start = segment.text.find(segment.reading)
        if start >= 0:
            cut = _CUT.match(segment.text, start + len(segment.reading))
            end = cut.end() if cut else start + len(segment.reading)
            yield start, end
            spoken = _SPOKEN.match(segment.reading) if cut or segment.reading.endswith(_DOTS) else None
            if spoken:
                yield start + spoken.end(), end
            remark = _REMARK.search(segment.reading)
            if remark:
                yield start, start + remark.start()
            arrow = _ARROW.search(segment.reading)
            if arrow:
                yield start + arrow.end(), end
            label = _LABELLED.match(segment.reading)
            if label and is_label(label[1], (), whole=True) and not is_no_paper(label[1]):
                yield start + label.end(), end
    yield from ((mark.start, mark.end) for mark in segment.marks if mark.mark in _MARKS)
