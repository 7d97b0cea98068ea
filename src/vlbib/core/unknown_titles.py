"""Titles of works that nobody knows, around a known short name: `NeoRL: Efficient Exploration for All`.

Several works may have one name, and titles speak of other works. Such titles have capitals; a title in small letters
reads like a remark on the work.
"""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern

_SMALL = (
    "a an the of for in on with via by from to and or at as is are into under over towards toward through using "
    "without between versus vs how does do can"
)
_SMALL_WORD = rf"(?:{'|'.join(_SMALL.split())})\b"
_ANY_WORD = rf"(?:[A-Z\d][\w'’+-]*|{_SMALL_WORD})"
_SUBTITLE = lazy_pattern(rf"\s?[:：]\s+(?P<run>{_ANY_WORD}(?: {_ANY_WORD})*)")
_AFTER = lazy_pattern(rf"(?: {_ANY_WORD})*")
_BEFORE = lazy_pattern(rf"(?<![\w-])(?:{_ANY_WORD} )+\Z")
_WORD = lazy_pattern(r"[^\W_]+")
_LETTERS = 4  # minimum letters of a word that counts
_IN_SUBTITLE, _IN_TITLE = 3, 4  # minimum words with a capital after a name and a colon, and around a name
_STEM = 6  # letters by which two words are compared
_OF_TITLE = 0.6  # minimum share of the words of a subtitle that are its work's
_REACH = 160  # characters before a name that are read


def is_titled_otherwise(line: str, end: int, title: str) -> bool:
    """Tell whether a name that ends at `end` has a subtitle after it that is not of its work's title.

    >>> title = "NeoRL: A Near Real-World Benchmark for Offline Learning"
    >>> lines = ("NeoRL: Efficient Exploration for Nobody", "NeoRL: A Real World Benchmark", "NeoRL: read again")
    >>> [is_titled_otherwise(line, 5, title) for line in lines]
    [True, False, False]
    """
    match = _SUBTITLE.match(line, end)
    if match is None or len(_capitals(match["run"])) < _IN_SUBTITLE:
        return False
    own, written = _stems(title), _stems(match["run"])
    return len(own & written) < _OF_TITLE * len(written)


def is_in_title_case(line: str, start: int, end: int) -> bool:
    """Tell whether a name from `start` to `end` is in words of which all but small ones have capitals, like a title's.

    >>> lines = ("A Case Study of BERT and Values in Design", "Linformer, BERT and Longformer", "BERT in Design")
    >>> [is_in_title_case(line, line.index("BERT"), line.index("BERT") + 4) for line in lines]
    [True, False, False]
    """
    before, after = _BEFORE.search(line[max(start - _REACH, 0) : start]), _AFTER.match(line, end)
    words = f"{before[0] if before else ''}{after[0] if after else ''}"
    return len(_capitals(words)) >= _IN_TITLE and any(map(str.islower, words.split()))


def _capitals(words: str) -> list[str]:
    """Return the long words with a capital."""
    return [word for word in words.split() if word[0].isupper() and len(word) >= _LETTERS]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in map(str.lower, _WORD.findall(text)) if len(word) >= _LETTERS)
