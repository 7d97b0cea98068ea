"""Ranks candidate titles by similarity to a title; it accepts none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.text import squeeze
from vlbib.sources.index.features import split_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PART = 0.97  # a partial match counts a little less than a full one
_LEAST = 55.0  # below this, titles share at most a topic (measured: true deformed titles score 60 and more)


def scores(title: str, candidates: Sequence[str]) -> list[float]:
    """Return the similarity of each squeezed title to the title asked, from 0 to 100.

    Whole is compared with whole, with a beginning or end of the same length (cut titles, lost names), and without the
    name of the title asked. Scores below the minimum are 0.
    """
    whole, best = squeeze(title), [0.0] * len(candidates)
    for place, score in _alike(whole, list(enumerate(candidates))):
        best[place] = score
    longer = [(place, text) for place, text in enumerate(candidates) if len(text) > len(whole)]
    rest = squeeze(split_name(title)[1])
    parts = [
        _alike(whole, [(place, text[: len(whole)]) for place, text in longer]),
        _alike(whole, [(place, text[-len(whole) :]) for place, text in longer]),
        _beginnings(whole, candidates),
        _alike(rest, list(enumerate(candidates)) if rest else []),
    ]
    for part in parts:
        for place, score in part:
            best[place] = max(best[place], _PART * score)
    return best


def _alike(text: str, candidates: Sequence[tuple[int, str]]) -> Iterator[tuple[int, float]]:
    """Yield the place and score of the candidates that score the minimum or more."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    alike = extract(text, [title for _, title in candidates], scorer=ratio, limit=None, score_cutoff=_LEAST)
    return ((candidates[at][0], score) for _, score, at in alike)


def _beginnings(whole: str, candidates: Sequence[str]) -> Iterator[tuple[int, float]]:
    """Yield the place and score of shorter candidates that are like the beginning of the title asked."""
    from rapidfuzz.fuzz import ratio

    for place, text in enumerate(candidates):
        if len(text) < len(whole):
            yield place, ratio(whole[: len(text)], text, score_cutoff=_LEAST)
