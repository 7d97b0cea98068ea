"""Lists in fences of text: trees (`├── A Title`), numbered or dated lines, and names of files, also in indented code.

They are text, not code, so each line becomes an item. Trees of folders and lists of settings stay code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.years import YEAR
from vlbib.notes.formats.text_fences import may_have_fences, text_fences

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_BRANCH = lazy_pattern(r"[ \t]*(?:[│|][ \t]*)*[├└╰][─╌┄-]+[ \t]*(?P<label>\S.*)")
_NODE = lazy_pattern(r"[ \t]{1,4}[─-]{2,}[ \t]{1,4}")  # between two nodes of a branch: `── A ── B`
_NUMBERED = lazy_pattern(r"[ \t]*\d{1,3}[.)][ \t]+(?P<label>[^\W\d_].*)")
# A line of a timeline, whose date stays: `2015  A Title`, `2018-12  A Title`, `2015: A Title`
_DATED = lazy_pattern(
    rf"[ \t]*(?P<label>{YEAR}(?:(?:[-/.]\d\d){{1,2}}(?:\s*[:：|–—]\s|[ \t]{{2,}}|\t)|\s*[:：|–—-]\s|[ \t]+)"
    r"[(\[\"“'‘]?[^\W\d_].*)"
)
_DOCUMENT = lazy_pattern(r"[ \t]*(?P<label>[^\s/\\<>|*?\"].{0,200}\.(?:pdf|epub|djvu))[ \t]*")
_FOLDER = lazy_pattern(r"\S*[\w.-]+(?:/|\.(?!pdf|epub|djvu)\w{1,5})(?:\s.*)?")  # `src/`, `main.py  # entry`
_SETTING = lazy_pattern(r"(?:\d{4}\S*\s+)?(?:[\w.-]+\s?[:=]\s?\S+|[\w.-]+\([^()]*\))")
_IN_FENCES, _INDENTED = (_NUMBERED, _DATED, _DOCUMENT), (_NUMBERED, _DOCUMENT)
_INDENT = lazy_pattern(r"(?: {4,8}|\t)(?=\S)")
_LEAST = 2  # minimum lines of a list
_MOSTLY = 0.7  # minimum share of the lines with a number, a date or the name of a document


def with_drawn_lists(source: str) -> str:
    """Return a text with the lists in its fences, and the names of documents in indented code, as items."""
    has_fences, has_names = may_have_fences(source), ".pdf" in source
    if not (has_fences or has_names):
        return source
    lines = source.split("\n")
    for start, end in text_fences(lines) if has_fences else ():
        items = _as_items(lines[start + 1 : end], _IN_FENCES)
        if items:
            lines[start : end + 1] = ["", *items, ""]
    if has_names:
        _open_listings(lines)
    return "\n".join(lines)


def _as_items(lines: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> list[str]:
    """Return lines of code as items; none if they are no list: a tree, or mostly lines of one of the `patterns`."""
    if sum(_BRANCH.fullmatch(line) is not None for line in lines) >= _LEAST:
        return _tree(lines)
    matches = [next(filter(None, (pattern.fullmatch(line) for pattern in patterns)), None) for line in lines]
    count = sum(match is not None and not _SETTING.fullmatch(match["label"]) for match in matches)
    if count < _LEAST or count < _MOSTLY * sum(map(bool, map(str.strip, lines))):
        return []
    return [
        f"- {match['label'] if match else line.strip()}" if line.strip() else ""
        for match, line in zip(matches, lines, strict=True)
    ]


def _tree(lines: Sequence[str]) -> list[str]:
    """Return the lines of a drawn tree as items; none if it is a tree of folders."""
    matches = [_BRANCH.fullmatch(line) for line in lines]
    labels = [match["label"] for match in matches if match]
    if 2 * sum(_FOLDER.fullmatch(label) is not None for label in labels) >= len(labels):
        return []
    texts = (match["label"] if match else line.strip() for match, line in zip(matches, lines, strict=True))
    return [f"- {_NODE.sub(' → ', text)}" if text.strip("│| ") else "" for text in texts]


def _open_listings(lines: list[str]) -> None:
    """Turn names of documents on indented lines into items, where most of the lines of an indented block are such."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _INDENT.match(lines[end]):
            end += 1
        is_code = end > start and not _is_continued(lines, start)
        items = _as_items(lines[start:end], _INDENTED) if is_code else []
        if items and not any(_NUMBERED.fullmatch(line) or _BRANCH.fullmatch(line) for line in lines[start:end]):
            lines[start:end] = items
        start = max(end, start + 1)


def _is_continued(lines: Sequence[str], start: int) -> bool:
    """Tell whether indented lines continue a list item, in which they are text already."""
    before = next((line for line in reversed(lines[:start]) if line.strip()), "")
    return before.lstrip().startswith(("- ", "* ", "+ ")) or before[:1].isdigit()
