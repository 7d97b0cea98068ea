"""Rows of an index whose titles share rare words with a text: what a misspelt title, or a part of one, may be of.

The plan of `candidate_plan` answers the same for a title that is asked. This is asked for stretches of notes that only
look like titles, of which there are many more, so it reads fewer rows.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vlbib.sources.index.features import title_features

if TYPE_CHECKING:
    from vlbib.sources.index.sqlite import Index

_BUDGET = 1000  # rows read from the lists of rare features for one text
_ROWS = 12  # rows that are returned
_RAREST = 24  # weight of a feature of one row; each doubling of its rows takes one off
_LEAST = 22  # weight of a row that is returned: two features, or one that fewer than 8 rows have
_SHARE = 0.6  # minimum share of the greatest weight that a row that is returned has


def resembling_rows(index: Index, text: str) -> list[int]:
    """Return the rows that share most of the rare words, pairs of words, first and last letters of a text, in order."""
    features = title_features(text)
    counts = index.counts(features)
    weights, read = dict[int, int](), 0
    for count, feature in sorted((counts.get(feature, 1), feature) for feature in features):
        read += count
        if read > _BUDGET:
            break
        weights[feature] = _RAREST + 1 - count.bit_length()
    weight_of: Counter[int] = Counter()
    for feature, row in index.rows_with_features(list(weights)):
        weight_of[row] += weights[feature]
    least = max(_LEAST, _SHARE * max(weight_of.values(), default=0))
    near = sorted((-weight, row) for row, weight in weight_of.items() if weight >= least)
    return [row for _, row in near[:_ROWS]]
