"""Short known titles on their own: two words count in a list, column or headings of works, or after `Paper:`.

Two words are a topic as often as a title. They are no topic if no other known title begins with them (`Wee LCP`, but
not `Graph Theory`) and the list shows that a work is meant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.part_labels import names_parts
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import CELL_END, Place, Segment, Sighting
from vlbib.core.text import CJK
from vlbib.core.titles import is_name_like, is_name_word
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.recognition.context.words_beside import without_signs
from vlbib.matching.recognition.titles.rare_titles import (
    begins_many_titles,
    is_in_title_case,
    is_rare_title,
    is_short_title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known

_NAME = 4  # minimum characters of a name in a column of names
_TOPIC = 3  # maximum words of a topic
_WORKS = 2  # minimum works that a list of works names
_LABELLED = lazy_pattern(
    r"(?:^|(?<=[\n\x1f]))[^\w\n]{0,12}+(?i:paper(?: title)?|title|article|preprint|reading|backup|論文|论文|标题|題目"
    r"|titel|título|titre|titolo)[^\w\n:：]{0,3}[:：][^\w\n]{0,4}"
)
_REMARK = wide_pattern(rf"(?:[,;:：]\s|\s[-–—]\s|\s?[(（])(?=[a-z0-9])|\s?[,，:：|·–—]?\s?(?=[{CJK}])|\s\|\s")
_IN_CELL = lazy_pattern(r"[^\s,，、;；/](?:[^,，、;；/]*[^\s,，、;；/])?")  # each name of a cell
_PART_END = lazy_pattern(r"\s[-–—|·•]\s|[,;(（\[|·•\x1f\n]|\s#")


def lone_titles_in(segment: Segment, body: Known, taken: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """Return the short titles that are all of a segment or a cell; they count in lists of works.

    Titles that other known titles begin with are not `listed`: they wait for a decision. Returns nothing if part of the
    segment is `taken` already.
    """
    if segment.results or taken:
        return ()
    return tuple(
        Sighting(start, end, segment.text[start:end], listed=is_rare)
        for start, end in pieces_alone(segment)
        if (is_rare := is_rare_title(segment.text[start:end], body)) or _may_be_title(segment, start, end, body)
    )


def lone_names_in(segment: Segment, body: Known) -> tuple[Sighting, ...]:
    """Return the sure short names that are the first cell with letters of a row: they count in a column of names.

    If that cell has a few plain words, the names are those of the other cells: `| embeddings | node2vec | word2vec |`.
    One of a cell must be spelled like a name. Programs, measures and tables of results have none.
    """
    if segment.place is not Place.ROW or segment.results:
        return ()
    cells = [place for place in pieces_alone(segment) if any(map(str.isalpha, segment.text[slice(*place)]))]
    named = [_names_of(segment.text, *place, body) for place in cells]
    if cells and not named[0] and not _is_topic(segment.text[slice(*cells[0])]):
        return ()
    places = named[0] if cells and named[0] else [place for each in named for place in each]
    return tuple(Sighting(*place, segment.text[slice(*place)], is_name=True, listed=True) for place in places)


def _names_of(text: str, start: int, end: int, body: Known) -> list[tuple[int, int]]:
    """Return the places of the names of which a cell consists; none if it has anything else."""
    names = list(_IN_CELL.finditer(text, start, end))
    is_distinct = any(is_name_like(name[0]) for name in names)
    return [name.span() for name in names] if is_distinct and all(_is_sure(name[0], body) for name in names) else []


def _is_topic(text: str) -> bool:
    """Tell whether a cell is a topic of a few plain words, and no setting (`Backbone`)."""
    words = text.split()
    return len(words) <= _TOPIC and not any(map(is_name_word, words)) and not names_parts(text)


def _is_sure(name: str, body: Known) -> bool:
    return len(name) >= _NAME and not is_program_or_measure(name) and body.naming(name) is Naming.RECORDED


def _may_be_title(segment: Segment, start: int, end: int, body: Known) -> bool:
    """Tell whether a whole item in title case is a known title that only few other known titles begin with."""
    text = segment.text[start:end]
    if segment.place is not Place.ITEM or not is_short_title(text, body):
        return False
    return is_in_title_case(segment.text, start, end) and not begins_many_titles(text, body)


def labelled_titles_in(segment: Segment, body: Known, taken: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield the short titles after a label for papers: `Paper: Draft Auctions`."""
    if segment.place in (Place.ROW, Place.COMMENT, Place.FILE, Place.HEADING):
        return
    for label in _LABELLED.finditer(segment.text):
        cut = _PART_END.search(segment.text, label.end())
        start, end = without_signs(segment.text, label.end(), cut.start() if cut else len(segment.text))
        free = all(end <= each.start or each.end <= start for each in taken)
        if free and is_rare_title(segment.text[start:end], body):
            yield Sighting(start, end, segment.text[start:end], listed=True)


def pieces_alone(segment: Segment) -> Iterator[tuple[int, int]]:
    """Yield the places of a segment's text, its cells, or its item with and without a remark."""
    text = segment.text
    if segment.place is Place.ROW:
        start = 0
        for cell in text.split(CELL_END):
            yield without_signs(text, start, start + len(cell))
            start += len(cell) + 1
    elif segment.place is Place.ITEM:
        if segment.reading and segment.reading in text:
            start = text.index(segment.reading)
            end = start + len(segment.reading)
            yield start, end
            cut = _REMARK.search(text, start, end)
            yield from ((start, cut.start()),) if cut else ()
    elif segment.place is Place.HEADING:
        yield without_signs(text, 0, len(text))


def columns_and_lists(
    segments: Sequence[Segment], named: Sequence[Sequence[Sighting]]
) -> tuple[frozenset[object], dict[int, int]]:
    """Return the lists in which at least half of the items name works, and by table the column with its works.

    `named` are the works of each segment. `lists_of` defines what is one list.
    """
    sizes, counts = Counter[object](), Counter[object]()
    columns: dict[int, Counter[int]] = defaultdict(Counter)
    for segment, works, group in zip(segments, named, lists_of(segments), strict=True):
        sizes[group] += 1
        counts[group] += bool(works or segment.ids)
        if segment.place is Place.ROW:
            columns[segment.group].update(segment.text[: work.start].count(CELL_END) for work in works)
    lists = frozenset(
        group for group, count in counts.items() if group and count >= _WORKS and 2 * count >= sizes[group]
    )
    return lists, {group: max(count, key=count.__getitem__) for group, count in columns.items() if count}


def lists_of(segments: Sequence[Segment]) -> Iterator[object]:
    """Yield the list or table of each segment; for a heading, its siblings under one heading; 0 for none."""
    for segment in segments:
        is_heading = segment.place is Place.HEADING
        yield (segment.level, segment.heading[:-1]) if is_heading and segment.level > 1 else segment.group


def listed_titles(
    segment: Segment, group: object, lone: Sequence[Sighting], lists: frozenset[object], columns: dict[int, int]
) -> tuple[Sighting, ...]:
    """Return the lone titles of a segment that are in a list, a column or among headings of works."""
    if group not in lists:
        return ()
    if segment.place is not Place.ROW:
        return tuple(lone)
    column = columns.get(segment.group)
    return tuple(title for title in lone if segment.text[: title.start].count(CELL_END) == column)
