"""Keys and features of many titles at once, as columns of numbers, equal to those of `features` for each title.

ASCII titles, nearly all of a dump, are split together and computed column by column. Other titles go through
`features`.
"""

from __future__ import annotations

from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.sources.index.features import (
    AS_FIRST,
    AS_SECOND,
    END,
    HALF,
    LAST_BITS,
    title_features,
    title_key,
    word_feature,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np

MOST = 1 << 16  # the most titles at once: a place must fit into the bits of 64 that a feature leaves
_PLACE = 16  # bits
_END_OF_TITLE = "\0"
_ENDS = f" {_END_OF_TITLE} "  # a separate word between titles
_LETTERS = {ord(letter): ord(letter.lower()) for letter in map(chr, range(128)) if letter.isalnum()}
_TO_WORDS = bytes(_LETTERS.get(code, 0 if code == 0 else ord(" ")) for code in range(256))
_TO_LETTERS = bytes(_LETTERS.get(code, 0) for code in range(256))
_MARKS = bytes(code for code in range(1, 128) if code not in _LETTERS)
_INNER = lazy_pattern(r"'(?=[A-Za-z0-9])(?<=[A-Za-z0-9]')")  # an apostrophe within a word, which is removed


def title_columns(titles: Sequence[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the keys of whole titles in order, then all features and, for each, the place of its title.

    A feature occurs once per title; they are sorted by feature, then by place. At most `MOST` titles.
    """
    import numpy as np

    keys: np.ndarray = np.empty(len(titles), np.int64)
    in_ascii = np.array([title.isascii() and _END_OF_TITLE not in title for title in titles], bool)
    simple = [title for title, is_simple in zip(titles, in_ascii, strict=True) if is_simple]
    places = np.flatnonzero(in_ascii)
    others = [(place, titles[place]) for place in np.flatnonzero(~in_ascii).tolist()]
    squeezed = _squeezed(simple)
    keys[places] = _digests("t", squeezed, 8)
    keys[~in_ascii] = [title_key(squeeze(title)) for _, title in others]
    marked = [
        *((features, places[owners]) for features, owners in (*_of_words(simple), *_of_ends(squeezed))),
        _of_others(others),
    ]
    return keys, *_each_once(np.concatenate([features << _PLACE | owners for features, owners in marked]))


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
    numbers = {token: number for number, token in enumerate(dict.fromkeys((_END_OF_TITLE, *tokens)))}
    feature_of = np.array([0, *map(word_feature, list(numbers)[1:])], np.int64)
    spoken: np.ndarray = np.fromiter(map(numbers.__getitem__, tokens), np.int64, len(tokens))
    owners: np.ndarray = np.cumsum(spoken == 0)
    features = feature_of[spoken]
    first, second = (features.view(np.uint64) * np.uint64(factor) for factor in (AS_FIRST, AS_SECOND))
    pairs = (first[:-1] + second[1:] >> np.uint64(_PLACE) & np.uint64(LAST_BITS)).view(np.int64) - HALF
    is_word = spoken != 0
    adjacent = is_word[:-1] & is_word[1:]
    return (features[is_word], owners[is_word]), (pairs[adjacent], owners[:-1][adjacent])


def _of_ends(squeezed: Sequence[str]) -> Iterable[tuple[np.ndarray, np.ndarray]]:
    """Return the features of the first and last letters of squeezed titles, with their places."""
    import numpy as np

    lengths: np.ndarray = np.fromiter(map(len, squeezed), np.int64, len(squeezed))
    begun, ended = np.flatnonzero(lengths), np.flatnonzero(lengths > END)
    begins = _digests("b", [title[:END] for title in squeezed if title], 6)
    ends = _digests("e", [title[-END:] for title in squeezed if len(title) > END], 6)
    return (begins - HALF, begun), (ends - HALF, ended)


def _of_others(others: Sequence[tuple[int, str]]) -> tuple[np.ndarray, np.ndarray]:
    """Return the features of titles that are computed one by one, with their places."""
    import numpy as np

    features = [(place, feature) for place, title in others for feature in title_features(title)]
    columns = np.array(features, np.int64).reshape(-1, 2)
    return columns[:, 1], columns[:, 0]


def _digests(kind: str, values: Iterable[str], size: int) -> np.ndarray:
    """Return the digests of values of a kind, six or eight bytes long, as integers.

    Only those of eight may be negative.
    """
    import numpy as np

    mark = kind.encode()
    digests = (blake2b(mark + value.encode(), digest_size=size).digest() for value in values)
    padding = bytes(8 - size)
    joined = padding.join(chain((b"",), digests)) if padding else b"".join(digests)
    numbers: np.ndarray = np.frombuffer(joined, ">i8").astype(np.int64)
    return numbers
