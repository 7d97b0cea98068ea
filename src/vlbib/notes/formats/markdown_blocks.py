"""A note as a flat sequence of blocks: headings, list items, paragraphs and table rows, each with its line.

markdown-it-py parses only the blocks (CommonMark 0.31 and GFM tables); the text of a line stays raw, for `inline` to
parse. Code, mathematics, comments and front matter never become blocks. Quotations are marked as such, but callouts (`>
[!note]`) count as the author's own text. Indented code and link definitions are turned off: outlines indent by tabs,
and definitions are read from the text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field, structs

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.paper_pages import is_paper_page
from vlbib.kept_answers import recalling
from vlbib.notes.formats.as_commonmark import as_commonmark
from vlbib.notes.formats.blocks import FOOTNOTE, BlockForm, NoteBlock, Row
from vlbib.notes.formats.html import html_pieces
from vlbib.notes.formats.plain_blocks import plain_blocks
from vlbib.notes.formats.wide_rows import is_delimiter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from vlbib.kept_answers import Recall

_ATX = lazy_pattern(r"\#{1,6}[ \t]")
_FENCE = lazy_pattern(r"[ \t>*+-]*+(`{3,}+|~{3,}+)([^`]*+)")
_INDENTED = lazy_pattern(r"(?:> )? {4}|\t")
_DEFINITION = lazy_pattern(r"^ {0,3}\[(?!\^)([^\[\]]+)\]:\s*<?(\S+?)>?(?:\s+([\"'(].*[\"')]))?[^\S\n]*$", re.MULTILINE)
_PROPERTY = lazy_pattern(r"[\w-]+:: ?")
_LABEL = lazy_pattern(r"\[([^\[\]]+)\]")


class Page(Struct, frozen=True, kw_only=True):
    """A note as blocks, with its front matter as text and its link definitions by lower-case label."""

    blocks: tuple[NoteBlock, ...]
    front: str = ""
    targets: tuple[tuple[str, str], ...] = ()


def _begins_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Tell whether a table begins right below the text of an item or a quotation: it ends that text.

    CommonMark would continue that text with the whole table. This is a rule of markdown-it, only called to find out
    whether a paragraph ends here (`silent`).
    """
    return silent and start + 1 < end and "|" in _line(state, start) and is_delimiter(_line(state, start + 1))


def _ends_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Tell whether a line has no bar: it ends the table above, while GFM would make it a row (see `_begins_table`)."""
    del end
    return silent and state.parentType == "table" and "|" not in _line(state, start)


def _begins_footnote(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    """Tell whether a footnote begins: it ends the paragraph above, such as another footnote (see `_begins_table`)."""
    return silent and FOOTNOTE.match(_line(state, start)) is not None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    parser.use(front_matter_plugin).use(dollarmath_plugin)
    parser.block.ruler.before("table", "table_at_once", _begins_table, {"alt": ["paragraph", "blockquote"]})
    parser.block.ruler.before("table", "text_below_table", _ends_table, {"alt": ["blockquote"]})
    parser.block.ruler.before("table", "footnote_at_once", _begins_footnote, {"alt": ["paragraph"]})
    return parser.disable(["code", "reference", "inline", "text_join"])


def read_page(text: str) -> Page:
    """Return the blocks of a note; any line ends and a byte order mark are allowed.

    A long-running program gets the same objects for the parts that have not changed since it last read the note.
    """
    source, boxes = as_commonmark(text)
    targets = tuple((label.lower(), url) for label, url, _ in _DEFINITION.findall(source)) if "]:" in source else ()
    lines = (_without_definitions(source) if targets else source).split("\n")
    with recalling("parts of a note") as recall:
        read, front = _read_parts(lines, boxes, recall)
    return Page(blocks=tuple(read), front=front or _properties(read), targets=targets)


class _Part(NamedTuple):
    """Lines of a note that are parsed on their own, with numbers counted from where they begin.

    `boxes` are the lines, counted from 0, on which callouts begin; `is_last`: the note ends with this part.
    """

    lines: tuple[str, ...]
    boxes: frozenset[int]
    is_last: bool


class _PartRead(Struct, frozen=True):
    """The blocks of a part, how many lists it has, and its front matter."""

    blocks: Sequence[NoteBlock]
    runs: int
    front: str = ""


class _Before(NamedTuple):
    """The numbers of lines, blocks and lists before a part of a note."""

    lines: int
    blocks: int
    runs: int


def _read_parts(lines: Sequence[str], boxes: frozenset[int], recall: Recall) -> tuple[list[NoteBlock], str]:
    """Return the blocks of a note, parsed part by part, and its front matter."""
    read: list[NoteBlock] = []
    runs, front, count = 0, "", len(lines)
    for start, end in pairwise([*_parts(lines), count]):
        part = _part(lines[start:end], start, boxes, is_last=end == count)
        blocks = recall(part, _read_part, part)
        goes_on = blocks is None
        if goes_on:
            part = _part(lines[start:], start, boxes, is_last=True)
            blocks = recall(part, _read_part, part)
        before = _Before(start, len(read), runs)
        read += recall((part, before), _placed, (blocks, before))
        runs, front = runs + blocks.runs, front or blocks.front
        if goes_on:
            break
    return read, front


def _part(lines: Sequence[str], start: int, boxes: frozenset[int], *, is_last: bool) -> _Part:
    own = frozenset(number - start for number in boxes if start <= number < start + len(lines)) if boxes else boxes
    return _Part(tuple(lines), own, is_last)


def _placed(read: tuple[_PartRead, _Before]) -> Sequence[NoteBlock]:
    """Return the blocks of a part with their numbers in the note."""
    part, before = read
    return [_after(block, before) for block in part.blocks] if before.lines else part.blocks


def _after(block: NoteBlock, before: _Before) -> NoteBlock:
    run = block.run + before.runs if block.run > 0 else block.run - before.lines if block.run else 0
    return structs.replace(
        block,
        line=block.line + before.lines,
        run=run,
        parent=block.parent + before.blocks if block.parent >= 0 else -1,
        rows=tuple([structs.replace(row, line=row.line + before.lines) for row in block.rows]) if block.rows else (),
    )


def _read_part(part: _Part) -> _PartRead | None:
    """Return the blocks of a part, by the fast reader if it is plain; None if its last block continues below."""
    plain = plain_blocks(part.lines)
    return _PartRead(*plain) if plain else _parsed(part)


def _parsed(part: _Part) -> _PartRead | None:
    """Return the blocks of a part from the parser; None if its last block may continue below."""
    text = "\n".join((*part.lines, "", ""))  # an unclosed block includes these empty lines
    tokens = _parser().parse(text)
    if not part.is_last and _goes_on(text, tokens, len(part.lines)):
        return None
    walk = _Walk(part)
    for before, token in pairwise((tokens[0], *tokens) if tokens else ()):
        walk.take(token, before)
    front = next((token.content for token in tokens if token.type == "front_matter"), "")
    return _PartRead(walk.read, walk.runs, front)


def _parts(lines: Sequence[str]) -> Iterator[int]:
    """Yield the lines, counted from 0, at which parts begin: the first line and headings.

    Only HTML, mathematics and fenced blocks can continue across a heading; front matter is skipped.
    """
    yield 0
    first = 1
    if lines[0].startswith("---"):
        first = next((number for number, line in enumerate(lines) if number and line.startswith("---")), len(lines))
    fence = ""
    for number in range(first, len(lines)):
        line = lines[number]
        if "```" in line or "~~~" in line:
            fence = _fence_after(line, fence)
        elif line.startswith("#") and not fence and "<" not in lines[number - 1] and _ATX.match(line):
            yield number


def _fence_after(line: str, fence: str) -> str:
    """Return the fence that is open after a line, given the one open before it (`fence`); "" if none."""
    match = _FENCE.fullmatch(line)
    if match is None:
        return fence
    if not fence:
        return match[1]
    return fence if match[2].strip() or not match[1].startswith(fence) else ""


def _without_definitions(source: str) -> str:
    """Return a text with blank lines for its link definitions; one of a paper that no link uses stays as a link."""
    uses = Counter(_LABEL.findall(source.lower()))

    def left(match: re.Match[str]) -> str:
        is_used = uses[match[1].lower()] > 1
        shown = "" if is_used or not is_paper_page(match[2]) else f"{match[3] or ''} <{match[2]}>"
        return shown + "\n" * match[0].count("\n")

    return _DEFINITION.sub(left, source)


def _properties(blocks: Sequence[NoteBlock]) -> str:
    """Return the first block if it consists of an outline's page properties (`title:: ...`)."""
    lines = blocks[0].text.split("\n") if blocks and not blocks[0].quoted else []
    return blocks[0].text if lines and all(_PROPERTY.match(line) for line in lines) else ""


def _goes_on(part: str, tokens: Sequence[Token], length: int) -> bool:
    """Tell whether a part ends inside code, HTML or mathematics."""
    ends = (token.map[1] for token in tokens if token.type in ("fence", "html_block") and token.map)
    formulas = sum(token.type in ("math_block", "math_block_label") for token in tokens)
    return max(ends, default=0) >= length or part.count("$$") != 2 * formulas


class _Walk(Struct):
    """The blocks of a part so far, and the state of the walk over its tokens: open items, lists, a table."""

    part: _Part
    runs: int = 0
    read: list[NoteBlock] = field(default_factory=list)
    quotes: list[bool] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    fresh: bool = False
    rows: list[Row] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)

    def take(self, token: Token, before: Token) -> None:
        """Process a token; `before` is the token before it."""
        self._track(token)
        for block in self._blocks(token, before):
            self.read.append(structs.replace(block, quoted=True) if any(self.quotes) else block)

    def _track(self, token: Token) -> None:
        """Update the open quotations, lists and items."""
        if token.type == "blockquote_open":
            self.quotes.append(token.map is None or token.map[0] not in self.part.boxes)
        elif token.type == "blockquote_close":
            self.quotes.pop()
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            self.runs += 1
            self.lists.append(self.runs)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            self.items.append(-1)
            self.fresh = True
        elif token.type == "list_item_close":
            self.items.pop()
            self.fresh = False

    def _blocks(self, token: Token, before: Token) -> Iterator[NoteBlock]:
        """Yield the block that a token completes, if any."""
        line = token.map[0] + 1 if token.map else 0
        if token.type == "inline":
            yield from self._inline(token.content, before, line)
        elif token.type == "html_block":
            yield from self._html(token.content, line)
        elif token.type == "tr_open":
            self.cells = []
            self.rows.append(Row(cells=(), line=line))
        elif token.type == "tr_close":
            self.rows[-1] = Row(cells=tuple(self.cells), line=self.rows[-1].line)
        elif token.type == "table_close":
            yield NoteBlock(form=BlockForm.TABLE, line=self.rows[0].line, rows=tuple(self.rows), parent=self._parent())
            self.rows = []

    def _inline(self, content: str, before: Token, line: int) -> Iterator[NoteBlock]:
        if before.type in ("th_open", "td_open"):
            self.cells.append(content)
        elif self._is_code(line):
            return
        elif before.type == "heading_open":
            self.fresh = False
            level = int(before.tag[1:])
            yield NoteBlock(form=BlockForm.HEADING, line=line, text=content, level=level, parent=self._parent())
        else:
            yield self._text(content, line)

    def _is_code(self, line: int) -> bool:
        """Tell whether a line is indented code outside lists: four spaces or a tab at its start."""
        return not self.lists and _INDENTED.match(self.part.lines[line - 1]) is not None

    def _text(self, content: str, line: int) -> NoteBlock:
        if self.items and self.fresh:
            self.fresh = False
            parent = next((item for item in reversed(self.items[:-1]) if item >= 0), -1)
            self.items[-1] = len(self.read)
            return self._item(content, line, parent)
        level = len(self.lists)
        return NoteBlock(form=BlockForm.PARAGRAPH, line=line, text=content, level=level, parent=self._parent())

    def _item(self, content: str, line: int, parent: int) -> NoteBlock:
        return NoteBlock(
            form=BlockForm.ITEM, line=line, text=content, level=len(self.lists), run=self.lists[-1], parent=parent
        )

    def _parent(self) -> int:
        return next((item for item in reversed(self.items) if item >= 0), -1)

    def _html(self, content: str, line: int) -> Iterator[NoteBlock]:
        for piece in html_pieces(content):
            block = NoteBlock(
                form=BlockForm.PARAGRAPH,
                line=line + piece.offset,
                text=piece.text,
                parent=self._parent(),
                quoted=piece.quoted,
            )
            if piece.tag == "li":
                block = structs.replace(block, form=BlockForm.ITEM, level=1, run=-line)
            elif piece.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                block = structs.replace(block, form=BlockForm.HEADING, level=int(piece.tag[1]), parent=-1)
            yield block
