"""Ranks candidate titles by similarity to a title; it accepts none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.text import squeeze
from vlbib.sources.index.features import split_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PART = 0.97  # a partial match counts a little less than a full one
_LEAST = 55.0  # below this, titles share at most a topic (measured: true deformed titles score 60 and more)


def scorer(title: str) -> Callable[[Iterable[str]], float]:
    """Return a function that scores the titles of a row from 0 to 100 by similarity to the title asked.

    Squeezed letters are compared: whole with whole, with a beginning or end of the same length (cut titles, lost
    names), and without the name of the title asked. Scores below the minimum are 0.
    """
    from rapidfuzz.fuzz import ratio

    whole = squeeze(title)
    rest = squeeze(split_name(title)[1])

    def score(titles: Iterable[str]) -> float:
        best = 0.0
        for candidate in map(squeeze, titles):
            best = max(best, ratio(whole, candidate, score_cutoff=_LEAST))
            if len(candidate) > len(whole):
                best = max(best, _PART * ratio(whole, candidate[: len(whole)], score_cutoff=_LEAST))
                best = max(best, _PART * ratio(whole, candidate[-len(whole) :], score_cutoff=_LEAST))
            if len(candidate) < len(whole):
                best = max(best, _PART * ratio(whole[: len(candidate)], candidate, score_cutoff=_LEAST))
            if rest:
                best = max(best, _PART * ratio(rest, candidate, score_cutoff=_LEAST))
        return best

    return score
