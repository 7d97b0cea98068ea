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
_FEW = 20  # up to this many questions an index by letters costs more than it saves
_COMPARED = 200  # nearest names by rapidfuzz's ratio that are compared by difflib's


class NearNames:
    """Many names that are searched again and again for the nearest ones.

    What difflib finds near is near by rapidfuzz's ratio as well, which is the higher and a hundred times as fast; and
    has more letters in common than most names have.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names, each once."""
        self._names = sorted(dict.fromkeys(names), key=len)
        self._sizes = [len(name) for name in self._names]
        self._asked = 0

    def near(self, name: str, count: int, cutoff: float) -> list[str]:
        """Return what `difflib.get_close_matches` finds among all names: up to `count`, the nearest first."""
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
        """Return the names not too short and not too long to be near; all that two texts share is the shorter one."""
        return self._names[slice(*self._range(size, cutoff))]

    def _range(self, size: int, cutoff: float) -> tuple[int, int]:
        least = size * cutoff / (2 - cutoff)
        most = size * (2 - cutoff) / cutoff
        return bisect_left(self._sizes, int(least)), bisect_right(self._sizes, int(most) + 1)

    def _of_like_letters(self, name: str, cutoff: float) -> list[str]:
        """Return those of like size that share as many letters as near names must, in the same order."""
        counts = self._letters.counts(name)
        start, end = self._range(len(name), cutoff)
        places: list[int] = []
        while start < end:
            size = self._sizes[start]
            stop = bisect_right(self._sizes, size, start, end)
            least = ceil((len(name) + size) * (cutoff - _ROUNDING) / 2)
            places += places_of(counts, least, start, stop)
            start = stop
        return [self._names[place] for place in places]

    @cached_property
    def _letters(self) -> SharedLetters:
        return SharedLetters(self._names)


def hint(name: str, names: Iterable[str], otherwise: str = "") -> str:
    """Return "; did you mean `NAME`?" for the only name that begins so, else the nearest, whatever its case.

    Where none is near, "; " and what to do `otherwise`, "" where that is not given.
    """
    from difflib import get_close_matches

    spelled = {name.lower(): name for name in sorted(names, reverse=True) if name}
    begun = [each for each in spelled if len(name) > 1 and each.startswith(name.lower())]
    near = begun if len(begun) == 1 else get_close_matches(name.lower(), sorted(spelled), n=1)
    if near:
        return f"; did you mean `{spelled[near[0]]}`?"
    return f"; {otherwise}" if otherwise else ""
