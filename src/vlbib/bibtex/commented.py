"""Entries in a `@comment`: BibTeX ignores the word alone and reads them, biber and JabRef skip to the closing brace.

What is commented out on purpose, `@comment{@article{...}}`, is entries and nothing else: it stays a comment. One that
holds text beside them may as well have lost its brace, and closes where somebody else's stands: it is told, and left
alone. Where the brace is plainly an entry's, the entries are read, as BibTeX does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.bibtex.grammar import FIELD_START, JUNK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.bibtex.blocks import Block

_SHOWN = 3  # keys named in a reason
UNCLOSED = "the @comment never closes: BibTeX reads on behind the word, biber stops or skips entries"


def is_lent(source: bytes, comment: Block, inside: Sequence[Block]) -> bool:
    """Tell whether the brace that closes a @comment belongs to an entry in it.

    It does where an entry does not end within the comment, or where a brace too many has cut one short: its other
    fields stand behind it.
    """
    ends = [block.end for block in inside]
    return max(ends, default=0) >= comment.end or any(
        FIELD_START.match(source, _text(source, end, comment.end)) for end in ends
    )


def held(source: bytes, comment: Block, inside: Sequence[Block]) -> str:
    """Return what is doubtful about a @comment that holds text beside entries; "" for one of entries alone."""
    places = [comment.key_start, *(place for block in inside for place in (block.start, block.end)), comment.end - 1]
    if all(_text(source, at, end) == end for at, end in zip(places[::2], places[1::2], strict=True)):
        return ""
    return f"the @comment holds {_named(source, inside)}, which BibTeX reads and biber skips: {_ADVICE}"


_ADVICE = "close it before them, or take them out"


def _named(source: bytes, inside: Sequence[Block]) -> str:
    keys = [source[block.key_start : block.key_end].decode("utf-8", "replace") for block in inside]
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    return ", ".join(key or "an entry" for key in keys[:_SHOWN]) + more


def _text(source: bytes, at: int, end: int) -> int:
    """Return the place of the first text behind blanks, commas and `%` comments."""
    match = JUNK.match(source, at, end)
    return match.end() if match else at
