"""Keys and features of many titles at once, as columns of numbers, equal to those of `features` for each title.

ASCII titles, nearly all of a dump, are split together and computed column by column. Other titles go through
`features`.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.sources.index.features import (
    AS_FIRST,
    AS_SECOND,
    END,
    FEATURE_DIGEST,
    HALF,
    KEY_DIGEST,
    LAST_BITS,
    digests,
    title_features,
    word_feature,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from hashlib import blake2b

    import numpy as np

MOST = 1 << 16  # the most titles at once: a place must fit into the bits of 64 that a feature leaves
_PLACE = 16  # bits
_END_OF_TITLE = "\0"
_ENDS = f" {_END_OF_TITLE} "  # a separate word between titles
_LETTERS = {ord(letter): ord(letter.lower()) for letter in map(chr, range(128)) if letter.isalnum()}
_NO_WORD = HALF  # the number for the end of a title, greater than any feature
_MOST_WORDS = 1 << 17  # words whose features are kept
_TO_WORDS = bytes(_LETTERS.get(code, 0 if code == 0 else ord(" ")) for code in range(256))
_TO_LETTERS = bytes(_LETTERS.get(code, 0) for code in range(256))
_MARKS = bytes(code for code in range(1, 128) if code not in _LETTERS)
_INNER = lazy_pattern(r"'(?=[A-Za-z0-9])(?<=[A-Za-z0-9]')")  # an apostrophe within a word, which is removed


class _Features(dict[str, int]):
    """The features of the words met so far: a lookup takes a fraction of the time of a call."""

    def __missing__(self, word: str) -> int:
        feature = self[word] = _NO_WORD if word == _END_OF_TITLE else word_feature(word)
        return feature


_FEATURE_OF = _Features()


class TitleColumns(NamedTuple):
    """The squeezed titles and their keys in order, then all features and, for each, the place of its title.

    A feature occurs once per title; they are sorted by feature, then by place.
    """

    squeezed: list[str]
    keys: np.ndarray
    features: np.ndarray
    places: np.ndarray


def title_columns(titles: Sequence[str]) -> TitleColumns:
    """Return the columns of at most `MOST` titles."""
    import numpy as np

    are_simple = [title.isascii() and _END_OF_TITLE not in title for title in titles]
    simple = list(compress(titles, are_simple))
    places = np.flatnonzero(are_simple)
    others = [(place, title) for place, title in enumerate(titles) if not are_simple[place]]
    of_simple = _squeezed(simple)
    parts = [
        *((features, places[owners]) for features, owners in (*_of_words(simple), *_of_ends(of_simple))),
        _of_others(others),
    ]
    features, owners = _each_once(np.concatenate([features << _PLACE | owners for features, owners in parts]))
    ahead = iter(of_simple)
    squeezed = [
        next(ahead) if is_simple else squeeze(title) for title, is_simple in zip(titles, are_simple, strict=True)
    ]
    return TitleColumns(squeezed, _digests("t", squeezed, KEY_DIGEST), features, owners)


def _each_once(marked: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Split numbers into features and places, sorted and without duplicates; sorting is faster than `np.unique`."""
    import numpy as np

    marked.sort()
    marked = marked[marked != np.concatenate((marked[:1] - 1, marked[:-1]))]
    return marked >> _PLACE, marked & MOST - 1


def _squeezed(titles: Sequence[str]) -> list[str]:
    """Return the squeezed form of each ASCII title."""
    joined = _END_OF_TITLE.join(titles).encode().translate(_TO_LETTERS, _MARKS).decode()
    return joined.split(_END_OF_TITLE) if titles else []


def _of_words(titles: Sequence[str]) -> Iterable[tuple[np.ndarray, np.ndarray]]:
    """Return the features of the words and adjacent pairs of words of ASCII titles, with their places."""
    import numpy as np

    text = _INNER.sub("", _ENDS.join(titles))
    tokens = text.encode().translate(_TO_WORDS).decode().split()
    if len(_FEATURE_OF) > _MOST_WORDS:
        _FEATURE_OF.clear()
    features: np.ndarray = np.fromiter(map(_FEATURE_OF.__getitem__, tokens), np.int64, len(tokens))
    is_word = features != _NO_WORD
    owners: np.ndarray = np.cumsum(~is_word)
    first, second = (features.view(np.uint64) * np.uint64(factor) for factor in (AS_FIRST, AS_SECOND))
    pairs = (first[:-1] + second[1:] >> np.uint64(_PLACE) & np.uint64(LAST_BITS)).view(np.int64) - HALF
    adjacent = is_word[:-1] & is_word[1:]
    return (features[is_word], owners[is_word]), (pairs[adjacent], owners[:-1][adjacent])


def _of_ends(squeezed: Sequence[str]) -> Iterable[tuple[np.ndarray, np.ndarray]]:
    """Return the features of the first and last letters of squeezed titles, with their places."""
    import numpy as np

    lengths: np.ndarray = np.fromiter(map(len, squeezed), np.int64, len(squeezed))
    begun, ended = np.flatnonzero(lengths), np.flatnonzero(lengths > END)
    begins = _digests("b", [title[:END] for title in squeezed if title], FEATURE_DIGEST)
    ends = _digests("e", [title[-END:] for title in squeezed if len(title) > END], FEATURE_DIGEST)
    return (begins - HALF, begun), (ends - HALF, ended)


def _of_others(others: Sequence[tuple[int, str]]) -> tuple[np.ndarray, np.ndarray]:
    """Return the features of titles that are computed one by one, with their places."""
    import numpy as np

    features = [(place, feature) for place, title in others for feature in title_features(title)]
    columns = np.array(features, np.int64).reshape(-1, 2)
    return columns[:, 1], columns[:, 0]


def _digests(kind: str, values: Iterable[str], start: blake2b) -> np.ndarray:
    """Return the digests of values of a kind, six or eight bytes long, as integers.

    Only those of eight may be negative.
    """
    import numpy as np

    joined = digests((f"{kind}{value}" for value in values), start, bytes(8 - start.digest_size))
    numbers: np.ndarray = np.frombuffer(joined, ">i8").astype(np.int64)
    return numbers
