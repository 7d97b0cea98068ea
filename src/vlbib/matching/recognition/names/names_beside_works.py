"""Short names in running text with other works: `ALBEF and BLIP add a momentum teacher`, `DETR, then [a title]`.

A single name in a sentence may be a part of the author's own network (`our CLIP features are stale`), unless the
sentence is about it. A line that names two works is about works. Names of programs, optimisers, measures and kinds of
networks do not count, nor do settings.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.longer_names import NEWER, has_purpose
from vlbib.core.name_uses import is_of_kind, is_size_of_another
from vlbib.core.part_labels import is_of_parts
from vlbib.core.programs_and_measures import is_family, is_program_or_measure
from vlbib.core.segment import CELL_END, Mark, Place
from vlbib.core.text import has_cjk, placed_lines, squeeze
from vlbib.core.title_phrases import is_in_title_phrase
from vlbib.core.titles import is_name_like
from vlbib.matching.recognition.context.citing_people import INITIAL_AFTER
from vlbib.matching.recognition.context.words_beside import masked
from vlbib.matching.recognition.names.names_in_text import sure_names_in_text
from vlbib.matching.recognition.names.plain_names import names_of_words, words_joined
from vlbib.matching.recognition.names.spoken_of import is_spoken_of
from vlbib.matching.recognition.titles.hinted_names import heads_one_work, hinted_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment, Sighting

# More of a longer name, or those who use the work
_MORE = lazy_pattern(rf" [A-Z][a-z]|{NEWER}|[- ](?:people|folks?|guys|fans?|crowd|community|camp)\b")
_INITIALS = lazy_pattern(r" [A-Z]{1,3}[,.;]")  # after a family name in capitals: `FLORENCE P, `
_LISTED = lazy_pattern(r"[:：] [A-Z][a-z]{3,}, ")  # `pick: Toolformer, backup ...`
_PLAIN = lazy_pattern(
    r"(?<=[a-z,，、和与+&] )[A-Z][a-z]{3,}(?![\w/-]|\.\w)|(?<=[和与、，])[A-Z][a-z]{3,}(?![A-Za-z\d_/-])"
    r"|(?<=[:：] )[A-Z][a-z]{3,}(?=,|\s[+&])"  # the first name of a list
)
_PLAIN_IN_WIDE = lazy_pattern(r"(?<![A-Za-z\d_/.@-])(?<![A-Za-z] )[A-Z][a-z]{3,20}(?![A-Za-z\d_/-]|\.\w)")
_RANKED = lazy_pattern(r"\w\s(?:[<>≥≤]|vs\.?)\s[A-Z]")  # `Encoders: RoBERTa > ELECTRA` compares works
_APART = lazy_pattern(r"[,，、;；/+&·•→|]")  # between two works of a list
_CELL = lazy_pattern(rf"[^{CELL_END}]+")
_BETWEEN = lazy_pattern(r"\s*[,，、;；/&+]\s*|\s(?:and|und|e|et|y)\s")
_OPENING, _CLOSING = ("(", "（"), (")", "）")
_LETTERS = 4  # minimum characters of a name in a cell of names
_LEAST = 2  # minimum works that a line names
_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE)


def names_beside_works(segment: Segment, body: Known, titles: Sequence[Sighting]) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of the sure short names on lines that name two works or more, including `titles`.

    On a line that names one work, yield only the names that it is about.
    """
    if not segment.results:
        find = _cells_of_names if segment.place is Place.ROW else _names_on_lines
        yield from find(segment, body, titles)


def _names_on_lines(segment: Segment, body: Known, titles: Sequence[Sighting]) -> Iterator[tuple[int, int, bool]]:
    """Yield the names on each line of an item, a paragraph or a quotation."""
    if segment.place not in _PLACES:
        return
    named: dict[int, set[str]] = defaultdict(set)
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for seen in titles:
        named[segment.line_at(seen.start)].add(squeeze(seen.text))
    for start, end, title in _names_of_own(segment, body, titles):
        named[segment.line_at(start)].add(squeeze(title))
        places[segment.line_at(start)].append((start, end))
    plain: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end in _plain_places(segment, body, [place for some in places.values() for place in some], titles):
        named[segment.line_at(start)].add(squeeze(body.bearer(segment.text[start:end])))
        plain[segment.line_at(start)].append((start, end))
    hinted = {} if segment.ids else _hinted_places(segment, body, titles)  # beside an id they are words about its work
    reading = masked(segment.text, titles)
    for begin, text in placed_lines(segment.text):
        line, last = segment.line_at(begin), begin + len(text)
        names = places.get(line, ()) if not is_of_parts(text) or _RANKED.search(text) else ()
        is_of_works = len(named[line]) >= _LEAST
        for start, end in (*names, *(() if is_of_parts(text) else hinted.get(line, ()))):
            counts = is_of_works or is_spoken_of(segment.text, start, end) or _is_bracketed(segment.text, start, end)
            counts = counts and not has_purpose(segment.text, end)
            counts = counts and not (
                is_of_kind(segment.text, start, end) or is_size_of_another(segment.text, start, end)
            )
            if counts and not is_in_title_phrase(reading, start, end):
                yield start, end, True
        is_of_words = is_of_works and not is_of_parts(text)
        words = list(plain[line]) if is_of_words else []
        if (is_of_works and names) or (named[line] and _LISTED.search(text)):
            words += _plain_names(segment.text, begin, last, body)
        elif not is_of_parts(text) and has_cjk(text):
            words += _plain_names_in_wide(segment.text, begin, last, body)
        named_words = (place for place in words if not INITIAL_AFTER.match(segment.text, place[1]))
        yield from ((start, end, True) for start, end in named_words if not is_in_title_phrase(reading, start, end))


def _cells_of_names(segment: Segment, body: Known, titles: Sequence[Sighting]) -> Iterator[tuple[int, int, bool]]:
    """Yield the names in cells that have nothing else, in a row with a title: `| Some Long Title | RT-1, RT-2 |`."""
    for cell in _CELL.finditer(segment.text) if titles else ():
        names = [name for name in _BETWEEN.split(cell[0].strip()) if name]
        if names and all(_is_distinct(name, body) for name in names):
            places = ((segment.text.index(name, cell.start()), name) for name in names)
            yield from ((at, at + len(name), True) for at, name in places)


def _is_distinct(name: str, body: Known) -> bool:
    is_other = is_program_or_measure(name) or is_family(name)  # the input or the parts of the work in the row
    return is_name_like(name) and len(name) >= _LETTERS and not is_other and body.naming(name) is Naming.RECORDED


def _names_of_own(segment: Segment, body: Known, titles: Sequence[Sighting]) -> Iterator[tuple[int, int, str]]:
    """Yield the sure short names in a text that are neither part of a longer name nor a label of its titles."""
    for start, end, bearer in sure_names_in_text(segment, body):
        is_label = any(_is_label_of(segment.text, start, end, bearer, each) for each in titles)
        is_person = segment.text[start:end].isupper() and _INITIALS.match(segment.text, end) is not None
        if not (is_label or is_person or _goes_on(segment.text, end)):
            yield start, end, bearer


def _code_in(segment: Segment) -> list[tuple[int, int]]:
    return [(mark.start, mark.end) for mark in segment.marks if mark.mark is Mark.CODE]


def _hinted_places(segment: Segment, body: Known, titles: Sequence[Sighting]) -> dict[int, list[tuple[int, int]]]:
    """Return by line the places of names that begin the title of exactly one work."""
    taken = [*_code_in(segment), *((title.start, title.end) for title in titles)]
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for start, end in hinted_words(segment.text, body):
        is_free = not any(begin < end and start < stop for begin, stop in taken)
        if is_free and not _goes_on(segment.text, end) and heads_one_work(segment.text[start:end], body):
            places[segment.line_at(start)].append((start, end))
    return places


def _plain_places(
    segment: Segment, body: Known, names: Sequence[tuple[int, int]], titles: Sequence[Sighting]
) -> list[tuple[int, int]]:
    """Return the places of sure short names of plain words: of several words, or of one joined to a name or title."""
    taken = [(title.start, title.end) for title in titles]
    several = list(names_of_words(segment.text, body, (*names, *taken)))
    joined = words_joined(segment.text, [*names, *several, *taken], body)
    taken += _code_in(segment)
    apart = (place for place in joined if not any(begin < place[1] and place[0] < stop for begin, stop in taken))
    return [*several, *apart]


def _plain_names(text: str, begin: int, end: int, body: Known) -> Iterator[tuple[int, int]]:
    """Yield the places of the sure short names on a line that are one capitalised plain word inside a sentence."""
    for match in _PLAIN.finditer(text, begin, end):
        is_sure = body.naming(match[0]) is Naming.RECORDED and not is_program_or_measure(match[0])
        if is_sure and not _goes_on(text, match.end()):
            yield match.span()


def _plain_names_in_wide(text: str, begin: int, end: int, body: Known) -> Iterator[tuple[int, int]]:
    """Yield the places of capitalised plain words that are sure short names and are mentioned in Chinese text.

    In Chinese text such a word can only be a name. It counts only if the title of its work begins with it.
    """
    for match in _PLAIN_IN_WIDE.finditer(text, begin, end):
        if is_program_or_measure(match[0]):
            continue
        is_name = body.naming(match[0]) is Naming.RECORDED and body.bearer(match[0]).startswith(match[0])
        if is_name and not _goes_on(text, match.end()) and is_spoken_of(text, *match.span()):
            yield match.span()


def _is_label_of(text: str, start: int, end: int, bearer: str, title: Sighting) -> bool:
    """Tell whether a name is inside a title, or next to it with no word between: it labels the title.

    A name that a list separator sets apart from the title of a work other than its `bearer` is no label.
    """
    between = text[end : title.start] if end <= title.start else text[title.end : start]
    return not any(map(str.isalnum, between)) and (not _APART.search(between) or squeeze(bearer) == squeeze(title.text))


def _is_bracketed(text: str, start: int, end: int) -> bool:
    """Tell whether a name that is no abbreviation is alone in brackets: `combined with depth (DepthSplat)`."""
    is_alone = text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING
    return is_alone and not text[start:end].isupper()


def _goes_on(text: str, end: int) -> bool:
    """Tell whether words continue a name: `COCO Captions` and `LLaVA 新版` are other works than COCO and LLaVA."""
    return _MORE.match(text, end) is not None
