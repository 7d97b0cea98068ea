"""Suggestions for a misspelt name from a closed list of names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING

from vlbib.core.shared_letters import SharedLetters, places_of

if TYPE_CHECKING:
    from collections.abc import Iterable

KEYS = "`vlbib list` shows the keys"
_ROUNDING = 1e-9  # both ratios are rounded quotients
_FEW = 20  # up to this many searches, an index by letters costs more than it saves
_SIZES_AT_ONCE = 4  # lengths of names that are searched together, for the letters that the shortest must share
_COMPARED = 200  # nearest names by rapidfuzz's ratio that difflib's ratio then compares


class NearNames:
    """Many names that are searched again and again for the nearest ones.

    What is near by difflib's ratio is near by rapidfuzz's as well, which is never lower and a hundred times as fast. It
    also shares more letters with the name than most names do.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Store the names, each once."""
        self._names = sorted(dict.fromkeys(names), key=len)
        self._sizes = [len(name) for name in self._names]
        self._asked = 0

    def near(self, name: str, count: int, cutoff: float) -> list[str]:
        """Return up to `count` nearest names, the same as `difflib.get_close_matches` over all names."""
        from difflib import get_close_matches

        from rapidfuzz import process
        from rapidfuzz.distance import Indel

        self._asked += 1
        names = self._of_like_size(len(name), cutoff) if self._asked <= _FEW else self._of_like_letters(name, cutoff)
        similar = process.extract(
            name, names, scorer=Indel.normalized_similarity, score_cutoff=cutoff - _ROUNDING, limit=_COMPARED
        )
        return get_close_matches(name, [candidate for candidate, _, _ in similar], n=count, cutoff=cutoff)

    def _of_like_size(self, size: int, cutoff: float) -> list[str]:
        """Return the names that are neither too short nor too long to be near."""
        return self._names[slice(*self._range(size, cutoff))]

    def _range(self, size: int, cutoff: float) -> tuple[int, int]:
        least = size * cutoff / (2 - cutoff)
        most = size * (2 - cutoff) / cutoff
        return bisect_left(self._sizes, int(least)), bisect_right(self._sizes, int(most) + 1)

    def _of_like_letters(self, name: str, cutoff: float) -> list[str]:
        """Return the names of similar size that share enough letters to be near, in the same order."""
        counts = self._letters.counts(name)
        start, end = self._range(len(name), cutoff)
        places: list[int] = []
        while start < end:
            size = self._sizes[start]
            stop = bisect_right(self._sizes, size + _SIZES_AT_ONCE - 1, start, end)
            least = ceil((len(name) + size) * (cutoff - _ROUNDING) / 2)
            places += places_of(counts, least, start, stop)
            start = stop
        return [self._names[place] for place in places]

    @cached_property
    def _letters(self) -> SharedLetters:
        return SharedLetters(self._names)


def hint(name: str, names: Iterable[str], otherwise: str = "") -> str:
    """Return "; did you mean `NAME`?" for the only name with this beginning, else the nearest, ignoring case.

    If none is near, return "; " and what to do `otherwise`, or "" if that is empty.
    """
    from difflib import get_close_matches

    spelled = {name.lower(): name for name in sorted(names, reverse=True) if name}
    begun = [each for each in spelled if len(name) > 1 and each.startswith(name.lower())]
    near = begun if len(begun) == 1 else get_close_matches(name.lower(), sorted(spelled), n=1)
    if near:
        return f"; did you mean `{spelled[near[0]]}`?"
    return f"; {otherwise}" if otherwise else ""
