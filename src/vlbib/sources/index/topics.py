"""Which titles may be no more than what a topic is called: few words that the titles of a world have together often.

That a title is the same says little where the world is large: among ten million titles one is called `Scene Text
Recognition`. How rare words are is asked of the index's own counts, never guessed from their length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 5  # of a topic; a longer text that is a whole title is that title
OFTEN = 100  # titles that have the rarest two adjacent words of a topic, from which on it is one


def may_be_topic(title: str) -> bool:
    """Tell whether a title is short enough to be no more than a topic; a single word is judged without counts."""
    return 2 <= len(words(title)) <= MOST_WORDS


def is_common_phrase(of_pairs: Sequence[int]) -> bool:
    """Tell from how many titles have each two adjacent words of a title whether it may be a topic."""
    return bool(of_pairs) and min(of_pairs) >= OFTEN
