"""Titles of works that nobody knows, around a known short name: `NeoRL: Efficient Exploration for All`.

Several works may have one name, and titles speak of other works. Such titles have capitals; a title in small letters
reads like a remark on the work.
"""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.titles import is_name_like, is_own_word

_SMALL = (
    "a an the of for in on with via by from to and or at as is are into under over towards toward through using "
    "without between versus vs how does do can"
)
_SMALL_WORD = rf"(?:{'|'.join(_SMALL.split())})\b"
_ANY_WORD = rf"(?:[A-Z\d][\w'’+-]*|{_SMALL_WORD})"
_SUBTITLE = lazy_pattern(rf"\s?[:：]\s+(?P<run>{_ANY_WORD}(?: {_ANY_WORD})*)")
_AFTER_COLON = lazy_pattern(r"\s?[:：]\s+([^:：\n]{8,80})")
_QUESTION = lazy_pattern(
    r"\W*(?:Are|Can|Could|Do|Does|Has|Have|How|Is|Should|To What|Was|What|When|Where|Which|Who|Why|Will)\s[^?\n]+\?\W*"
)
_OF_SOMEBODY = lazy_pattern(
    r"\b(?:I|[Ww]e|us|[Yy]ou|he|she|they|them|it|my|our|your|his|her|their|this|that|here|now|today)\b"
)
_LONG_QUESTION = 7  # minimum words
_AFTER = lazy_pattern(rf"(?: {_ANY_WORD})*")
_BEFORE = lazy_pattern(rf"(?<![\w-])(?:{_ANY_WORD} )+\Z")
_WORD = lazy_pattern(r"[^\W_]+")
_LETTERS = 4  # minimum letters of a word that counts
_IN_SUBTITLE, _IN_TITLE = 3, 4  # minimum words with a capital after a name and a colon, and around a name
_STEM = 6  # letters by which two words are compared
_OF_TITLE = 0.6  # minimum share of the words of a subtitle that are its work's
_JOINT = lazy_pattern(r"\s?[,，、/;；]\s?|\s(?:and|und|et|y|e|or)\s|\s?[和与及]\s?")
_LISTED = 3  # minimum names of a list
_REACH = 160  # characters before a name that are read


def is_titled_otherwise(line: str, end: int, title: str) -> bool:
    """Tell whether a name that ends at `end` has a subtitle after it that is not of its work's title.

    >>> title = "NeoRL: A Near Real-World Benchmark for Offline Learning"
    >>> lines = ("NeoRL: Efficient Exploration for Nobody", "NeoRL: A Real World Benchmark", "NeoRL: read again")
    >>> [is_titled_otherwise(line, 5, title) for line in lines]
    [True, False, False]
    """
    match = _SUBTITLE.match(line, end)
    if match is None or len(_capitals(match["run"])) < _IN_SUBTITLE:
        return _is_worded_otherwise(line, end, title)
    own, written = _stems(title), _stems(match["run"])
    return len(own & written) < _OF_TITLE * len(written)


def _is_worded_otherwise(line: str, end: int, title: str) -> bool:
    """Tell whether a name of several words has words with a capital after its colon, and none of its title there."""
    head, colon, tail = title.partition(":")
    match = (
        _AFTER_COLON.match(line, end) if colon and " " in head and line[:end].lower().endswith(head.lower()) else None
    )
    return match is not None and bool(_capitals(match[1])) and _stems(tail).isdisjoint(_stems(match[1]))


def is_question(line: str) -> bool:
    """Tell whether a line is a long question that speaks of nobody, and so may be a title.

    >>> lines = ("Is anisotropy really the cause of BERT embeddings?", "Is BERT really what we need for our tables?")
    >>> [is_question(line) for line in lines]
    [True, False]
    """
    match = _QUESTION.fullmatch(line)
    return match is not None and len(line.split()) >= _LONG_QUESTION and not _OF_SOMEBODY.search(line)


def is_among_capitals(line: str, start: int, end: int) -> bool:
    """Tell whether a name from `start` to `end` is in words of which all but small ones have capitals, like a title's.

    >>> lines = ("A Case Study of BERT and Values in Design", "Linformer, BERT and Longformer", "BERT in Design")
    >>> [is_among_capitals(line, line.index("BERT"), line.index("BERT") + 4) for line in lines]
    [True, False, False]
    """
    before, after = _BEFORE.search(line[max(start - _REACH, 0) : start]), _AFTER.match(line, end)
    words = f"{before[0] if before else ''}{after[0] if after else ''}"
    return len(_capitals(words)) >= _IN_TITLE and any(map(str.islower, words.split()))


def is_in_list_of_names(line: str, start: int, end: int) -> bool:
    """Tell whether a name from `start` to `end` is one of three or more that a line, or what follows its label, lists.

    >>> lines = ("metrics for the draft: ROUGE, BERT, G-Eval", "tuning of ROUGE, BERT and ELMo")
    >>> [is_in_list_of_names(line, line.index("BERT"), line.index("BERT") + 4) for line in lines]
    [True, False]
    """
    label = max(line.rfind(": ", 0, start) + 1, line.rfind("：", 0, start))
    parts = [part.strip() for part in _JOINT.split(line[label + 1 if label > 0 else 0 :].rstrip(" .。"))]
    return len(parts) >= _LISTED and line[start:end] in parts and all(map(_is_name, parts))


def _is_name(part: str) -> bool:
    if any(word.isalpha() and word.islower() for word in part.split()):
        return False
    return is_name_like(part) or (" " not in part and part[:1].isupper() and is_own_word(part))


def _capitals(words: str) -> list[str]:
    """Return the long words with a capital."""
    return [word for word in words.split() if word[0].isupper() and len(word) >= _LETTERS]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in map(str.lower, _WORD.findall(text)) if len(word) >= _LETTERS)
