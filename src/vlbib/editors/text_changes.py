"""Applies an editor's changes to a text; as the protocol says, only LF, CR and CR LF end a line.

Python and pygls also end lines at form feeds and Unicode's separators, which would put later changes on a wrong line.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from lsprotocol.types import TextDocumentContentChangePartial

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.editors.buffer_text import column_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lsprotocol.types import Position, TextDocumentContentChangeEvent

    from vlbib.editors.buffer_text import Units

_LINE_END = lazy_pattern(r"\r\n?|\n")


def changed_text(text: str, changes: Iterable[TextDocumentContentChangeEvent], units: Units) -> str:
    """Return a text after changes, each applied to the result of those before it."""
    for change in changes:
        if isinstance(change, TextDocumentContentChangePartial):
            start, end = (_offset(text, place, units) for place in (change.range.start, change.range.end))
            text = text[:start] + change.text + text[max(start, end) :]
        else:
            text = change.text
    return text


def _offset(text: str, position: Position, units: Units) -> int:
    """Return the offset of a position in characters; the end of the line or the text if it is beyond that."""
    ends = _LINE_END.finditer(text)
    start = 0
    if position.line:
        end = next(islice(ends, position.line - 1, None), None)
        if end is None:
            return len(text)
        start = end.end()
    line_end = next(ends, None)
    line = text[start : line_end.start() if line_end else len(text)]
    return start + column_of(line, position.character, units)


def without_lone_surrogates(text: str) -> str:
    """Return a text with lone surrogates replaced, which cannot be encoded; columns stay the same."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
