"""Whether a Markdown text may have fences, and those that say that they contain text, or name no language.

Source: https://spec.commonmark.org/0.31.2/#fenced-code-blocks
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENING = lazy_pattern(r"[ \t]*(`{3,}|~{3,})[ \t]*(?:text|txt|plain|irc|log|chat)?[ \t]*")


def may_have_fences(text: str) -> bool:
    """Tell whether a text has the signs that begin a fence; a text without even one of them is found out at once."""
    return ("`" in text and "```" in text) or ("~" in text and "~~~" in text)


def text_fences(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the indices of the first and last line of each fence of text; one that is not closed does not count.

    >>> list(text_fences(["```", "words", "```", "~~~py", "x = 1", "~~~"]))
    [(0, 2)]
    """
    start, fence = -1, ""  # of the fence that is open
    for number, line in enumerate(lines):
        opening = _OPENING.fullmatch(line) if start < 0 else None
        if opening:
            start, fence = number, opening[1]
        elif start < 0 and line.lstrip().startswith(("```", "~~~")):  # a fence of code
            start, fence = number, line.lstrip()[:3]
        elif start >= 0 and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            if _OPENING.fullmatch(lines[start]):
                yield start, number
            start = -1
