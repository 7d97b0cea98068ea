"""Logs of chats: in fences (`18:03 <kk> so what about CLIP`), and exported (`[19.05.26, 12:41] Kk: CLIP`).

They are text, not code, so each line becomes an item; when and by whom it was said belongs to no work.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.notes.formats.text_fences import text_fences

if TYPE_CHECKING:
    from collections.abc import Sequence

# What somebody said, after a time and a name: `18:03 <kk> so`, `[18:03:22] kk: so`, `<kk> so`
_SAID = lazy_pattern(
    r"\s*(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+(?:<[^<>\s][^<>\n]{0,20}>|[^\W\d_][\w.-]{0,20}:)|<[@+~%&]?[\w|^-]{1,20}>)\s+(\S.*)"
)
_STAMP = lazy_pattern(r":(?<=\d:)\d\d")  # a part of each of these, found by its colon
_BEFORE, _DATE = r"^[ \t]*(?:[-*+] )?\[?", r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?[ ]"
_TIME, _WHO = r"\d{1,2}:\d\d(?::\d\d)?(?:[ \u202f]?[AaPp][Mm])?\]?[ ](?:[-–][ ])?", r"([^\W\d_][^:\n]{0,30}):[ ]+(?=\S)"
# A message with its date: `[19.05.26, 12:41] Kk: so`, `5/19/26, 9:41 PM - Kk: so`; with its time: `[10:04] Kk: so`
_MESSAGE = lazy_pattern(_BEFORE + _DATE + _TIME + _WHO, re.MULTILINE)
_TIMED = lazy_pattern(_BEFORE + _TIME + _WHO, re.MULTILINE)
_LEAST = 3  # minimum lines of a chat
_MOSTLY = 0.7  # minimum share of its lines that somebody said; the others are those of the server


def with_chats(source: str) -> str:
    """Return a text with the chats in its fences as items, one a line; their fences become empty lines."""
    lines = source.split("\n")
    for start, end in text_fences(lines):
        lines[start : end + 1] = _as_items(lines[start : end + 1])
    return "\n".join(lines)


def with_messages(source: str) -> str:
    """Return a text with the messages of an exported chat as items.

    Without dates, somebody must say several things: in a log, each time may have another label (`10:04 Training: ...`).
    """
    if _STAMP.search(source) is None:
        return source
    if len(_MESSAGE.findall(source)) >= _LEAST:
        return _MESSAGE.sub("- ", source)
    people = _TIMED.findall(source)
    return _TIMED.sub("- ", source) if len(people) >= _LEAST and len(set(people)) < len(people) else source


def _as_items(fenced: Sequence[str]) -> list[str]:
    """Return a fence, with its first and last line, as a list if it is a chat; else as it is."""
    matches = [_SAID.fullmatch(line) for line in fenced[1:-1]]
    count = sum(match is not None for match in matches)
    if count < _LEAST or count < _MOSTLY * sum(map(bool, map(str.strip, fenced[1:-1]))):
        return list(fenced)
    return ["", *(f"- {match[1]}" if match else "" for match in matches), ""]
