"""British and American spelling in titles: both are read as one.

Only endings and stems that never distinguish two English words are listed (`prise` is not `prize`, `four` is not
`for`): among 550,000 works, no two have titles that differ in them alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    import re

_WORD = lazy_pattern(r"[A-Za-z]+")
# British endings and stems with their American forms.
_BRITISH = (
    (lazy_pattern(r"(?<=[a-z]{3})is(?=(?:e[drs]?|ers|ing|able|ations?|ational)$)"), "iz"),
    (lazy_pattern(r"(?<=[a-z]al)ys(?=(?:e[drs]?|ers|ing)$)"), "yz"),
    (
        lazy_pattern(
            r"(?:(?<=^arm)|(?<=^col)|(?<=behavi)|(?<=^endeav)|(?<=^fav)|(?<=^flav)|(?<=^harb)|(?<=^hon)|(?<=^hum)"
            r"|(?<=^lab)|(?<=neighb)|(?<=^od)|(?<=^rum)|(?<=^tum)|(?<=^vap))our"
        ),
        "or",
    ),
    (lazy_pattern(r"(?<=[a-z]{2}[aeiu])ll(?=(?:ed|ing|ers?)$)"), "l"),
    (lazy_pattern(r"(?:(?<=^cent)|(?<=^fib)|(?<=met)|(?<=^theat))re(?=s?$)"), "er"),
    (lazy_pattern(r"(?<=[a-z]log)ue(?=s?$)"), ""),
    (lazy_pattern(r"(?:(?<=^defen)|(?<=^offen)|(?<=^licen))ce(?=s?$)"), "se"),
)

# Words with a spelling of their own
_WORDS = {
    "adaption": "adaptation", "ageing": "aging", "artefact": "artifact", "artefacts": "artifacts", "grey": "gray",
    "greyscale": "grayscale", "judgement": "judgment", "judgements": "judgments", "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers", "programme": "program", "programmes": "programs",
    "towards": "toward",
}  # fmt: skip


@lru_cache(maxsize=16384)  # the words of titles are few
def american(word: str) -> str:
    """Return a lower-case word of a title in American spelling.

    >>> [american(word) for word in ("normalised", "behavioural", "modelling", "centre", "dialogues", "rise", "four")]
    ['normalized', 'behavioral', 'modeling', 'center', 'dialogs', 'rise', 'four']
    """
    for british, ending in _BRITISH:
        word = british.sub(ending, word)
    return _WORDS.get(word, word)


def in_american(text: str) -> str:
    """Return a text with its British words in American spelling; these words are in lower case then.

    >>> in_american("Modelling Centre-Out Colours")
    'modeling center-Out colors'
    """
    return _WORD.sub(_respelled, text)


def _respelled(match: re.Match[str]) -> str:
    word = match[0].lower()
    spelled = american(word)
    return match[0] if spelled == word else spelled
