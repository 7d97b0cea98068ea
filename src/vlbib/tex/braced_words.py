r"""Finds every word in braces in a LaTeX text; they include all keys that unknown commands may cite.

Pruning uses them: an entry whose key is among them is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT_LINE = lazy_pattern(r"^[ \t]*%[^\n]*\n?", re.MULTILINE)
_COMMENT = lazy_pattern(r"(?<!\\)%[^\n]*")
_BRACED = lazy_pattern(r"\\(?:[A-Za-z@]+|.)|(?P<brace>[{}])|(?P<text>[^\\{}]+)", re.DOTALL)
_WORD_ENDS = (lazy_pattern(r"[\s,]+"), lazy_pattern(r"[\s,;()\[\]\"'#%=~|&<>]+"))


def braced_words(text: str) -> frozenset[str]:
    r"""Return every word in braces, and so every key that any command of the author cites.

    Lines that are only a comment are left out. Text after a `%` in a line is read both as a comment and as text: too
    many words rather than too few.

    >>> sorted(braced_words(r"\mc{key, other} and \url{a%b}"))
    ['a', 'a%b', 'b', 'key', 'other']
    """
    lines = _COMMENT_LINE.sub("", text)
    return frozenset(word for part in (lines, _COMMENT.sub("", lines)) for word in _words_in_braces(part))


def _words_in_braces(text: str) -> Iterator[str]:
    depth = 0
    for piece in _BRACED.finditer(text):
        if piece["brace"]:
            depth = depth + 1 if piece["brace"] == "{" else max(depth - 1, 0)
        elif piece["text"] and depth:
            words = (word for ends in _WORD_ENDS for word in ends.split(piece["text"]))
            yield from (form for word in words for form in (word, word.strip(".:!?")) if form)
