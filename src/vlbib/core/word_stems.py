"""Words of titles without their endings, so that `graphs` and `graph` are one word; and those that say something."""

from __future__ import annotations

from vlbib.core.text import words

_LEAST_LETTERS = 3  # minimum letters of a word that says something, and of one without its ending
_LEAST_PARTICIPLE = 9  # minimum letters of a word whose ending `ing` does not count: `pretraining`
_SMALL_WORDS = (
    "a an and are as at be by for from in into is its it of on or our that the their this to towards toward under via "
    "we what when which with without"
)
SMALL_WORDS = frozenset(_SMALL_WORDS.split())
# Words that titles of all fields of machine learning have
_GENERAL_WORDS = "using based learn learning deep neural network model data new approach method"


def stem(word: str) -> str:
    """Return a word in small letters without the ending of a plural or, if it is long, of a participle.

    >>> [stem(word) for word in ("graphs", "studies", "pretraining", "has", "learning")]
    ['graph', 'study', 'pretrain', 'has', 'learning']
    """
    if len(word) <= _LEAST_LETTERS + 1:
        return word
    if len(word) >= _LEAST_PARTICIPLE and word.endswith(("ing", "ings")):
        return word.removesuffix("s").removesuffix("ing")
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


_SAYS_NOTHING = frozenset(map(stem, (*SMALL_WORDS, *_GENERAL_WORDS.split())))


def telling_stems(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about, without their endings.

    >>> sorted(telling_stems("A New Approach to Graph Neural Networks for Time Series"))
    ['graph', 'sery', 'time']
    """
    stems = map(stem, words(text))
    return frozenset(each for each in stems if len(each) >= _LEAST_LETTERS and each not in _SAYS_NOTHING)
