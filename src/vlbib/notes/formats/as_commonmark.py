"""The text of a note as CommonMark with GFM tables, line by line, so that a parser of these reads all that notes have.

Comments (`%% ... %%`) become empty lines; chats, drawn tables, wide headers, terms with definitions, and the numbers,
letters, dots, pictures and branches with which people begin the items of lists become Markdown. No line moves.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.notes.formats.chats import with_chats, with_messages
from vlbib.notes.formats.drawn_lists import with_drawn_lists
from vlbib.notes.formats.grid_tables import with_bars
from vlbib.notes.formats.text_fences import may_have_fences
from vlbib.notes.formats.wide_rows import with_wide_headers

_NUMBERED = lazy_pattern(r"^([^\S\n]*)(?:[(（](\d{1,3})[)）]|(\d{1,3})[、．）])\s*(?=\S)", re.MULTILINE)
_LETTERED = lazy_pattern(r"^([^\S\n]*)[(（]?[a-z][)）][^\S\n]+(?=\S)", re.MULTILINE)
_DOTS, _PICTURES = "[・•‣◦●▪]", "[☐-☒⚠✅✓✔❌✗✘⬜⬛▢◻◼■□▶►➢➤◆◇❖※★☆⭐\U0001f300-\U0001faff]"  # with check boxes
_DOT = lazy_pattern(rf"^([^\S\n]*)(?:{_DOTS}|{_PICTURES}\ufe0f?(?=[^\S\n]))[^\S\n]*(?=\S)", re.MULTILINE)
# Before every line that `_NUMBERED`, `_LETTERED` or `_DOT` may match: a search from "\n" on is far faster than from "^"
_MARKED = lazy_pattern(rf"\n[^\S\n]*(?:[(（\d]|[a-z][)）]|{_DOTS}|{_PICTURES})")
_BOX = lazy_pattern(r"^>[ ]?\[![\w-]+\][+-]?[ \t]*", re.MULTILINE)  # `> [!note] Title`
# A term and its definitions (https://pandoc.org/MANUAL.html#definition-lists) become one item of several lines. The
# first term is below a blank line or a heading, further ones may follow directly.
_DEFINED = lazy_pattern(
    r"(?:\A|(?<=\n\n))(#{1,6} [^\n]*\n)?((?:(?![-*+>#|:\s]|\d{1,9}[.)])[^\n]+(?:\n:[ \t]+\S[^\n]*)+(?:\n|\Z))+)"
)
# A row with the bar of a link to a page in it, which ends no cell
_LINKED_ROW = lazy_pattern(r"^[ \t]*\|[^\n]*\[\[[^\n]*$", re.MULTILINE)
_PAGE_BAR = lazy_pattern(r"(\[\[[^\[\]|\\\n]*)\|(?=[^\[\]|\n]*\]\])")
_BRANCH = lazy_pattern(r"^([│┃ \t]*+)[├└][─━-]*+[^\S\n]*", re.MULTILINE)  # of a tree drawn with lines
_COMMENT_BEGIN = lazy_pattern(r"^[^\S\n]*%%", re.MULTILINE)
_COMMENT_END = lazy_pattern(r"%%(?=\s*$)", re.MULTILINE)


def as_commonmark(text: str) -> tuple[str, frozenset[int]]:
    """Return the text to parse, with as many lines, and the lines, counted from 0, on which callouts begin.

    >>> as_commonmark("1、first"), as_commonmark("> [!note] Box")
    (('1. first', frozenset()), ('> Box', frozenset({0})))
    """
    source = text.removeprefix("\ufeff").replace("\0", "")
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    if "%%" in source:
        source = _without_comments(source)
    boxes = frozenset[int]()
    if may_have_fences(source):
        source = with_chats(source)
    source = with_drawn_lists(with_messages(source))
    if "[!" in source:
        boxes = frozenset(number for number, line in enumerate(source.split("\n")) if _BOX.match(line))
        source = _BOX.sub("> ", source)
    if "\n:" in source:
        source = _DEFINED.sub(lambda match: (match[1] or "") + _as_items(match[2]), source)
    if "\n+" in source or source.startswith("+"):
        source = with_bars(source)
    if "[[" in source and "|" in source:
        source = _LINKED_ROW.sub(lambda match: _PAGE_BAR.sub(r"\1\\|", match[0]), source)
    source = with_wide_headers(source) if "|" in source else source
    if "├" in source or "└" in source:
        source = _BRANCH.sub(lambda match: f"{' ' * len(match[1])}- ", source)
    if not _MARKED.search("\n" + source):
        return source, boxes
    source = _DOT.sub(r"\1- ", source)
    source = _LETTERED.sub(r"\1- ", source)
    return _NUMBERED.sub(lambda match: f"{match[1]}{match[2] or match[3]}. ", source), boxes


def _as_items(terms: str) -> str:
    """Return terms and their definitions as items: `MoCo` and `: Momentum` become `- MoCo` and `  Momentum`."""
    lines = terms.splitlines(keepends=True)
    return "".join(f" {line[1:]}" if line.startswith(":") else f"- {line}" for line in lines)


def _without_comments(source: str) -> str:
    """Return the text with empty lines for comments from a `%%` at the start of a line to one at the end of a line."""
    ends = [match.start() for match in _COMMENT_END.finditer(source)]
    parts, done = [], 0
    for begin in _COMMENT_BEGIN.finditer(source):
        number = bisect_left(ends, begin.end())
        if begin.start() >= done and number < len(ends):
            inside = source[begin.start() : ends[number] + 2]
            parts += [source[done : begin.start()], "\n" * inside.count("\n")]
            done = ends[number] + 2
    return "".join((*parts, source[done:]))
