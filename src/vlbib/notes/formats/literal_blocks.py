"""Code in plain text as reStructuredText writes it: indented below a line that ends in `::`.

Source: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#literal-blocks
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = lazy_pattern(r"::\s*$|^\s*\.\.\s(?:code(?:-block)?|sourcecode|parsed-literal)::")
_OPTION = lazy_pattern(r"\s+:[\w-]+:")  # of a directive: `:linenos:`
_CODE = lazy_pattern(
    r"\s*(?:[$>#<@%{]|(?:import|from|def|class|for|if|return|pip|git|cd|sudo|make)\b)|.*(?:[({\[;]\s*$|\w\(|=|->)"
)


def without_literal_blocks(text: str) -> str:
    r"""Return a text with blank lines for the literal blocks whose first line looks like code.

    >>> print(without_literal_blocks("Call it::\n\n    f(x)\n\n    y\nand list::\n\n    Some Title"))
    Call it::
    <BLANKLINE>
    <BLANKLINE>
    <BLANKLINE>
    <BLANKLINE>
    and list::
    <BLANKLINE>
        Some Title
    """
    if "::" not in text:
        return text
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        end = _end_of_code(lines, at) if _HEAD.search(lines[at]) else 0
        if end:
            lines[at + 1 : end] = [""] * (end - at - 1)
        at = max(at + 1, end)
    return "\n".join(lines)


def _end_of_code(lines: Sequence[str], head: int) -> int:
    """Return the number of the line after the literal block below a line; 0 if none is there or it is no code."""
    at = head + 1
    while at < len(lines) and _OPTION.match(lines[at]):
        at += 1
    first = next((number for number in range(at, len(lines)) if lines[number].strip()), at)
    if first == at or first == len(lines) or not _CODE.match(lines[first]):
        return 0
    indent = _indent(lines[head])
    rest = range(first, len(lines))
    end = next((at for at in rest if lines[at].strip() and _indent(lines[at]) <= indent), len(lines))
    return end if end > first else 0


def _indent(line: str) -> int:
    return len(line.expandtabs()) - len(line.expandtabs().lstrip())
