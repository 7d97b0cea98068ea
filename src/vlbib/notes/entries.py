"""The lines of a note read, each in its section, and which of them name works."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vlbib.core.work import Kind, Link, Skipped
from vlbib.notes import judge, links, sections
from vlbib.notes.blocks import Block, Form, Page
from vlbib.notes.cut import Cue
from vlbib.notes.headings import read_heading
from vlbib.notes.inline import NOTHING, Line, read_line
from vlbib.notes.shape import is_name, size
from vlbib.notes.tables import read_table
from vlbib.notes.title import Reading, read_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.notes.sections import Section

_DIGITS = re.compile(r"\d\d")
_PROPERTY = re.compile(r"^[ \t]*[\w-]+:: *(.*)$\n?", re.MULTILINE)
# A line that tells a fact of the work above it: authors, or where it can be found.
_LABELLED = re.compile(
    r"^[ \t]*\**(authors?|links?|urls?|pdf|arxiv|code|github|project(?: page)?|website|homepage|openreview|"
    r"作者|链接|地址|论文链接|论文地址|代码|项目|主页)\**\s*[:：]\**[ \t]*(.*)$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(slots=True, eq=False)
class Entry:
    """A line of a note: what it says, where it stands, and what is found out about it.

    `kind` is set where it names a work. `free` marks a line of nothing but links that no work has taken yet; `extra`
    are the links taken from such lines. A row of a table has no `line`.
    """

    form: Form
    run: int
    number: int
    reading: Reading
    section: Section
    line: Line = NOTHING
    above: Entry | None = None
    kind: Kind | None = None
    free: bool = False
    extra: list[Link] = field(default_factory=list)


def read_entries(page: Page, root: Section) -> tuple[list[Entry], list[Section], dict[int, tuple[Line, Reading]]]:
    """Return the lines of a note in order, the section of each of its blocks, and the blocks read as they stand.

    The tree of sections grows on the way.
    """
    section, targets = root, dict(page.targets)
    by_block: dict[int, Entry] = {}
    found: list[Entry] = []
    places: list[Section] = []
    lines: dict[int, tuple[Line, Reading]] = {}
    for index, block in enumerate(page.blocks):
        if block.form is Form.HEADING and not block.quoted:
            line = read_line(block.text, targets)
            section = sections.open_section(section, read_heading(line, block.line), block.level, block.line)
        places.append(section)
        if block.quoted or block.form is Form.HEADING or section.aside:
            continue
        if block.form is Form.TABLE:
            found += _rows(block, section, targets)
        else:
            above = by_block.get(block.parent)
            pieces = _split(block, targets)
            found += [_entry(piece, section, targets, above) for piece in pieces]
            by_block[index] = found[-1]
            if len(pieces) == 1 and found[-1].line.text and _plain(block.text) == block.text:
                lines[index] = (found[-1].line, found[-1].reading)
    return found, places, lines


def _split(block: Block, targets: Mapping[str, str]) -> list[Block]:
    """Return a paragraph's lines one by one where each is a title line of its own, else the block as it is."""
    lines = block.text.split("\n")
    if block.form is not Form.PARAGRAPH or len(lines) < 2 or not all(_DIGITS.search(line) for line in lines):
        return [block]
    readings = [read_title(read_line(line, targets)) for line in lines]
    if not all(one.title and one.claim.year and {Cue.LEAD, Cue.TAIL} & one.cues for one in readings):
        return [block]
    return [replace(block, text=line, line=block.line + index) for index, line in enumerate(lines)]


def _plain(text: str) -> str:
    """Return raw text without property lines (`key:: value`, `Link: https://...`, `作者：...`); their links stay.

    Authors named below a title stay too, as what stands behind it.
    """
    bare = _PROPERTY.sub(lambda match: match[1] if "://" in match[1] else "", text) if ":: " in text else text
    if not (":" in bare or "：" in bare):
        return bare
    return _LABELLED.sub(lambda match: match[2] if match.start() or "://" in match[2] else "", bare).strip("\n")


def _entry(block: Block, section: Section, targets: Mapping[str, str], above: Entry | None) -> Entry:
    line = read_line(_plain(block.text), targets)
    reading = read_title(line, block.line)
    free = links.is_link_line(reading)
    return Entry(block.form, block.run, block.line, reading, section, line, above, free=free)


def _rows(block: Block, section: Section, targets: Mapping[str, str]) -> Iterator[Entry]:
    for named in read_table(block.rows, targets):
        kind = Kind.ALIAS if named.alias else Kind.LINE
        yield Entry(Form.TABLE, 0, named.line, named.reading, section, kind=kind)


def mark_titles(entries: Sequence[Entry], root: Section, file: str) -> tuple[Skipped, ...]:
    """Settle which lines name works and count them in their sections; return those that only look like it."""
    lines = [one for one in entries if one.form is not Form.TABLE and not one.free]
    strengths = [judge.strength(one.reading) for one in lines]
    seen = judge.profile([(found, one.run) for found, one in zip(strengths, lines, strict=True)], sections.names(root))
    skipped = []
    for found, one in zip(strengths, lines, strict=True):
        reason = judge.names_work(found, one.reading.title, (one.form, one.run), seen)
        if reason:
            skipped.append(Skipped(file=file, line=one.number, text=one.reading.title, reason=reason))
        elif reason == "":
            one.kind = Kind.ALIAS if size(one.reading.title) <= 3 and is_name(one.reading.title) else Kind.LINE
    for one in entries:
        one.section.titles += one.kind is not None
    return tuple(skipped)


def give_links(entries: Sequence[Entry]) -> None:
    """Give lines of nothing but links to the item they stand in, or to the title right above them."""
    last: Entry | None = None
    for one in entries:
        if one.kind is not None:
            last = one
        elif one.free:
            _give(one, last)
        elif one.above is None:
            last = None


def _give(one: Entry, last: Entry | None) -> None:
    taker = one.above if one.above is not None and one.above.kind else None
    if taker is None and last is not None and last.section is one.section and one.section.work() is None:
        taker = last
    have = links.ids_of((*taker.reading.links, *taker.extra)) if taker else []
    if taker is not None and not links.agreeing([*have, *links.ids_of(one.reading.links)])[1]:
        taker.extra += one.reading.links
        one.free = False
