"""The field that a note is about, told by its headings and the titles of the works that it names: `time series`.

A short name that several works share, or that may be a plain word, hardly means a work of another field.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

from vlbib.core.common_title_words import COMMON_TITLE_WORDS
from vlbib.core.text import squeeze
from vlbib.core.word_stems import telling_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Thing = TypeVar("_Thing")
_COMMON, _RARE = 1, 2  # what a common word that a title shares with one of the field counts, and another one
_MOST_TITLES = 2  # so many titles with a word count, each for itself


class FieldOfStudy(Struct, frozen=True):
    """The works that a note names: their squeezed titles, and how many of these and of its headings have each word."""

    titles: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)

    def has(self, title: str) -> bool:
        """Tell whether the note names the work with a title."""
        return squeeze(title) in self.titles

    def fit(self, title: str, apart: str = "") -> int:
        """Return how much a title shares with those of the other works, apart from the words of its short name.

        >>> some = field_of(["Graph Networks for Time Series", "Time Series as Sentences", "Forecasting Time Series"])
        >>> some.fit("Koopa: Forecasting Time Series", "Koopa"), some.fit("Diffusion of Images"), some.has("Koopa")
        (6, 0, False)
        """
        own = telling_stems(title)
        once = own if self.has(title) else frozenset()
        shared = own - telling_stems(apart)
        return sum(_weight(word) * min(self.counts.get(word, 0) - (word in once), _MOST_TITLES) for word in shared)


NO_FIELD = FieldOfStudy()


def field_of(titles: Iterable[str], headings: Iterable[str] = ()) -> FieldOfStudy:
    """Return the field of a note that names the works with these titles, and has these headings."""
    works, topics = ({squeeze(text): telling_stems(text) for text in texts} for texts in (titles, headings))
    counts = Counter(word for stems in (works | topics).values() for word in stems)
    return FieldOfStudy(frozenset(works), dict(counts))


def leading(fits: Iterable[tuple[int, _Thing]], least: int, times: int) -> _Thing | None:
    """Return what fits a field best, if it fits well enough and so many times as well as any other; else None.

    >>> leading([(6, "one"), (1, "two")], 4, 5), leading([(6, "one"), (2, "two")], 4, 5), leading([(3, "one")], 4, 5)
    ('one', None, None)
    """
    best, second, leader = 0, 0, None
    for fit, thing in fits:
        if fit > best:
            best, second, leader = fit, best, thing
        else:
            second = max(second, fit)
    return leader if best >= least and best >= second * times else None


def _weight(word: str) -> int:
    return _COMMON if word in COMMON_TITLE_WORDS else _RARE
