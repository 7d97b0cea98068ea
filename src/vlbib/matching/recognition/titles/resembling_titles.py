"""Titles in text that nothing else recognised: misspelt anywhere, cut off at either end, in a sentence or not.

Spans that look like titles are compared with the known titles that share their rare words. The words most similar to
one of these are that title if every difference is explained. If few letters differ, or if they are a long enough
beginning or end of the title, they wait for a decision.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.text import CJK, placed_lines, squeeze, words
from vlbib.core.titles import one_edit
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.abbreviated_words import initials_in, written_out
from vlbib.matching.recognition.context.answers import is_answered
from vlbib.matching.recognition.context.edges import Edge, left_edge, right_edge
from vlbib.matching.recognition.context.later_versions import has_later_name
from vlbib.matching.recognition.context.words_before import is_in_title
from vlbib.matching.recognition.titles.near_titles import is_no_paper
from vlbib.matching.recognition.titles.title_stretches import CUT, TitleStretch, title_stretches
from vlbib.matching.title_agreement import compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle

_MOST_SIGNS = 400  # maximum characters of a line that is read
_LEAST_WORDS = 3  # minimum words of a beginning before dots
_PART_WORDS = 4  # minimum words of a beginning or an end without dots, and of a title with unexplained typos
_LOW_WORDS = 6  # the same of one in lower case
_PART_LETTERS = 30  # minimum letters of a beginning or an end without dots and marks
_MARKED_LETTERS = 20  # the same for marked words
_STRETCH_LIKE = 70  # minimum similarity (0 to 100) of a span and a part of a title to be compared further
_LIKE = 85  # minimum similarity (0 to 100) of words in a text and a title
_WORD_LIKE = 85  # the same for a word with unexplained typos; _SLIP_LETTERS: its minimum letters
_SLIP_LETTERS = 6
_SHORT = 4  # minimum letters of a word with one wrong letter
_WORDS_A_TYPO = 3  # minimum words of a title for each of these words
_PART_LIKE = 94  # the same for a beginning or an end
_LONGEST = 1.15  # maximum length of misspelt words, as a multiple of the title's
_WINDOWS = 4  # maximum places of a line that are judged for one title
_DOTS = "…"
_WORD = wide_pattern(rf"[^\W_{CJK}]+(?:['’][^\W_{CJK}]+)?")
_AND = lazy_pattern(r"\s(?:and|or|&)\s[^\W_a-z]")  # before what may be more of another title
_BREAK = lazy_pattern(r"[:?!]\s|\s[-–—]\s")  # where a part of a title ends
_AFTER_MAIN_TITLE = lazy_pattern(r"[A-Z][\w-]+ [A-Z][\w-]+(?:\s?[:：]|\s[-–—])\s$")  # `Models of Large Towns: `
_DASH = lazy_pattern(r"\S\s[–—-]{1,2}\s\S")
_LISTS = (Place.ITEM, Place.PROPERTY)
_PLACES = (*_LISTS, Place.ROW, Place.PARAGRAPH, Place.QUOTE, Place.HEADING)


def resembling_titles_in(segment: Segment, body: Known, titles: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the known titles that words of a segment resemble, beside the `titles` that it has.

    A line with an id, or an item with a year or a venue and no known title, is skipped, unless a remark follows a
    dash: it is looked up anyway.
    """
    if segment.place not in _PLACES or (segment.heading and is_no_paper(segment.heading[-1])):
        return
    is_cited = segment.place in _LISTS and not titles and (segment.year or segment.venue)
    is_cited = is_cited and _DASH.search(segment.text) is None
    if "\n" not in segment.text and (segment.ids or is_cited):
        return
    taken = [(title.start, title.end) for title in titles]
    for start, line in placed_lines(segment.text):
        end = start + len(line)
        for stretch in title_stretches(segment, start, end) if len(line) <= _MOST_SIGNS else ():
            free = _free_part(stretch, taken)
            seen = _resembled(segment, (start, end), free, body) if free.start < free.end else ()
            sighting = next((each for each in seen if _is_free(each, taken)), None)
            if sighting:
                taken.append((sighting.start, sighting.end))
                yield sighting


def _free_part(stretch: TitleStretch, taken: Sequence[tuple[int, int]]) -> TitleStretch:
    """Return a stretch without the titles `taken` at its ends; an empty one if they cover it or lie inside it."""
    start, end = stretch.start, stretch.end
    for begin, last in taken:
        if begin <= start < last:
            start = last
        elif begin < end <= last:
            end = begin
        elif start < begin and last < end:
            return TitleStretch(start, start)
    return TitleStretch(start, end, stretch.marked)


def _is_free(sighting: Sighting, taken: Sequence[tuple[int, int]]) -> bool:
    return all(sighting.end <= begin or last <= sighting.start for begin, last in taken)


def _resembled(segment: Segment, line: tuple[int, int], stretch: TitleStretch, body: Known) -> Iterator[Sighting]:
    """Yield what a stretch of a line may name."""
    asked = segment.text[stretch.start : stretch.end]
    letters = squeeze(asked)
    for title in body.resembling(asked):
        if _share_letters(letters, title.key):
            yield from _placed(segment, line, stretch, title, body)


def _share_letters(stretch: str, title: str) -> bool:
    """Tell whether a span is similar enough to a title or a part of it, both squeezed, to be compared further."""
    from rapidfuzz.fuzz import partial_ratio

    return bool(partial_ratio(stretch, title, score_cutoff=_STRETCH_LIKE))


def _placed(
    segment: Segment, line: tuple[int, int], stretch: TitleStretch, title: KnownTitle, body: Known
) -> Iterator[Sighting]:
    """Yield the words near a stretch of a line that are a title, its beginning or its end, the most similar first."""
    text, size = segment.text, len(title.text)
    around = (max(line[0], stretch.start - size), min(line[1], stretch.end + size))
    for start, end in _windows(text, around, title):
        if start >= stretch.end or end <= stretch.start or is_answered(text, start):
            continue
        if squeeze(text[start:end]) == title.key:
            continue  # the words of the title itself, which do not count there
        cut = CUT.match(text, end, line[1])
        is_whole = not cut and _is_whole(text[start:end], title)
        if _is_topic(segment, text[start:end], whole=is_whole):
            continue
        if not is_whole and is_in_title(text[line[0] : start]):
            continue
        if _lacks_beginning(squeeze(text[start:end]), title.key) and _AFTER_MAIN_TITLE.search(text, line[0], start):
            continue
        if not (is_whole or _is_part(text[start:end], _marked(text, stretch), title, body, cut=cut is not None)):
            continue
        is_bracketed = text[start:end].count("(") > text[start:end].count(")") and text[end : end + 1] == ")"
        last = end + is_bracketed
        left, right = left_edge(segment, start, title.names, whole=True), right_edge(segment, last, start)
        # words after a beginning may continue another title
        is_apart = left is not Edge.OPEN and (
            cut or right is Edge.HARD or (is_whole and right is Edge.SOFT and not _AND.match(text, last))
        )
        if is_apart and not has_later_name(text, start, last, title, body):
            yield Sighting(start, last, f"{text[start:last]}{_DOTS if cut else ''}")


def _lacks_beginning(letters: str, title: str) -> bool:
    """Tell whether a text, squeezed, is a title without its first words: the subtitle of any work may be so called."""
    return len(title) - len(letters) > _SHORT and not title.startswith(letters[:_SHORT])


def _is_topic(segment: Segment, text: str, *, whole: bool) -> bool:
    """Tell whether a text is a heading of few words, or of a part of a title: a topic of the works below it."""
    return segment.place is Place.HEADING and not (whole and len(text.split()) >= _PART_WORDS)


def _windows(text: str, around: tuple[int, int], title: KnownTitle) -> list[tuple[int, int]]:
    """Return the places of the words most similar to a title, its beginning or its end, the longest and best first."""
    from rapidfuzz.fuzz import ratio

    tokens = _tokens(text, around, title)
    key, places = title.key, []
    for first, (start, _, _) in enumerate(tokens):
        letters = ""
        for _, end, word in tokens[first:]:
            letters += word
            size = len(letters)
            if size > len(key) * _LONGEST:
                break
            parts = (key[:size], key[-size:]) if size < len(key) else ()
            likes = (ratio(letters, part, score_cutoff=_PART_LIKE) for part in parts)
            like = max((ratio(letters, key, score_cutoff=_LIKE), *likes))
            if like:
                places.append((-size * (like - _LIKE), start, end))
    return [(start, end) for _, start, end in sorted(places)[:_WINDOWS]]


def _tokens(text: str, around: tuple[int, int], title: KnownTitle) -> list[tuple[int, int, str]]:
    """Return the words of a part of a text, squeezed, with their offsets; initials as the title's words they stand for.

    `around` are the offsets of the part.
    """
    first, last = around
    short = initials_in(text[first:last], words(title.text))
    return [
        (*word.span(), squeeze(short[word.start() - first][1] if word.start() - first in short else word[0]))
        for word in _WORD.finditer(text, *around)
    ]


def _marked(text: str, stretch: TitleStretch) -> str:
    """Return the squeezed letters of a stretch that is marked; "" for any other."""
    return squeeze(text[stretch.start : stretch.end]) if stretch.marked else ""


def _is_whole(text: str, title: KnownTitle) -> bool:
    """Tell whether a text is a title with every difference explained, or with a few typos inside its words."""
    if "+" in text and "+" not in title.text:
        return False
    mine, theirs = words(text), words(title.text)
    if len(mine) == len(theirs) >= _PART_WORDS and have_typos(mine, theirs):
        return True
    agreement = compare(text, title.text, title.names)
    return agreement.agrees and not agreement.partial


def have_typos(text: Sequence[str], title: Sequence[str]) -> bool:
    """Tell whether words differ only in a few letters, or few of them in one letter."""
    differing = [(word, meant) for word, meant in zip(text, title, strict=True) if word != meant]
    if all(len(meant) >= _SLIP_LETTERS and _is_like(word, meant, _WORD_LIKE) for word, meant in differing):
        return True
    is_few = len(differing) * _WORDS_A_TYPO <= len(title)
    return is_few and all(len(meant) >= _SHORT and one_edit(word, meant) is not None for word, meant in differing)


def _is_part(text: str, marked: str, title: KnownTitle, body: Known, *, cut: bool) -> bool:
    """Tell whether a text is the beginning or end of a title and no topic: by dots, by marks, or by its length.

    An end is what follows a colon, a dash or a question mark of the title. `marked` are the squeezed letters of a
    marked stretch.
    """
    text = written_out(text, words(title.text))
    letters, count = squeeze(text), len(text.split())
    if cut:
        is_begun = count >= _LEAST_WORDS and (text[0].isupper() or marked != "")
        return is_begun and _is_like(letters, title.key[: len(letters)])
    head = next((head for head in _heads(title.text) if abs(len(head) - len(letters)) <= 1), "")
    part = next((part for part in (head, *_rests(title.text)) if part and _is_like(letters, part)), "")
    if not part or part == title.key:
        return False
    if count < _PART_WORDS:
        return False
    if marked and marked == letters:
        return len(letters) >= _MARKED_LETTERS
    is_long = len(letters) >= _PART_LETTERS and (text[0].isupper() or count >= _LOW_WORDS)
    return is_long and len({each.key for each in body.near(part)}) <= 1


def _is_like(letters: str, others: str, least: float = _PART_LIKE) -> bool:
    from rapidfuzz.fuzz import ratio

    return bool(ratio(letters, others, score_cutoff=least))


def _heads(title: str) -> Iterator[str]:
    """Yield the squeezed beginnings of a title that end with a word."""
    yield from accumulate(map(squeeze, title.split()))


def _rests(title: str) -> Iterator[str]:
    """Yield the squeezed text after each colon, dash or question mark of a title."""
    yield from (squeeze(title[match.end() :]) for match in _BREAK.finditer(title))
