"""Slips of the pen: one letter too many, too few, wrong, or two exchanged in a longer word, no other word made."""

from __future__ import annotations

_SHORTEST = 6
# Prefixes that turn the meaning round: they must be there on both sides or on neither.
_CHANGING_PREFIX = ("un", "in", "im", "ir", "il", "non", "dis", "de", "re", "mis", "anti", "sub", "pre", "co", "bi")


def one_edit(one: str, other: str) -> tuple[int, str, str] | None:
    """Return (start, what `one` has there, what `other` has there) where one edit or transposition parts them."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return None
    shorter = min(len(one), len(other))
    start = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    end = next((i for i in range(shorter - start) if one[-1 - i] != other[-1 - i]), shorter - start)
    mine, theirs = one[start : len(one) - end], other[start : len(other) - end]
    swapped = len(mine) == len(theirs) == 2 and mine == theirs[::-1]
    return (start, mine, theirs) if swapped or max(len(mine), len(theirs)) == 1 else None


def can_be_slip(word: str, wrong: str, offset: int, length: int) -> bool:
    """Tell a slip from another word: six letters or more, not at the word's ends, no digit, no changed prefix."""
    if len(word) < _SHORTEST or offset == 0 or offset + length >= len(word):
        return False
    if any(char.isdigit() for char in word + wrong):
        return False
    prefixed = {prefix for prefix in _CHANGING_PREFIX if word.startswith(prefix)}
    return prefixed == {prefix for prefix in _CHANGING_PREFIX if wrong.startswith(prefix)}
