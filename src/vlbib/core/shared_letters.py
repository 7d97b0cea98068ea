"""How many letters a text shares with each of many: an upper bound of their similarity, computed for all at once.

A text is one bit of some integers, one integer a letter, so that a sum over all texts takes a few operations a letter.
The second `a` of a text counts as a letter of its own. What two texts have in common in order, their longest common
subsequence, is never longer than the letters that they share.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class SharedLetters:
    """Many texts, to be asked which of them share so many letters with another one."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts; answers are their places in this order."""
        rows: dict[tuple[str, int], bytearray] = defaultdict(lambda: bytearray(len(texts) // 8 + 1))
        for at, text in enumerate(texts):
            for letter in _numbered(text):
                rows[letter][at >> 3] |= 1 << (at & 7)
        self._having = {letter: int.from_bytes(row, "little") for letter, row in rows.items()}

    def counts(self, text: str) -> list[int]:
        """Return how many letters each of the texts shares with this one, in binary.

        Bit n of the first integer is the lowest digit of the number of text n.
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
    """Yield the places from `start` up to `end` of the texts that share at least that many letters."""
    bits = f"{_at_least(counts, least) >> start & (1 << (end - start)) - 1:b}"[::-1]
    at = bits.find("1")
    while at >= 0:
        yield start + at
        at = bits.find("1", at + 1)


def _at_least(counts: Sequence[int], least: int) -> int:
    """Return the texts whose number is at least that high, compared digit by digit from the highest."""
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
    """Yield each letter with the number of times that it has stood before."""
    times: dict[str, int] = {}
    for letter in text:
        times[letter] = number = times.get(letter, -1) + 1
        yield letter, number
