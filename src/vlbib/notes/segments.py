"""Segments of a note: every piece of it that may name works, whatever its form."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import CELL_END, CitedAt, Mark, Place, Segment, Stretch
from vlbib.core.text import holds, one_line
from vlbib.kept_answers import recalling
from vlbib.notes.formats.blocks import BlockForm, NoteBlock
from vlbib.notes.line.inline import Line, read_line
from vlbib.notes.line.title import Reading, line_ids, line_links, read_title
from vlbib.notes.moved import SEGMENTS
from vlbib.notes.tables import is_results

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.core.ids import Id
    from vlbib.notes.formats.markdown_blocks import Page
    from vlbib.notes.mentions import NotePaths
    from vlbib.notes.note_lines import NoteLine
    from vlbib.notes.sections import Section

_QUOTES = lazy_pattern(
    r"“([^“”]{3,300})”|「([^「」]{2,300})」|『([^『』]{2,300})』|《([^《》]{2,300})》|«([^«»]{3,300})»|»([^«»]{3,300})«|„([^„“”]{3,300})[“”]"
    r"|‘([^‘’]{8,300})’|(?<![\w\"])\"([^\"]{3,300})\"(?!\w)|``([^`']{3,300})''"
)
_QUOTING = ('"', "``", *"“”「『《«»„‘")  # every match of `_QUOTES` contains one of them
_PROPERTY = lazy_pattern(
    r"[ \t]*(?:- )?(?:[\"']?(?P<key>[a-z][a-z0-9_ -]{0,20})[\"']?[ \t]*(?:::?|=)[ \t]+)?"
    r"[\[\"']*(?P<value>.*?)[\]\"',]*[ \t]*"
)
# Fields that classify a note or describe its work: their words name no work, even if a model or data set has that name.
_SORTERS = (
    r"(?:tags?|keywords?|categor(?:y|ies)|collections?|topics?|subjects?|themes?|areas?|labels?|status|type|layout"
    r"|css ?class(?:es)?|lang|language|schlagw[oö]rter|kategorien?|mots[- ]cl[eé]s|etiquetas|标签|主题|分类|关键词)"
)
_TELLERS = r"(?:authors?|creators?|editors?|cit(?:e|ation) ?key|item ?type|created|modified|updated|date)"
_NO_WORKS = lazy_pattern(rf"(?:{_SORTERS}|{_TELLERS})[\"']?[ \t]*(?:::?|=)(?:[ \t]|$)", re.IGNORECASE)
_SORTING_LINE = lazy_pattern(rf"^[ \t]*{_SORTERS}::[ \t].*$", re.IGNORECASE | re.MULTILINE)
_NO_LINE = "<!-- -->"  # keeps the number of lines
_EXPORTED = lazy_pattern(r"(?<=\S) (?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{4,32}$")  # the page id that Notion appends
_WITHIN = frozenset(" \t-]")  # how a line begins that continues the key above
_PLACES = {BlockForm.ITEM: Place.ITEM, BlockForm.PARAGRAPH: Place.PARAGRAPH, BlockForm.HEADING: Place.HEADING}


class _Where(Struct, frozen=True):
    """What the segments of one block share: file, tags, heading path, and the note's link definitions."""

    file: str
    section: tuple[str, ...]
    heading: tuple[str, ...]
    targets: Mapping[str, str]


def read_segments(
    page: Page, places: Sequence[Section], read: Mapping[int, NoteLine], paths: NotePaths
) -> tuple[Segment, ...]:
    """Return the segments of a note in reading order.

    `places` are the sections of its blocks; `read` maps the index of a block to the line it was read as.
    """
    targets, file = dict(page.targets), paths.file
    segments = [_of_file(file), *_properties(page, file)]
    with recalling("segments", (file, page.targets), SEGMENTS) as recall:
        last, where = None, None
        for number, (block, section) in enumerate(zip(page.blocks, places, strict=True)):
            is_heading = block.form is BlockForm.HEADING and not block.quoted
            if where is None or is_heading or section is not last:
                above = section.parent if is_heading and section.parent else section
                where = _Where(file, paths.of(above).tags, paths.of(section).headings, targets)
                last = None if is_heading else section
            key = (block, where.section, where.heading)
            segments += recall(key, _of_block, (block, read.get(number), where))
    return tuple(segments)


def _of_block(read: tuple[NoteBlock, NoteLine | None, _Where]) -> Sequence[Segment]:
    """Return the segments of a block; a block already read as a line is not parsed again."""
    block, line, where = read
    if block.form is BlockForm.TABLE:
        return tuple(_rows(block, where))
    content = (line.line, line.reading, line.ids) if line else _read(block, where.targets)
    return (_segment(block, *content, where),)


def _of_file(file: str) -> Segment:
    """Return the segment of a file name; `_` and `-` count as spaces if the name has none."""
    stem = _EXPORTED.sub("", PurePath(file.replace("\\", "/")).stem)
    text = stem if " " in stem else stem.replace("_", " ").replace("-", " ")
    reading = read_title(Line(text))
    claim = reading.claim.of_work()
    return Segment(
        file=file, line=1, text=text, place=Place.FILE, reading=reading.title, year=claim.year, venue=claim.venue,
        authors=reading.authors,
    )  # fmt: skip


def _read(block: NoteBlock, targets: Mapping[str, str]) -> tuple[Line, Reading, tuple[Id, ...]]:
    text = _SORTING_LINE.sub(_NO_LINE, block.text) if ":: " in block.text else block.text
    line = read_line(text, targets)
    return line, read_title(line, block.line), line_ids(line)


def _segment(block: NoteBlock, line: Line, reading: Reading, ids: tuple[Id, ...], where: _Where) -> Segment:
    claim = reading.claim.of_work()
    return Segment(
        file=where.file,
        line=block.line,
        text=line.text,
        place=Place.QUOTE if block.quoted else _PLACES[block.form],
        marks=_marks(line),
        ids=ids,
        links=line_links(line, block.line),
        section=where.section,
        heading=where.heading,
        group=block.run,
        level=block.level,
        reading=reading.title,
        year=claim.year,
        venue=claim.venue,
        authors=reading.authors,
        citations=line.citations,
        breaks=line.breaks,
    )


def _marks(line: Line) -> tuple[Stretch, ...]:
    """Return the marks of a line, including quotation marks of any script."""
    if not holds(line.text, _QUOTING):
        return line.spans
    quoted = (Stretch(Mark.QUOTED, *match.span(match.lastindex or 0)) for match in _QUOTES.finditer(line.text))
    return tuple(sorted((*line.spans, *quoted), key=lambda mark: (mark.start, -mark.end)))


def _rows(block: NoteBlock, where: _Where) -> Iterator[Segment]:
    """Yield the rows of a table; the header row comes first and has no group."""
    table = [[read_line(cell, where.targets) for cell in row.cells] for row in block.rows]
    heads = tuple(one_line(cell.text) for cell in table[0]) if table else ()
    results = is_results(table)
    for head in map(_joined, table[:1]):
        yield Segment(
            file=where.file, line=block.line, text=head.text, place=Place.ROW, marks=_marks(head), ids=line_ids(head),
            links=line_links(head, block.line), section=where.section, heading=where.heading, citations=head.citations,
        )  # fmt: skip
    for row, cells in zip(block.rows[1:], table[1:], strict=True):
        line = _joined(cells)
        yield Segment(
            file=where.file,
            line=row.line,
            text=line.text,
            place=Place.ROW,
            marks=_marks(line),
            ids=tuple(dict.fromkeys(identity for cell in cells for identity in line_ids(cell))),
            links=line_links(line, row.line),
            section=where.section,
            heading=where.heading,
            columns=heads,
            group=-block.line,
            results=results,
            citations=line.citations,
        )


def _joined(cells: Sequence[Line]) -> Line:
    """Return the cells of a row as one line, each marked as a cell."""
    spans: list[Stretch] = []
    citations: list[CitedAt] = []
    start = 0
    for cell in cells:
        spans.append(Stretch(Mark.CELL, start, start + len(cell.text)))
        spans += [Stretch(span.mark, span.start + start, span.end + start, span.url) for span in cell.spans]
        citations += [replace(cited, at=cited.at + start) for cited in cell.citations]
        start += len(cell.text) + len(CELL_END)
    text = CELL_END.join(cell.text for cell in cells).replace("\n", ";")  # a line break in a cell separates two works
    return Line(text, tuple(spans), tuple(citations))


def _properties(page: Page, file: str) -> Iterator[Segment]:
    """Yield the values of the front matter; an outline's properties are a block of the page instead."""
    if page.blocks and page.front == page.blocks[0].text:
        return
    for number, raw in _values(page.front):
        match = _PROPERTY.fullmatch(raw)
        if match and match["value"]:
            line = read_line(match["value"])
            ids = (*line_ids(line), *line_ids(read_line(f"{match['key'] or ''}: {match['value']}")))
            yield Segment(
                file=file, line=number, text=line.text, place=Place.PROPERTY, marks=_marks(line),
                ids=tuple(dict.fromkeys(ids)), links=line_links(line, number), citations=line.citations,
            )  # fmt: skip


def _values(front: str) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines of front matter, without fields that classify the note or give authors and dates."""
    is_left_out = False
    for number, raw in enumerate(front.split("\n"), 2):
        is_item = raw[:1] in _WITHIN
        is_left_out = is_left_out if is_item else _NO_WORKS.match(raw.lstrip("\"'")) is not None
        if not is_left_out:
            yield number, raw
