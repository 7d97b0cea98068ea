"""Slips in several words of a title: misspelt words, other endings, letters that a scanner confuses, split words.

The words of both titles are laid side by side. In titles of 584,000 works, no two works by other people differ only in
one letter of one word of four letters or more beside four other words, and two only in the ending of one word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.titles import changes_prefix, one_edit
from vlbib.matching.regional_spelling import american
from vlbib.matching.title_slips import (
    ARTICLES,
    KINDS,
    PREPOSITION_WORDS,
    PREPOSITIONS,
    SMALL,
    Why,
    are_words,
    is_named_word,
    singular,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from vlbib.matching.form import Form

_LEAST_WORDS = 6  # minimum words of such a title, without articles and `of`
_TELLING_WORDS = 7  # the same if an ending differs and nothing else speaks for the work
_WORDS_A_SLIP = 3  # minimum words of a title for each slip
_LETTERS = 4  # minimum letters of a word with one wrong letter
_EDITS, _EDITED = 2, 8  # wrong letters of a long word, and its minimum letters
_SCANNED = 6  # minimum letters of a word that a scanner misread: shorter ones with a digit may be names (`GPT5`)
_NAME_LETTERS = 6  # minimum letters of a name with one wrong letter
_STEM = 4  # minimum letters that two words with different endings share
_ENDING_LIST = (
    "s es d ed ing ings er ers or ors ion ions ation ations ment ments al ally ly ive ity y ies e able ability ible ic "
    "ical ance ence ent ant ness"
)
_ENDINGS = frozenset(_ENDING_LIST.split()) | {""}
_CONFUSED = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("5", "s"))  # by scanners
# Short and long words; of 550,000 titles, no two by other people differ in them alone
_NETWORKS = (("net", "network"), ("nets", "networks"))
_DIGIT = lazy_pattern(r"\d")


def slips(asked: Form, title: Form, _names: Collection[str]) -> Why | None:
    """Explain slips in up to one in three words of a title of six words or more, and words split or joined."""
    if asked.marks != title.marks or asked.key[:1] != title.key[:1]:
        return None
    mine, theirs = _joined(asked.words, title.words), _joined(title.words, asked.words)
    size = sum(word not in ARTICLES for word in title.words)
    if len(mine) != len(theirs) or size < _LEAST_WORDS:
        return None
    pairs = [(wrong, word) for wrong, word in zip(mine, theirs, strict=True) if wrong != word]
    wrongs = [pair for pair in pairs if american(pair[0]) != american(pair[1])]  # British spelling is no slip
    if not pairs or len(wrongs) * _WORDS_A_SLIP > size:
        return None
    is_called = asked.head is not None and title.head is not None and asked.head.key == title.head.key
    if not all(
        _is_slip(*pair, named=is_named_word(title, asked, pair[1]))
        or _say_same(*pair, size)
        or (is_called and _is_lookalike(*pair))
        for pair in pairs
    ):
        return None
    is_weak = size < _TELLING_WORDS and any(_has_other_ending(*pair) for pair in pairs)
    return Why("slips: " + ", ".join(f"{wrong!r} for {word!r}" for wrong, word in pairs), weak=is_weak)


def _is_lookalike(wrong: str, word: str) -> bool:
    """Tell whether two long words differ in one letter: after the same short name, they mean the same.

    >>> _is_lookalike("multimodel", "multimodal"), _is_lookalike("model", "modal")
    (True, False)
    """
    return min(len(wrong), len(word)) >= _EDITED and one_edit(wrong, word) is not None


def _say_same(wrong: str, word: str, size: int) -> bool:
    """Tell whether two words are prepositions in a title of `size` words, or words for one kind of models."""
    if singular(wrong) == singular(word) and singular(word) in KINDS:
        return True
    is_other = wrong in PREPOSITIONS and word in PREPOSITIONS and size >= PREPOSITION_WORDS
    return is_other or (wrong, word) in _NETWORKS or (word, wrong) in _NETWORKS


@lru_cache(maxsize=4096)  # one title is compared with many
def _joined(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a title without articles and `of`, two of them as one where the other title has them as one.

    >>> _joined(("a", "pre", "training", "set"), ("pretraining", "sets"))
    ('pretraining', 'set')
    """
    whole, joined = frozenset(others), list[str]()
    is_half = False
    for word in words:
        if word in SMALL:
            continue
        is_half = bool(joined) and not is_half and joined[-1] + word in whole
        joined[-1:] = [joined[-1] + word] if is_half else [*joined[-1:], word]
    return tuple(joined)


def _is_slip(wrong: str, word: str, *, named: bool) -> bool:
    """Tell whether a word may be written by mistake for another; a name has only one wrong letter, inside it."""
    edit = one_edit(wrong, word)
    if named:
        is_inside = edit is not None and edit[0] > 0 and edit[0] + len(edit[2]) < len(word)
        return is_inside and len(word) >= _NAME_LETTERS and not _DIGIT.search(wrong + word)
    if _as_scanned(wrong) == _as_scanned(word) and len(word) >= _SCANNED:
        return True
    if _DIGIT.search(wrong + word) or wrong[0] != word[0] or changes_prefix(wrong, word):
        return False
    is_edited = edit is not None and min(len(wrong), len(word)) >= _LETTERS and not are_words(word, wrong)
    if is_edited or american(wrong) == american(word) or singular(wrong) == singular(word):
        return True
    return _has_two_edits(wrong, word) or _has_other_ending(wrong, word)


def _as_scanned(word: str) -> str:
    """Return a word with one letter for all that a scanner confuses.

    >>> _as_scanned("sca1able") == _as_scanned("scalable"), _as_scanned("leaming") == _as_scanned("learning")
    (True, True)
    """
    for seen, letter in _CONFUSED:
        word = word.replace(seen, letter)
    return f"l{word[1:]}" if word[:1] == "i" else word  # the capital `I` that begins a word


def _has_two_edits(wrong: str, word: str) -> bool:
    """Tell whether a long word has two wrong letters, neither of them its last."""
    from rapidfuzz.distance import OSA

    is_long = min(len(wrong), len(word)) >= _EDITED and wrong[-1] == word[-1]
    return is_long and OSA.distance(wrong, word) == _EDITS


def _has_other_ending(wrong: str, word: str) -> bool:
    """Tell whether two words differ only in their endings: `elicits` and `eliciting`.

    >>> _has_other_ending("elicits", "eliciting"), _has_other_ending("image", "imagination")
    (True, False)
    """
    size = next(
        (i for i, pair in enumerate(zip(wrong, word, strict=False)) if pair[0] != pair[1]), min(len(wrong), len(word))
    )
    return size >= _STEM and any(wrong[at:] in _ENDINGS and word[at:] in _ENDINGS for at in range(_STEM, size + 1))
