"""Rows of an index whose titles share rare words with a text, which may be a misspelt or partial title.

`candidate_plan` does the same for titles that are asked. This is for passages of notes that only look like titles.
There are many more of these, so fewer rows are read.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vlbib.sources.index.features import title_features

if TYPE_CHECKING:
    from vlbib.sources.index.sqlite import Index

_BUDGET = 1000  # the most rows read for one text from the lists of rare features
_ROWS = 12  # the most rows returned
_RAREST = 24  # weight of a feature that one row has; each doubling of the rows subtracts one
_LEAST = 22  # least weight of a row returned: two features, or one that fewer than 8 rows have
_SHARE = 0.6  # least share of the highest weight that a returned row must have


def resembling_rows(index: Index, text: str) -> list[int]:
    """Return the rows that share the most rare features (words, pairs of words, both ends) with a text, best first."""
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
