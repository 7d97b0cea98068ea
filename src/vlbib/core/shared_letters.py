"""How many letters a text shares with each of many: an upper bound of their similarity, computed for all at once.

Each letter has one integer with one bit per text, so that a sum over all texts takes a few operations per letter. The
second `a` of a text counts as a different letter. The longest common subsequence of two texts is never longer than the
number of letters that they share.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class SharedLetters:
    """Many texts, searched for those that share a number of letters with another text."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index the texts; results are indices into this sequence."""
        rows: dict[tuple[str, int], bytearray] = defaultdict(lambda: bytearray(len(texts) // 8 + 1))
        for at, text in enumerate(texts):
            for letter in _numbered(text):
                rows[letter][at >> 3] |= 1 << (at & 7)
        self._having = {letter: int.from_bytes(row, "little") for letter, row in rows.items()}

    def counts(self, text: str) -> list[int]:
        """Return how many letters each of the texts shares with this one, in binary.

        Bit n of the first integer is the lowest binary digit of the count of text n.
        """
        digits: list[int] = []
        for letter in _numbered(text):
            carry = self._having.get(letter, 0)
            for place, digit in enumerate(digits):
                digits[place], carry = digit ^ carry, digit & carry
            if carry:
                digits.append(carry)
        return digits


def places_of(counts: Sequence[int], least: int, start: int, end: int) -> Iterator[int]:
    """Yield the indices from `start` up to `end` of the texts that share at least `least` letters."""
    bits = f"{_at_least(counts, least) >> start & (1 << (end - start)) - 1:b}"[::-1]
    at = bits.find("1")
    while at >= 0:
        yield start + at
        at = bits.find("1", at + 1)


def _at_least(counts: Sequence[int], least: int) -> int:
    """Return the texts whose count is at least `least`, as bits, compared from the highest digit down."""
    above, equal = 0, -1
    for place in reversed(range(max(len(counts), least.bit_length()))):
        digit = counts[place] if place < len(counts) else 0
        if least >> place & 1:
            equal &= digit
        else:
            above |= equal & digit
            equal &= ~digit
    return above | equal


def _numbered(text: str) -> Iterator[tuple[str, int]]:
    """Yield each letter with the number of times that it occurred before."""
    times: dict[str, int] = {}
    for letter in text:
        times[letter] = number = times.get(letter, -1) + 1
        yield letter, number
