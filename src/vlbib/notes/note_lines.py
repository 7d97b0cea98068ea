"""The lines of a note, parsed and assigned to their sections, and which of them name works."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.work import Kind, Link, Skipped
from vlbib.kept_answers import Moving, recalling
from vlbib.notes import links, sections, title_lines
from vlbib.notes.asking import is_plan, is_worth_asking
from vlbib.notes.formats.blocks import BlockForm, NoteBlock
from vlbib.notes.headings import read_heading
from vlbib.notes.line.claims import is_resource
from vlbib.notes.line.cut import Cue
from vlbib.notes.line.inline import NOTHING, Line, read_line
from vlbib.notes.line.shape import names_authors
from vlbib.notes.line.title import Reading, placed, read_title
from vlbib.notes.moved import moved_reading, moved_rows
from vlbib.notes.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.core.ids import Id
    from vlbib.notes.formats.blocks import Row
    from vlbib.notes.formats.markdown_blocks import Page
    from vlbib.notes.line_readings import LineReader, LineReading
    from vlbib.notes.sections import Section
    from vlbib.notes.tables import Named

_DIGITS = lazy_pattern(r"\d\d")
_REFERENCE = lazy_pattern(r"[ \t]*(?:\.\. )?\[\d{1,3}\][ \t]*(?![\[(\s])")
_PROPERTY = lazy_pattern(r"^[ \t]*(?P<key>[\w-]+):: *(?P<value>.*)$\n?", re.MULTILINE)
_TITLE_KEYS = ("title", "paper")  # properties whose value is the title of the block's work
# A line that states a fact of the work above it: its authors, venue, year or links.
_LABELLED = lazy_pattern(
    r"^[ \t]*\**(authors?|autor(?:en|in|innen|es)?|auteurs?|venue|ort|konferenz|zeitschrift|jahr|links?|urls?|pdf|"
    r"arxiv|code|github|project(?: page)?|website|homepage|openreview|"
    r"作者|会议|期刊|年份|链接|地址|论文链接|论文地址|代码|项目|主页)\**\s*[:：]\**[ \t]*(.*)$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(slots=True, eq=False)
class NoteLine:
    """A line of a note: what it says, where it is, and what has been decided about it.

    `kind` is set if it names a work. `unmarked`: it names a work by its form alone. `free`: it is only links, which no
    work has taken yet. `extra` are the links taken from such lines. `line` is empty for a row of a table. `ids` are all
    ids in the line. `kind_of_words` is the kind that its words alone have.
    """

    form: BlockForm
    run: int
    number: int
    reading: Reading
    section: Section
    line: Line = NOTHING
    above: NoteLine | None = None
    kind: Kind | None = None
    unmarked: bool = False
    free: bool = False
    extra: list[Link] = field(default_factory=list)
    strength: title_lines.Strength = title_lines.Strength.NONE
    ids: tuple[Id, ...] = ()
    kind_of_words: Kind = Kind.LINE


def read_lines(
    page: Page, root: Section, reader: LineReader
) -> tuple[list[NoteLine], list[Section], dict[int, NoteLine]]:
    """Return the lines of a note in order, the section of each block, and the blocks that are one line, by index.

    Adds to the tree of sections below `root`; `reader` keeps the parsed lines.
    """
    section, targets = root, dict(page.targets)
    reader.begin(page.targets)
    by_block: dict[int, NoteLine] = {}
    note_lines: list[NoteLine] = []
    places: list[Section] = []
    lines: dict[int, NoteLine] = {}
    basis = (page.targets, page.front)
    with recalling("lines of blocks", basis, _LINES) as recall, recalling("rows", basis, _ROWS) as recall_rows:
        for index, block in enumerate(page.blocks):
            if block.form is BlockForm.HEADING and not block.quoted:
                line = read_line(block.text, targets)
                section = sections.open_section(section, read_heading(line, block.line), block.level, block.line)
            places.append(section)
            if block.quoted or block.form is BlockForm.HEADING or section.aside:
                continue
            if block.form is BlockForm.TABLE:
                named = recall_rows(block.rows, lambda rows: tuple(read_table(rows, targets)), block.rows)
                note_lines += [_row(each, section) for each in named]
            else:
                key = (block.line, block.form, block.text)
                contents = recall(key, partial(_contents, page.front, reader), block)
                note_lines += [_line(block, each, section, reader, by_block.get(block.parent)) for each in contents]
                by_block[index] = note_lines[-1]
                if contents[0].is_whole:
                    lines[index] = note_lines[-1]
    return note_lines, places, lines


def _split(block: NoteBlock, targets: Mapping[str, str]) -> list[NoteBlock]:
    """Return the lines of a paragraph as blocks if each is a title line; else the block itself.

    Numbered references are split at their numbers.
    """
    if block.form is not BlockForm.PARAGRAPH:
        return [block]
    lines = block.text.split("\n")
    if _REFERENCE.match(lines[0]):
        return _references(block, lines)
    if len(lines) < 2 or not all(_DIGITS.search(line) for line in lines):
        return [block]
    readings = [read_title(read_line(line, targets)) for line in lines]
    if not all(reading.title and reading.claim.year and {Cue.LEAD, Cue.TAIL} & reading.cues for reading in readings):
        return [block]
    return [structs.replace(block, text=line, line=block.line + index) for index, line in enumerate(lines)]


def _references(block: NoteBlock, lines: Sequence[str]) -> list[NoteBlock]:
    """Return the references of a paragraph as blocks, each from its number (`[2]`) to the next."""
    starts = [number for number, line in enumerate(lines) if _REFERENCE.match(line)]
    return [
        structs.replace(block, text="\n".join(lines[start:end]), line=block.line + start)
        for start, end in pairwise((*starts, len(lines)))
    ]


def _untitled(block: NoteBlock) -> NoteBlock:
    """Return the properties of a page without its title, which is read as the title of the note."""
    kept = (line for line in block.text.split("\n") if not line.lstrip().lower().startswith("title::"))
    return structs.replace(block, text="\n".join(kept))


def _plain(text: str) -> str:
    """Return a block's text without property lines (`key:: value`, `Link: https://...`, `作者：...`); links stay.

    A line that gives authors stays if it comes below a title, for it is read as part of the reference.
    """
    bare = _PROPERTY.sub(_kept, text) if ":: " in text else text
    if not (":" in bare or "：" in bare):
        return bare
    return _LABELLED.sub(_fact, bare).strip("\n")


def _fact(match: re.Match[str]) -> str:
    """Return what is kept of a labelled line: authors with their label, other values below a title, and links."""
    if match.start() and names_authors(match[0].strip()):
        return match[0]
    return match[2] if match.start() or "://" in match[2] else ""


def _kept(match: re.Match[str]) -> str:
    """Return what is kept of a property line: the title of the block's work, or a link."""
    if match["key"].lower() in _TITLE_KEYS:
        return match["value"] + "\n"
    return match["value"] if "://" in match["value"] else ""


class _LineContent(Struct, frozen=True):
    """What one line of a block says, at its 1-based line in the note.

    `text` is the line without properties; `is_whole`: the block has no other text.
    """

    text: str
    number: int
    line: LineReading
    reading: Reading
    is_free: bool
    is_whole: bool


def _contents(front: str, reader: LineReader, block: NoteBlock) -> tuple[_LineContent, ...]:
    """Return what the lines of a block say; `front` is the front matter of the note."""
    pieces = _split(_untitled(block) if block.text == front else block, reader.targets)
    contents = []
    for piece in pieces:
        plain = _plain(piece.text)
        line = reader.read(plain)
        number = piece.line + _left_out(piece.text, plain)
        reading = placed(line.reading, line.line, number)
        is_whole = bool(line.line.text) and plain == block.text
        contents.append(_LineContent(plain, number, line, reading, links.is_link_line(reading), is_whole))
    return tuple(contents)


def _line(
    block: NoteBlock, content: _LineContent, section: Section, reader: LineReader, above: NoteLine | None
) -> NoteLine:
    reader.keep(content.text, content.line)
    return NoteLine(
        block.form,
        block.run,
        content.number,
        content.reading,
        section,
        content.line.line,
        above,
        free=content.is_free,
        strength=content.line.strength,
        ids=content.line.ids,
        kind_of_words=content.line.kind,
    )


def _moved_key(key: tuple[int, BlockForm, str], by: int) -> tuple[int, BlockForm, str]:
    return key[0] + by, key[1], key[2]


def _moved_contents(contents: Sequence[_LineContent], by: int) -> tuple[_LineContent, ...]:
    return tuple(
        [structs.replace(each, number=each.number + by, reading=moved_reading(each.reading, by)) for each in contents]
    )


def _moved_named(named: Sequence[Named], by: int) -> tuple[Named, ...]:
    return tuple(
        [structs.replace(each, line=each.line + by, reading=moved_reading(each.reading, by)) for each in named]
    )


def _first_line(rows: Sequence[Row]) -> int:
    return rows[0].line if rows else 0


_LINES = Moving(itemgetter(0), _moved_key, _moved_contents)
_ROWS = Moving(_first_line, moved_rows, _moved_named)


def _left_out(text: str, plain: str) -> int:
    """Return how many lines were removed from the beginning of a text to get `plain`."""
    if text == plain:
        return 0
    first = plain.split("\n", maxsplit=1)[0].strip()
    return next((number for number, line in enumerate(text.split("\n")) if first and line.strip() == first), 0)


def _row(named: Named, section: Section) -> NoteLine:
    kind = Kind.ALIAS if named.alias else Kind.LINE
    unmarked = not named.reading.ids and (not named.headed or _is_remark(named.reading))
    return NoteLine(BlockForm.TABLE, 0, named.line, named.reading, section, kind=kind, unmarked=unmarked)


def _is_remark(reading: Reading) -> bool:
    """Tell whether an entry of a title column does not look like a title: a plan, or few words without any claim."""
    if is_plan(reading.title):
        return True
    claimed = reading.claim.year or reading.claim.venue or reading.authors or reading.links
    return not claimed and not is_worth_asking(reading.title)


def mark_titles(lines: Sequence[NoteLine], root: Section, file: str) -> tuple[Skipped, ...]:
    """Decide which lines name works and count them in their sections; return those that only look as if they did."""
    open_lines = [line for line in lines if line.form is not BlockForm.TABLE and not line.free]
    seen = title_lines.profile([(line.strength, line.run) for line in open_lines], sections.heading_names(root))
    skipped = []
    for line in open_lines:
        reason = title_lines.names_work(line.strength, line.reading.title, (line.form, line.run), seen)
        if reason:
            skipped.append(Skipped(file=file, line=line.number, text=line.reading.title, reason=reason))
        elif reason == "":
            line.unmarked = line.strength is title_lines.Strength.TITLED
            line.kind = line.kind_of_words
    for line in lines:
        line.section.titles += line.kind is not None
        line.section.pages += line.kind is None and line.free
        line.section.others += line.kind is None and not line.free
    return tuple(skipped)


def give_links(lines: Sequence[NoteLine]) -> None:
    """Assign the links of lines that are only links to the item they are in, or to the title right above them."""
    last: NoteLine | None = None
    for line in lines:
        if line.kind is not None:
            last = line
        elif line.free:
            _give(line, last)
        elif line.above is None:
            last = None


def _give(line: NoteLine, last: NoteLine | None) -> None:
    taker = line.above if line.above is not None and line.above.kind else None
    own_words = line.form is BlockForm.ITEM and line.reading.title and not is_resource(line.reading.title)
    is_next = line.form is BlockForm.ITEM and not line.reading.title and last is not None and bool(last.reading.ids)
    if (
        taker is None
        and not own_words
        and not is_next  # in a list of papers, after a title with an id
        and last is not None
        and not _is_led_by_link(last)
        and last.section is line.section
        and line.section.work() is None
    ):
        taker = last
    have = links.ids_of((*taker.reading.links, *taker.extra)) if taker else []
    if taker is not None and not links.agreeing([*have, *links.ids_of(line.reading.links)])[1]:
        taker.extra += line.reading.links
        line.free = False


def _is_led_by_link(line: NoteLine) -> bool:
    """Tell whether a line begins with the bare link of a paper; a link below it belongs to another work."""
    first = next(iter(line.line.spans), None)
    return bool(line.reading.ids) and first is not None and first.start == first.end == 0
