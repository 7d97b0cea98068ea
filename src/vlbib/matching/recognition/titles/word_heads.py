"""The letters with which each word of a line goes on: known titles that may begin there are looked up by them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.known import HEAD_LETTERS
from vlbib.core.text import CJK, squeeze
from vlbib.core.wide_pattern import wide_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known

WORD = wide_pattern(rf"[^\W_{CJK}]+(?:['’][^\W_{CJK}]+)?")


@lru_cache(maxsize=16)  # several finders read the same line one after another
def word_heads(line: str) -> tuple[tuple[int, str], ...]:
    """Return where each word of a line begins, and the first `HEAD_LETTERS` letters from there on, squeezed.

    >>> word_heads("see Deep Sets of Many Things")[1]
    (4, 'deepsetsofmanyth')
    """
    words = [(match.start(), squeeze(match[0])) for match in WORD.finditer(line)]
    heads, after = [], ""
    for start, letters in reversed(words):
        after = (letters + after)[:HEAD_LETTERS]
        heads.append((start, after))
    return tuple(reversed(heads))


def begun_words(line: str, body: Known) -> Iterator[tuple[int, str]]:
    """Yield those words of a line, with their letters, at which a known title of so many letters may begin."""
    heads = [head for _, head in word_heads(line) if len(head) == HEAD_LETTERS]
    begun = set(body.begun(heads)) if heads else frozenset()
    yield from ((start, head) for start, head in word_heads(line) if head in begun)
