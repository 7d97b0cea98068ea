"""Completion: keys in a citation, and tags in the front matter of a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol.types import CompletionItem, CompletionItemKind, CompletionList, TextEdit

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import plain
from vlbib.editors.spots import is_note, is_paper
from vlbib.notes.line.raw_lines import front_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from vlbib.app.entry_row import EntryRow
    from vlbib.editors.buffer_text import BufferText

_LIMIT = 200  # entries offered at a time; the editor asks again as more is typed
_IN_NOTE = lazy_pattern(r"(?:^|[\s\[(;,{*_-])@([\w:.#$%&+?<>~/-]*)$")
_IN_COMMAND = lazy_pattern(
    r"\\[A-Za-z]*[cC]ite(?:s\b(?:\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\})*|[A-Za-z]*\*?(?:\[[^\[\]]*\]){0,2})"
    r"\{(?:[^{}]*,)?\s*([^{},\s]*)$"
)
_LINES = 30  # most that a list of keys may span
_TAG_LINE = lazy_pattern(r"^\s*(?:-\s+|(?:tags|keywords|tag)\s*:\s*\[?(?:[^\]]*,)?\s*)([^,\[\]]*)$", re.IGNORECASE)


def typed_key(buffer: BufferText, line: int, column: int) -> str | None:
    """Return the part of a citation key before the cursor; None if no key is being typed."""
    before = buffer.line(line)[:column]
    command = _IN_COMMAND.search(_paragraph(buffer, line) + before)
    match = command or (None if is_paper(buffer.file) else _IN_NOTE.search(before))
    return match[1] if match else None


def _paragraph(buffer: BufferText, line: int) -> str:
    """Return the lines of the paragraph before a line, in which a list of keys may begin."""
    before: list[str] = []
    for number in range(line - 1, max(line - _LINES, 1) - 1, -1):
        text = buffer.line(number)
        if not text.strip():
            break
        before.append(f"{text}\n")
    return "".join(reversed(before))


def typed_tag(buffer: BufferText, line: int, column: int) -> str | None:
    """Return the part of a tag before the cursor in the front matter; None elsewhere."""
    if not is_note(buffer.file) or line > front_lines(buffer.text):
        return None
    match = _TAG_LINE.search(buffer.line(line)[:column])
    return match[1] if match else None


def key_completions(
    buffer: BufferText, line: int, column: int, rows: Sequence[EntryRow], tags: Collection[str]
) -> CompletionList:
    """Return the entries that match what is typed, first those that have most of `tags`, the note's tags."""
    typed = typed_key(buffer, line, column) or ""
    wanted = plain(typed).split()
    fitting = [row for row in rows if _fits(row, typed.lower(), wanted)]
    ranked = sorted(fitting, key=lambda row: (-len(set(row.tags) & set(tags)), row.key.lower()))
    place = buffer.range(line, column - len(typed), column)
    items = [
        CompletionItem(
            label=row.key,
            kind=CompletionItemKind.Reference,
            detail=_whose(row),
            documentation=row.title,
            filter_text=f"{row.key} {row.title} {' '.join(row.authors)}",
            sort_text=f"{number:05}",
            text_edit=TextEdit(range=place, new_text=row.key),
        )
        for number, row in enumerate(ranked[:_LIMIT])
    ]
    return CompletionList(is_incomplete=len(ranked) > _LIMIT, items=items)


def _fits(row: EntryRow, typed: str, wanted: Sequence[str]) -> bool:
    if not typed or row.key.lower().startswith(typed):
        return True
    shown = " " + plain(" ".join((row.key, row.title, *row.authors)))
    return all(f" {word}" in shown for word in wanted)


def _whose(row: EntryRow) -> str:
    people = row.authors[0] if row.authors else ""
    return f"{people}{' et al.' if len(row.authors) > 1 else ''} {row.year}: {row.title}".strip()


def tag_completions(buffer: BufferText, line: int, column: int, tags: Iterable[str]) -> CompletionList:
    """Return those of `tags` that begin with what is typed, ignoring case."""
    typed = typed_tag(buffer, line, column) or ""
    place = buffer.range(line, column - len(typed), column)
    fitting = sorted({tag for tag in tags if tag.lower().startswith(typed.lower())}, key=str.lower)
    items = [
        CompletionItem(label=tag, kind=CompletionItemKind.Keyword, text_edit=TextEdit(range=place, new_text=tag))
        for tag in fitting
    ]
    return CompletionList(is_incomplete=False, items=items)
