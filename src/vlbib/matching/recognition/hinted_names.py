"""Names in running text that only a title begins with (`FixMatch: Simplifying ...`): its work may be meant.

They wait for a decision, since such names are another work's now and then. A word that titles use as a word
(`LiDAR Point Clouds`) is none, and neither is one with which titles of several works begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.venues import is_conference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known

# A word with a capital or a digit after its first letter; no part of a path, an address or a handle
_WORD = lazy_pattern(
    r"(?<![A-Za-z0-9_/@.:\\#~-])(?=[A-Za-z0-9-]{4,40}+(?![A-Za-z0-9+]))(?=[A-Za-z\d-]+[A-Z\d])[A-Za-z][A-Za-z\d-]+"
    r"(?<!-)(?![\w@/\\+]|://)"
)
_LEAST = 4  # letters and digits of such a name
_HEAD = lazy_pattern(r"\s?[:：]|\s[-–—]\s")  # what stands after the name in its work's title


def hinted_words(text: str, body: Known) -> Iterator[tuple[int, int]]:
    """Yield the places of the words that are spelled like names and that only titles begin with."""
    for word in _WORD.finditer(text):
        if body.naming(word[0]) is Naming.HINT and not is_conference(word[0]):
            yield word.start(), word.end()


def heads_one_work(name: str, body: Known) -> bool:
    """Tell whether a name stands before the colon of the titles of just one work, and titles use it in no other way."""
    key = squeeze(name)
    if len(key) < _LEAST:
        return False
    beginning = [title for title in body.near(key) if squeeze(title.text[: len(name)]) == key]
    whole = [title for title in beginning if not title.text[len(name) :][:1].isalnum()]
    return len({title.key for title in whole}) == 1 and all(_HEAD.match(title.text, len(name)) for title in whole)
