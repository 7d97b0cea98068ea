"""Mistakes that people make when they write a title down: a wrong letter, an article, a plural, another spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.titles import can_be_slip, one_edit
from vlbib.matching.lookalikes import LOOKALIKES
from vlbib.matching.regional_spelling import american

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from vlbib.matching.form import Form

_WORDS_A_TYPO = 3  # minimum words of a title for each misspelt word, if there are several
ARTICLES = frozenset({"a", "an", "the"})
SMALL = (*sorted(ARTICLES), "of")
_OPENING = ("on", "towards", "toward")  # no two works with so many words and different people differ in these alone
_OPENED_WORDS = 8
_MAY_LACK = (*SMALL, *_OPENING)  # what a title may lack at its start
# Abbreviations of kinds of models: their plural is a slip, though they are spelled like names
_KIND_WORDS = "cnn dnn gan gnn llm lm lmm mlp mllm pinn plm rnn vae vlm"
KINDS = frozenset(_KIND_WORDS.split())
_PLURAL = lazy_pattern(r"(?<=..)(?:(?<=ch|sh|ss)es|(?<=x)es|(?<![aeious])ies|(?<![isu])s)$")
_SHORTEST_PLURAL = 5  # minimum letters of a plural
_STEM = 1  # first letters of a word that no typo and no plural changes
_SPELLED = 3  # first letters of a word that its other spelling keeps
_LEAST_WORDS = 5  # minimum words of a title without articles, if there is other evidence for the work
# The same without other evidence: among 637,000 records, no two works by other people with titles of so many words
# differ only in small words or plurals, or in a preposition that does not begin the title; but two discussions of one
# paper do.
_TELLING_WORDS, PREPOSITION_WORDS, _PLURAL_WORDS = 6, 7, 8
_PREPOSITION_LIST = "for in on with to via by from using at through towards toward into over under between among across"
PREPOSITIONS = frozenset(_PREPOSITION_LIST.split())


class Why(Struct, frozen=True, gc=False):
    """Why two titles are one, in words.

    `partial`: only valid if no other work fits as well. `weak`: only if the note's year, venue or author fit too.
    `added`: the short name that only the title asked for has; `own`: that which only the title found has.
    """

    reason: str
    partial: bool = False
    weak: bool = False
    added: str = ""
    own: str = ""


class _Telling(NamedTuple):
    """The words of a title except articles and `of`, the same joined, and the number of its words except articles."""

    words: tuple[str, ...]
    key: str
    size: int


def small_words(asked: Form, title: Form, _names: Collection[str]) -> Why | None:
    """Explain other articles, `of` and, in a title of seven words, prepositions; five words need evidence."""
    if not _are_alike(asked, title):
        return None
    mine, theirs = _telling(asked.words), _telling(title.words)
    size = min(mine.size, theirs.size)
    if mine.key == theirs.key and size >= _LEAST_WORDS:
        return Why("a small word is left out or put in", weak=size < _TELLING_WORDS)
    if size < PREPOSITION_WORDS or mine.words[0] != theirs.words[0]:
        return None
    return Why("a preposition differs") if _bare(mine.words) == _bare(theirs.words) else None


def plural(asked: Form, title: Form, _names: Collection[str]) -> Why | None:
    """Explain plurals for singulars besides small words; below eight words they need evidence. Names have none."""
    if not _end_alike(asked, title, singular) or not _are_alike(asked, title):
        return None
    mine, theirs = _telling(asked.words), _telling(title.words)
    if min(mine.size, theirs.size) < _LEAST_WORDS or mine.key == theirs.key:
        return None
    if _in_singular(mine.words) != _in_singular(theirs.words):
        return None
    changed = {word for word in set(mine.words) ^ set(theirs.words) if singular(word) not in KINDS}
    if any(is_named_word(title, asked, word) or is_named_word(asked, title, word) for word in changed):
        return None
    return Why(
        "a plural stands for a singular, or the other way round", weak=min(mine.size, theirs.size) < _PLURAL_WORDS
    )


def spelling(asked: Form, title: Form, _names: Collection[str]) -> Why | None:
    """Explain British words for American ones, or the other way round."""
    if asked.key[:_SPELLED] != title.key[:_SPELLED] or not _end_alike(asked, title, american):
        return None
    if not _are_alike(asked, title) or _in_american(asked.words) != _in_american(title.words):
        return None
    return Why("British spelling stands for American, or the other way round")


def may_begin_alike(asked: Form, title: Form) -> bool:
    """Tell whether two titles may be alike by their first letters, which no slip changes.

    This spares the comparison of whole titles. Small words at the beginning may be left out.
    """
    if asked.key[:_STEM] == title.key[:_STEM]:
        return True
    if not keys_may_begin_alike(asked.key, title.key):
        return False
    return _telling(asked.words).key[:_STEM] == _telling(title.words).key[:_STEM]


def keys_may_begin_alike(mine: str, theirs: str) -> bool:
    """Tell the same of two squeezed titles, without their words: the first letters may be a small word."""
    return mine[:_STEM] == theirs[:_STEM] or mine.startswith(_MAY_LACK) or theirs.startswith(_MAY_LACK)


def may_end_alike(asked: Form, title: Form) -> bool:
    """Tell whether two titles may be alike but for small words and a typo, by their last letter: no typo changes it."""
    if asked.key[-1:] == title.key[-1:]:
        return True
    if not (asked.key.endswith(SMALL) or title.key.endswith(SMALL)):
        return False
    return _telling(asked.words).key[-1:] == _telling(title.words).key[-1:]


def _end_alike(asked: Form, title: Form, plain: Callable[[str], str]) -> bool:
    """Tell whether two titles may be alike in a plain form of their words, by the last letter of the last word."""
    if not asked.words or not title.words:
        return False
    mine, theirs = asked.words[-1], title.words[-1]
    if mine == theirs:
        return True
    return plain(mine)[-1:] == plain(theirs)[-1:] or mine in SMALL or theirs in SMALL


def _are_alike(asked: Form, title: Form) -> bool:
    """Tell whether two titles have the same numbers and marked names."""
    return asked.numbers == title.numbers and asked.marks == title.marks


@lru_cache(maxsize=16384)  # one title is compared with many
def _telling(words: tuple[str, ...]) -> _Telling:
    """Return the words of a title except articles, `of` and an opening word; the number counts `of` too."""
    is_opened = len(words) >= _OPENED_WORDS and words[0] in _OPENING
    without_articles = [word for word in words[is_opened:] if word not in ARTICLES]
    telling = tuple(word for word in without_articles if word != "of")
    return _Telling(telling, "".join(telling), len(without_articles))


@lru_cache(maxsize=16384)
def _bare(words: tuple[str, ...]) -> str:
    """Return the words of a title except prepositions, joined without blanks."""
    return "".join(word for word in words if word not in PREPOSITIONS)


@lru_cache(maxsize=16384)
def _in_singular(words: tuple[str, ...]) -> str:
    """Return the words of a title in the singular, joined without blanks."""
    return "".join(map(singular, words))


@lru_cache(maxsize=16384)
def _in_american(words: tuple[str, ...]) -> str:
    """Return the words of a title in American spelling, joined without blanks."""
    return "".join(map(american, words))


@lru_cache(maxsize=16384)  # the words of titles are few
def singular(word: str) -> str:
    """Return a lower-case word of a title without the ending of a plural.

    >>> [singular(word) for word in ("models", "approaches", "strategies", "classes", "focus", "analysis")]
    ['model', 'approach', 'strategy', 'class', 'focus', 'analysis']
    >>> singular("dqns"), singular("cnns")
    ('dqns', 'cnn')
    """
    if word[:-1] in KINDS and word[-1] == "s":
        return word[:-1]
    if len(word) < _SHORTEST_PLURAL:
        return word
    return _PLURAL.sub(lambda match: "y" if match[0] == "ies" else "", word)


def typo(asked: Form, title: Form, _names: Collection[str]) -> Why | None:
    """Explain one typo in a word of six letters or more, if it does not make another known word."""
    slip = one_edit(asked.key, title.key) if _are_alike(asked, title) and may_end_alike(asked, title) else None
    if slip is None:
        return None
    start, mine, theirs = slip
    mistyped = _word_at(title, start, len(theirs))
    if mistyped is None:
        return None
    word, offset = mistyped
    wrong = word[:offset] + mine + word[offset + len(theirs) :]
    is_elsewhere = asked.words.count(word) >= title.words.count(word)  # `X-T: Towards` for `X: Towards`
    is_slip = not are_words(word, wrong) and can_be_slip(word, wrong, offset, len(theirs))
    if is_elsewhere or not is_slip or is_named_word(title, asked, word):
        return None
    return Why(f"a typo: {wrong!r} for {word!r}")


def words_that_differ(asked: Form, title: Form) -> list[tuple[str, str]]:
    """Return the words of two titles that differ, in pairs; none if more than one in three do, or a word is lacking.

    >>> from vlbib.matching.form import form
    >>> words_that_differ(form("Old Mpas of Towns"), form("Old Maps of Towns"))
    [('mpas', 'maps')]
    """
    if len(asked.words) != len(title.words):
        return []
    pairs = [(wrong, word) for wrong, word in zip(asked.words, title.words, strict=True) if wrong != word]
    return pairs if len(pairs) * _WORDS_A_TYPO <= len(title.words) else []


def say_typos(pairs: Sequence[tuple[str, str]]) -> str:
    """Return typos in words, given each wrong word with the right one."""
    return "typos: " + ", ".join(f"{wrong!r} for {word!r}" for wrong, word in pairs)


def are_words(word: str, wrong: str) -> bool:
    """Tell whether both are words of other titles, so that neither is a misspelling of the other."""
    return word in LOOKALIKES and wrong in LOOKALIKES


def _word_at(title: Form, start: int, length: int) -> tuple[str, int] | None:
    """Return the word of the title that contains the given span of its squeezed key, and the span's offset in it."""
    position = 0
    for word in title.words:
        if position <= start and start + length <= position + len(word) and start < position + len(word):
            return word, start - position
        position += len(word)
    return None


def is_named_word(title: Form, asked: Form, word: str) -> bool:
    """Tell whether a word of the title is a name: it has an inner capital, or is alone before the first separator."""
    if title.head is not None and title.head.key == word:
        return True
    shown = title if not title.text.isupper() else asked
    return any(
        re.search(r"[A-Za-z].*[A-Z]", token) for token in re.findall(r"[^\W_]+", shown.text) if token.lower() == word
    )
