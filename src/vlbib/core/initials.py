"""What the initials of a title's words spell: `NIN` before `Network in Network` is not the name of another work."""

from __future__ import annotations

import re

_LEAST = 3  # minimum letters of an abbreviation
_SHORT = 3  # maximum letters of a word that an abbreviation may skip
_LEFT_OUT = frozenset(("from", "into", "over", "under", "with"))


def initials(title: str) -> frozenset[str]:
    """Return what the initials of a title's first words spell (three letters or more), with and without short words.

    >>> sorted(initials("Network in Network")), sorted(initials("Deep Sets of Large Cats"))
    (['nin'], ['dsl', 'dslc', 'dso', 'dsol', 'dsolc'])
    """
    words = re.findall(r"[^\W_]+", title.lower())
    long = [word for word in words if len(word) > _SHORT and word not in _LEFT_OUT]
    spelled = ("".join(word[0] for word in each) for each in (words, long))
    return frozenset(text[:length] for text in spelled for length in range(_LEAST, len(text) + 1))


def are_initials(token: str, title: str) -> bool:
    """Tell whether capitals are the initials of words in a row of a title: `GAE` of `... Generalized Advantage ...`.

    >>> [are_initials(token, "Deep Sets of Large Cats") for token in ("DSL", "SLC", "SC", "dsl", "DLC")]
    [True, True, False, False, False]
    """
    every = re.findall(r"[^\W\d_]+", title.upper())
    spelled = ("".join(word[0] for word in each) for each in (every, [word for word in every if len(word) > _SHORT]))
    return len(token) >= _LEAST and token.isalpha() and token.isupper() and any(token in each for each in spelled)
