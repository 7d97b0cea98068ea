"""The difference of two texts as an editor's edits: as few whole lines as possible."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lsprotocol.types import Position, Range, TextEdit

from vlbib.notes.line.raw_lines import raw_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPARED = 20_000  # lines; of more, all that differs is one edit


def text_edits(old: str, new: str) -> list[TextEdit]:
    """Return the edits that turn the old text into the new one; line ends are kept as they are."""
    if old == new:
        return []
    before, after = raw_lines(old), raw_lines(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    return [
        _edit(first + head, last + head, "".join(after[head + start : head + end]))
        for first, last, start, end in _changes(before[head : len(before) - tail], after[head : len(after) - tail])
    ]


def _common(left: list[str], right: list[str]) -> int:
    """Return how many lines both have in common at the beginning."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((at for at, (first, second) in pairs if first != second), min(len(left), len(right)))


def _changes(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    if len(before) + len(after) > _COMPARED:
        yield 0, len(before), 0, len(after)
        return
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield first, last, start, end


def _edit(first: int, last: int, text: str) -> TextEdit:
    place = Range(start=Position(line=first, character=0), end=Position(line=last, character=0))
    return TextEdit(range=place, new_text=text)
