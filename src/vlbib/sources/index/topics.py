"""Which titles may be mere names of a topic: few words that often stand together in the titles of an index.

An equal title proves little in a large index: among ten million titles one is called `Scene Text Recognition`. How rare
words are is counted in the index, never guessed from their length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 5  # maximum words of a topic; a longer text that is a whole title is that title
OFTEN = 100  # a text is a topic if this many titles have its rarest two adjacent words


def may_be_topic(title: str) -> bool:
    """Tell whether a title is short enough to be no more than a topic; a single word is judged without counts."""
    return 2 <= len(words(title)) <= MOST_WORDS


def is_common_phrase(of_pairs: Sequence[int]) -> bool:
    """Tell from how many titles have each two adjacent words of a title whether it may be a topic."""
    return bool(of_pairs) and min(of_pairs) >= OFTEN
