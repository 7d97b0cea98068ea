"""A segment: one piece of a note that may name works, with its place, its marks and the sections around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from vlbib.core.text import placed_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.ids import Id
    from vlbib.core.work import Link


CELL_END = "\x1f"


class Place(StrEnum):
    """Where in a note a segment is."""

    HEADING = "heading"
    ITEM = "item"
    ROW = "row"  # a row of a table
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    PROPERTY = "property"  # a value of the front matter, or of an inline property
    FILE = "file"  # the file's name
    COMMENT = "comment"  # in HTML, LaTeX or code: it names no work, except as a source (`# see: ...`)


class Mark(StrEnum):
    """How a stretch of a segment is marked."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    LINK = "link"
    WIKI = "wiki"
    QUOTED = "quoted"  # in quotation marks of any script
    STRUCK = "struck"
    CELL = "cell"


class Stretch(Struct, frozen=True):
    """A marked part of a segment's text, from `start` to `end`; a link has its URL.

    A bare URL has no text of its own: `start` equals `end`.
    """

    mark: Mark
    start: int
    end: int
    url: str = ""


class CitedAt(Struct, frozen=True):
    """A citation key in a segment, at its offset in the text, from which the citation itself is removed.

    `is_bare`: an `@word` that stays in the text; it may be a person's handle, and cites only if it is a key.
    """

    key: str
    at: int
    is_bare: bool = False


class Segment(msgspec.Struct, frozen=True, kw_only=True, gc=False, cache_hash=True):
    r"""One piece of a note's text without its Markdown.

    `line` is its 1-based first line; each "\n" in `text` begins another line. `marks` are in order of their start.
    `section` and `heading` are those of a mention in it. A row is one text with its cells separated by `CELL_END`, each
    with a mark; `columns` are the headers of its table, and `results` marks a table of results. `group` is the number
    of the list or table around an item or row (0: none), `level` the depth of a heading, or the number of lists around
    the segment. `ids` and `links` are all in the segment. `reading` is the text without what comes before and after a
    title in lists of works, and `year`, `venue` and `authors` are what was removed. `citations` are the keys that it
    cites, `breaks` the offsets of each "\n" that begins no line of the note (`<br>`).
    """

    file: str
    line: int
    text: str
    place: Place
    marks: tuple[Stretch, ...] = ()
    ids: tuple[Id, ...] = ()
    links: tuple[Link, ...] = ()
    section: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    group: int = 0
    level: int = 0
    results: bool = False
    reading: str = ""
    year: int | None = None
    venue: str | None = None
    authors: tuple[str, ...] = ()
    citations: tuple[CitedAt, ...] = ()
    breaks: tuple[int, ...] = ()

    def is_cited_at(self, position: int) -> bool:
        """Tell whether a citation is right at an offset of the text."""
        return any(cited.at == position and not cited.is_bare for cited in self.citations)

    def lines(self) -> Sequence[tuple[int, str]]:
        """Return each line of the text with its 1-based line in the note."""
        if "\n" not in self.text:
            return ((self.line, self.text),)
        ends = _line_ends(self.text, self.breaks)
        return [(self.line + bisect_left(ends, start), line) for start, line in placed_lines(self.text)]

    def line_at(self, position: int) -> int:
        """Return the 1-based line of an offset in the text."""
        if "\n" not in self.text:
            return self.line
        return self.line + bisect_left(_line_ends(self.text, self.breaks), position)


@lru_cache(maxsize=8)
def _line_ends(text: str, breaks: tuple[int, ...]) -> tuple[int, ...]:
    r"""Return the offsets of each "\n" that begins another line of the note."""
    return tuple(sorted({match.start() for match in re.finditer("\n", text)}.difference(breaks)))


class Sighting(Struct, frozen=True):
    """A span in a segment's text, from `start` to `end`, that names a known work by title or short name.

    `called` is the work's own short name right before or after the title. `gloss` is the known title in brackets after
    a short name that several works share. `people`, `year` and `venue` are beside it and agree with its records, if
    that made it count. `listed`: its list, its label or words of its title made it count. `is_part`: only a part of the
    title is there, beside the short name. `remarked`: it is a short name that begins its line, and what follows is not
    part of a title. `unsure`: a short name that no record gives to a work, only the beginning of titles.
    """

    start: int
    end: int
    text: str
    is_name: bool = False
    called: str = ""
    gloss: str = ""
    people: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None
    listed: bool = False
    is_part: bool = False
    remarked: bool = False
    unsure: bool = False
