"""Convert plain text to Markdown: the lines of its lists become items, however the author marks or indents them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.notes.formats.field_records import records_as_items
from vlbib.notes.formats.literal_blocks import without_literal_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

_LISTED = 5  # minimum lines of a paragraph that is a list; of that many lines at most one begins in lower case
_WRAPPED, _EITHER = 1.5, 2  # the longest line by one that is far shorter; one of so many lines is
_CAPITAL = lazy_pattern(r"[A-Z]")
_ITEM = lazy_pattern(r"[-*+>#|]|\d{1,9}[.)]\s|[=~`_]{3}")
_INDENTED, _HEAD = 2, 40  # minimum indented lines of a list, maximum characters of the line above them
_HANGING = 2  # minimum references with a hanging indent
_NO_START = lazy_pattern(r"[:：]\s*$")  # at the end of a line above a list, which is no start of a reference
_MARKED = 2  # minimum lines with a mark
_MARK = lazy_pattern(r"[ \t]*(?P<mark>[xXvVoO✓✔✗✘√☑☐□■◦‣•!?~→»])[ \t]+(?=\S)")
_TASKS = 2  # minimum tasks of a todo.txt
_TODO = lazy_pattern(r"(?:x (?:\d{4}-\d\d-\d\d )+|\([A-Z]\) (?:\d{4}-\d\d-\d\d )*)(?=\S)")
_PROJECTS = lazy_pattern(r"(?:(?<!\s)\s+(?:[+@][^\W\d][\w-]*|[a-z]+:\d{4}-\d\d-\d\d))+\s*$")
_ADDRESS = lazy_pattern(r"(?:https?|doi|arxiv|www)\b", re.IGNORECASE)


def text_as_markdown(text: str) -> str:
    """Return plain text with each line of a listing as an item; indents of four spaces do not make code."""
    lines = records_as_items(without_literal_blocks(text)).split("\n")
    lines = _marked_as_items(_without_todo_marks(lines))
    bare = [line.lstrip(" \t") if re.match(r"[ \t]{4,}\S", line) else line for line in lines]
    ends = [number for number, line in enumerate(bare) if not line.strip()]
    for start, end in pairwise((-1, *ends, len(bare))):
        bare[start + 1 : end] = _hanging_as_items(lines[start + 1 : end], bare[start + 1 : end])
        head = 1 if _is_indented_list(lines[start + 1 : end]) else 0
        if head or _is_listing(bare[start + 1 : end]):
            items = (line.lstrip() if head else line for line in bare[start + 1 + head : end])
            bare[start + 1 + head : end] = [line if _ITEM.match(line) else f"- {line}" for line in items]
    return "\n".join(bare)


def _without_todo_marks(lines: Sequence[str]) -> list[str]:
    """Return the tasks of a todo.txt as items, without priority, dates, projects and contexts.

    Source: https://github.com/todotxt/todo.txt
    """
    heads = [_TODO.match(line) for line in lines]
    if sum(head is not None for head in heads) < _TASKS:
        return list(lines)
    return [
        f"- {_PROJECTS.sub('', line[head.end() :])}" if head else line for line, head in zip(lines, heads, strict=True)
    ]


def _marked_as_items(lines: Sequence[str]) -> list[str]:
    """Return the lines that begin with a mark of the author's own as items: `x  read`, `!  to read`, `✓ done`."""
    marks = [_MARK.match(line) for line in lines]
    counts = Counter(match["mark"] for match in marks if match)
    return [
        f"- {line[match.end() :]}" if match and counts[match["mark"]] >= _MARKED else line
        for line, match in zip(lines, marks, strict=True)
    ]


def _is_indented_list(lines: Sequence[str]) -> bool:
    """Tell whether the lines below a short first one are a list: all are indented alike, and few begin in lower case.

    A reference with a hanging indent has a long first line.
    """
    if len(lines) <= _INDENTED or lines[0][0] in " \t" or len(lines[0]) > _HEAD:
        return False
    indents = {len(line) - len(line.lstrip(" \t")) for line in lines[1:]}
    small = sum(line.lstrip()[0].islower() and not _ADDRESS.match(line.lstrip()) for line in lines[1:])
    return len(indents) == 1 and 0 not in indents and small * _INDENTED < len(lines)


def _hanging_as_items(lines: Sequence[str], bare: Sequence[str]) -> list[str]:
    """Return the lines of a paragraph, its references with a hanging indent as items; `bare` are those shown.

    Such a reference is a long line with indented ones below. From the first of them on, each line without an indent
    begins a reference or a remark between them.
    """
    inner = [line[:1] in " \t" for line in lines]
    heads = [number for number, (above, below) in enumerate(pairwise(inner)) if below and not above]
    is_hanging = len(heads) >= _HANGING and not any(
        len(lines[number]) <= _HEAD or _NO_START.search(lines[number]) for number in heads
    )
    below = [line for line, is_inner in zip(lines, inner, strict=True) if is_inner]
    if not is_hanging or any(_ITEM.match(line.lstrip()) for line in (*below, *(lines[number] for number in heads))):
        return list(bare)
    return [
        f"  {line.lstrip()}" if inner[number] else line if number < heads[0] or _ITEM.match(line) else f"- {line}"
        for number, line in enumerate(bare)
    ]


def _is_listing(lines: Sequence[str]) -> bool:
    """Tell whether the lines of a paragraph are a list: none continues the line before it.

    Wrapped text fills all lines but the last, and continues in lower case. In lower case anyway, half of the lines of a
    list are far shorter than the longest.
    """
    if len(lines) < _LISTED or any(line[0] in " \t" for line in lines):
        return False
    longest = max(map(len, lines))
    short = sum(len(line) < longest / 2 for line in lines[:-1])
    goes_on = sum(line[0].islower() and not _ADDRESS.match(line) for line in lines[1:])
    if not any(map(_CAPITAL.search, lines)):  # the writer has no capitals
        return _EITHER * sum(_WRAPPED * len(line) < longest for line in lines[:-1]) >= len(lines)
    return short * _LISTED >= len(lines) and goes_on * _LISTED <= len(lines)
