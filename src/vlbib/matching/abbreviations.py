"""What the words of a title spell by their first letters: `NIN` before `Network in Network` is no other work's name."""

from __future__ import annotations

import re

_LEAST = 3  # letters of an abbreviation
_SHORT = 3  # letters of words that abbreviations leave out
_LEFT_OUT = frozenset(("from", "into", "over", "under", "with"))


def initials(title: str) -> frozenset[str]:
    """Return what three of the first words of a title or more spell by their first letters, short words or not.

    >>> sorted(initials("Network in Network")), sorted(initials("Deep Sets of Large Cats"))
    (['nin'], ['dsl', 'dslc', 'dso', 'dsol', 'dsolc'])
    """
    words = re.findall(r"[^\W_]+", title.lower())
    long = [word for word in words if len(word) > _SHORT and word not in _LEFT_OUT]
    spelled = ("".join(word[0] for word in each) for each in (words, long))
    return frozenset(text[:length] for text in spelled for length in range(_LEAST, len(text) + 1))
