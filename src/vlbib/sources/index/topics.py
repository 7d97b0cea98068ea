"""Titles that may be mere names of a topic: few words, each adjacent pair of which occurs in many titles of an index.

An equal title proves little in a large index: among ten million titles, one is called `Scene Text Recognition`. How
rare words are is counted in the index, never guessed from their length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 5  # the most words of a topic; a longer text that equals a title is that title
OFTEN = 100  # a text is a topic if its rarest pair of adjacent words is in this many titles


def may_be_topic(title: str) -> bool:
    """Tell whether a title is short enough to be a mere topic; single words are judged elsewhere."""
    return 2 <= len(words(title)) <= MOST_WORDS


def is_common_phrase(of_pairs: Sequence[int]) -> bool:
    """Tell whether a title may be a topic, from the number of titles with each of its adjacent pairs of words."""
    return bool(of_pairs) and min(of_pairs) >= OFTEN
