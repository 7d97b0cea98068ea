"""The blocks of a plain part of a note: headings, lists with one line per item, unindented paragraphs.

Most lines of most notes are like this, and are read here in a tenth of the time of a Markdown parser. A part is not
plain if CommonMark could read anything in it differently: tables, quotations, code, HTML, underlined headings,
continued text in a list, indents that belong to no list.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.notes.formats.blocks import FOOTNOTE, BlockForm, NoteBlock

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

# How a line begins that starts no block: a letter, a number that does not number an item, a bracket, a
# quotation mark, emphasis, inline code.
_TEXT = (
    r"(?:[^\W\d_]|(?!\d{1,9}[.)](?:\s|$))\d|[\[(\"'“‘«《「『【（@&]|!\[|\*{1,3}(?=[^\s*])|_{1,3}(?=[^\s_])"
    r"|`{1,2}(?=[^`])|\$(?=[^\s$]))"
)
_LINE = lazy_pattern(
    r"(?P<blank>[ \t]*)"
    r"|(?P<heading>(?P<signs>\#{1,6})(?:[ ]+(?P<title>[^\s\#](?:.*[^\s\#])?))?[ \t]*)"
    rf"|(?P<item>(?P<indent>[ ]*)(?P<marker>[-*+]|\d{{1,9}}[.)])(?P<gap>[ ]{{1,4}})(?={_TEXT})(?P<content>.*))"
    rf"|(?P<text>{_TEXT}.*)"
    r"|(?P<rule>-{3,}|\*{3,}|_{3,})"
)
_INDENTED = 4  # from this indent on, text is no item unless an item is open around it


class _Open(NamedTuple):
    """An open item: the column of its content, the marker of its list, the numbers of its list and block."""

    content: int
    sign: str
    run: int
    block: int


@dataclass(slots=True)
class _Reader:
    """The state of reading one part; `last` is the kind of the previous line, `begun` an unfinished paragraph."""

    runs: int = 0
    blocks: list[NoteBlock] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    last: str = "blank"
    begun: list[str] = field(default_factory=list)
    begun_at: int = 0

    def read(self, lines: Sequence[str]) -> bool:
        """Read lines; return False if one of them is not plain."""
        takers = {"item": self._item, "text": self._text, "heading": self._heading, "rule": self._rule}
        for number, line in enumerate(lines, 1):
            match = _LINE.fullmatch(line)
            kind = match.lastgroup if match else None
            if match is None or kind is None:
                return False
            if self.begun and kind != "text":
                self._end()
            if kind != "blank" and not takers[kind](match, number):
                return False
            self.last = kind
        self._end()
        return True

    def _end(self) -> None:
        """End the unfinished paragraph."""
        if self.begun:
            text = "\n".join(self.begun).strip()
            self.blocks.append(NoteBlock(form=BlockForm.PARAGRAPH, line=self.begun_at, text=text))
            self.begun = []

    def _text(self, match: re.Match[str], number: int) -> bool:
        if self.last == "item":  # in CommonMark it continues the item without an indent
            return False
        if self.begun and FOOTNOTE.match(match[0]):
            self._end()
        if not self.begun:
            self.open.clear()
            self.begun_at = number
        self.begun.append(match[0])
        return True

    def _heading(self, match: re.Match[str], number: int) -> bool:
        self.open.clear()
        level = len(match["signs"])
        self.blocks.append(NoteBlock(form=BlockForm.HEADING, line=number, text=match["title"] or "", level=level))
        return True

    def _rule(self, _match: re.Match[str], number: int) -> bool:
        """Take a thematic break; below text it would underline a heading, and on line 1 begin front matter."""
        self.open.clear()
        return self.last in ("blank", "heading") and number > 1

    def _item(self, match: re.Match[str], number: int) -> bool:
        spaces, marker, content = match.group("indent", "marker", "content")
        indent, around = len(spaces), self.open
        if not self._is_item(indent, marker):
            return False
        before = None
        while around and indent < around[-1].content:
            before = around.pop()
        run = before.run if before and before.sign == marker[-1] else self._new_run()
        parent = around[-1].block if around else -1
        around.append(_Open(match.start("content"), marker[-1], run, len(self.blocks)))
        self.blocks.append(
            NoteBlock(form=BlockForm.ITEM, line=number, text=content.strip(), level=len(around), run=run, parent=parent)
        )
        return True

    def _is_item(self, indent: int, marker: str) -> bool:
        """Tell whether a line is an item, not continued text, by its indent, and right after text by its number."""
        if not self.open:
            return indent == 0 and (self.last != "text" or marker in "-*+" or marker[:-1] == "1")
        around = self.open[-2].content if len(self.open) > 1 else 0
        if indent < self.open[-1].content:
            return indent - around < _INDENTED
        return indent - self.open[-1].content < _INDENTED and (
            self.last == "blank" or marker in "-*+" or marker[:-1] == "1"
        )

    def _new_run(self) -> int:
        self.runs += 1
        return self.runs


def plain_blocks(lines: Sequence[str]) -> tuple[list[NoteBlock], int] | None:
    """Return the blocks of a part's lines, and how many lists it has; None if it is not plain.

    Lines are numbered from 1, blocks from 0.
    """
    reader = _Reader()
    return (reader.blocks, reader.runs) if reader.read(lines) else None
