"""How two titles differ, word by word: what both have, what only one has."""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import StrEnum

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze

_WORD = lazy_pattern(r"\S+")


class WordKind(StrEnum):
    """Whether a word is in both titles, or only in one."""

    BOTH = "both"
    MISSING = "missing"  # only in the first
    ADDED = "added"  # only in the second


def word_diff(first: str, second: str) -> tuple[tuple[str, WordKind], ...]:
    """Return the words of the second title in order, with those that only the first has in their places.

    Case, accents and punctuation make no difference.

    >>> word_diff("BLIP: Bootstrapping", "BLIP-2: Bootstrapping")
    (('BLIP:', <WordKind.MISSING: 'missing'>), ('BLIP-2:', <WordKind.ADDED: 'added'>), \
('Bootstrapping', <WordKind.BOTH: 'both'>))
    """
    old, new = _WORD.findall(first), _WORD.findall(second)
    matcher = SequenceMatcher(None, [_form(word) for word in old], [_form(word) for word in new], autojunk=False)
    parts: list[tuple[str, WordKind]] = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            parts += [(word, WordKind.BOTH) for word in new[new_start:new_end]]
        else:
            parts += [(word, WordKind.MISSING) for word in old[start:end]]
            parts += [(word, WordKind.ADDED) for word in new[new_start:new_end]]
    return tuple(parts)


def _form(word: str) -> str:
    return squeeze(word) or word
