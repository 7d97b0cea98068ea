"""Compares two titles: equal, different in a way that is explained, parts of one series, or other.

Numbers must be equal (BLIP is not BLIP-2), and an explained difference leaves at least four words and twenty letters.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from vlbib.core.titles import MIN_SLIP_LETTERS, is_telling, one_edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.checks.duplicates.profile import EntryProfile

_SMALL = frozenset({"a", "an", "the", "of", "and", "for", "in", "on", "to", "with", "via", "by"})
_JUNK = frozenset({"arxiv", "eprint", "eprints", "e", "prints", "preprint", "preprints", "corr", "technical", "report",
                   "extended", "abstract", "version", "supplementary", "material"})  # fmt: skip
_ABSTRACT = re.compile(r"[(\[][\w ]*\babstract\s*[)\]]\s*\.?$")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_SERIES = frozenset({"part", "parts", "volume", "vol", "chapter", "paper", "lecture"})
_SEPARATOR = re.compile(r"\s*(?::|--+|—|–|\?|\. )\s*")
_MIN_TYPO_WORDS = 4


class Likeness(StrEnum):
    """How two titles compare."""

    EQUAL = "equal"
    EXPLAINED = "explained"
    PART = "part"
    OTHER = "other"


def liken(first: EntryProfile, second: EntryProfile) -> Likeness:
    """Compare the titles of two entries."""
    if first.key == second.key and _pluses(first.title) == _pluses(second.title):
        return Likeness.EQUAL
    if first.key == second.key:
        return Likeness.PART
    left, right = _bare(first.words), _bare(second.words)
    if 2 * len(set(left) & set(right)) < min(len(left), len(right)):
        return Likeness.OTHER
    if _numbers(left) != _numbers(right):
        rest = _without_numbers(left)
        is_part = len(rest) > 2 and rest == _without_numbers(right)
        return Likeness.PART if is_part else Likeness.OTHER
    if "".join(left) == "".join(right):
        return Likeness.EXPLAINED
    explained = _subtitle(first.title, second.title) or _label(first.title, second.title) or _typo(left, right)
    return Likeness.EXPLAINED if explained else Likeness.OTHER


def _pluses(title: str) -> int:
    return title.count("+")


def _bare(words: Sequence[str]) -> list[str]:
    """Leave out small words, and what programs hang on to titles (`arXiv e-prints`)."""
    kept = [word for word in words if word not in _SMALL]
    while kept and kept[-1] in _JUNK:
        kept.pop()
    return kept


def is_abstract(title: str) -> bool:
    """Tell a title that says it is but an abstract: `... (Extended Abstract)`, `... [Abstract]`."""
    return _ABSTRACT.search(title) is not None


def _numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if _is_number(word)]


def _is_number(word: str) -> bool:
    return any(c.isdigit() for c in word) or _ROMAN.fullmatch(word) is not None


def _without_numbers(words: Sequence[str]) -> list[str]:
    """Leave out numbers and the words that come with them, such as `part`."""
    return [word for word in words if not _is_number(word) and word not in _SERIES]


def _subtitle(first: str, second: str) -> bool:
    """Tell whether the one title is the other's without its subtitle."""
    shorter, longer = sorted((first, second), key=len)
    head = _SEPARATOR.split(longer)[0]
    return is_telling(shorter) and _squeezed(head) == _squeezed(shorter)


def _label(first: str, second: str) -> bool:
    """Tell whether only a label before the colon is missing, or longer by a word, on one side."""
    (left, one_rest), (right, other_rest) = _split_label(first), _split_label(second)
    if not left and not right:
        return False
    if _squeezed(one_rest) != _squeezed(other_rest) or not is_telling(one_rest):
        return False
    return set(left) <= set(right) or set(right) <= set(left)


def _split_label(title: str) -> tuple[list[str], str]:
    label, colon, rest = title.partition(":")
    words = re.findall(r"\w+", label)
    return (words, rest.strip()) if colon and len(words) <= 3 else ([], title)


def _squeezed(title: str) -> str:
    return "".join(c for c in title if c.isalnum())


def _typo(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether one long word is off by one letter, which is no plural, and all others are equal."""
    if len(first) != len(second) or len(first) < _MIN_TYPO_WORDS:
        return False
    off = [(left, right) for left, right in zip(first, second, strict=True) if left != right]
    if len(off) != 1:
        return False
    left, right = off[0]
    if min(len(left), len(right)) < MIN_SLIP_LETTERS or left[0] != right[0] or left.rstrip("s") == right.rstrip("s"):
        return False
    return one_edit(left, right) is not None
