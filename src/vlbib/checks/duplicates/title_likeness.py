"""Compares the titles of two entries: equal, with an explained difference, parts of one series, or other.

`matching.title_agreement` decides what explains a difference. This module adds the differences that matter less between
two entries of a library than between a note and a record: function words, what programs append to a title, and the
numbers of parts.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.reused_titles import is_reused_title
from vlbib.core.text import squeeze
from vlbib.core.titles import is_telling
from vlbib.matching.title_agreement import compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.checks.duplicates.profile import EntryProfile

_SMALL = frozenset({"a", "an", "the", "of", "and", "for", "in", "on", "to", "with", "via", "by"})
_JUNK = frozenset({"arxiv", "eprint", "eprints", "e", "prints", "preprint", "preprints", "corr", "technical", "report",
                   "extended", "abstract", "version", "supplementary", "material"})  # fmt: skip
_ABSTRACT = lazy_pattern(r"[(\[][\w ]*\babstract\s*[)\]]\s*\.?$")
_WORD = lazy_pattern(r"[^\W_]+")
_ROMAN = lazy_pattern(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_STYLING = lazy_pattern(  # commands for the look or spacing of a symbol, not for the symbol itself
    r"math\w+|text\w*|(?:bold|operator)\w+|rm|bf|it|cal|sf|tt|left|right|big\w*|quad|hat|widehat|tilde|bar|ensuremath"
)
_SERIES = frozenset({"part", "parts", "volume", "vol", "chapter", "paper", "lecture"})


class Likeness(StrEnum):
    """How two titles compare."""

    EQUAL = "equal"
    EXPLAINED = "explained"
    PART = "part"
    OTHER = "other"


def liken(first: EntryProfile, second: EntryProfile) -> Likeness:
    """Compare the titles of two entries."""
    left, right = _telling(first.words), _telling(second.words)
    is_equal = first.key == second.key
    if not is_equal and 2 * len(set(left) & set(right)) < min(len(left), len(right)):
        return Likeness.OTHER  # true of most pairs, and found without reading the titles again
    if _formulas_differ(first.written_title, second.written_title):
        return Likeness.OTHER
    if is_equal:
        return Likeness.EQUAL if _pluses(first.title) == _pluses(second.title) else Likeness.PART
    if _numbers(left) != _numbers(right):
        rest = _without_numbers(left)
        is_part = len(rest) > 2 and rest == _without_numbers(right)
        return Likeness.PART if is_part else Likeness.OTHER
    explained = "".join(left) == "".join(right) or _is_explained(first, second)
    return Likeness.EXPLAINED if explained else Likeness.OTHER


def _is_explained(first: EntryProfile, second: EntryProfile) -> bool:
    """Tell whether the difference is explained; either title may be the shorter form of the other."""
    one, other = (_without_junk(profile.written_title) for profile in (first, second))
    return compare(one, other).agrees or compare(other, one).agrees or _labels_agree(first.title, second.title)


def _formulas_differ(left: str, right: str) -> bool:
    r"""Tell whether the formulas of two titles have different symbols: `$\alpha$-divergence`, `$\beta$-divergence`."""
    symbols = [_symbols(title) for title in (left, right)]
    return all(symbols) and symbols[0] != symbols[1]


def _symbols(title: str) -> list[str]:
    if "$" not in title or "\\" not in title:
        return []
    commands = re.findall(r"\\([A-Za-z]+)", "".join(re.findall(r"\$([^$]*)\$", title)))
    return [command for command in commands if _STYLING.fullmatch(command) is None]


def _pluses(title: str) -> int:
    return title.count("+")


def _telling(words: Sequence[str]) -> list[str]:
    """Return the words of a title without function words and without what programs append to titles."""
    kept = [word for word in words if word not in _SMALL]
    while kept and kept[-1] in _JUNK:
        kept.pop()
    return kept


def _without_junk(title: str) -> str:
    """Return a title without what programs append to it (`arXiv e-prints`)."""
    words = list(_WORD.finditer(title))
    kept = len(words)
    while kept and words[kept - 1][0].lower() in _JUNK:
        kept -= 1
    if kept == len(words):
        return title
    return title[: words[kept - 1].end()] if kept else ""


def is_abstract(title: str) -> bool:
    """Tell whether a title says that the work is only an abstract: `... (Extended Abstract)`, `... [Abstract]`."""
    return _ABSTRACT.search(title) is not None


def _numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if _is_number(word)]


def _is_number(word: str) -> bool:
    return any(c.isdigit() for c in word) or _ROMAN.fullmatch(word) is not None


def _without_numbers(words: Sequence[str]) -> list[str]:
    """Return the words without numbers and the words that go with numbers, such as `part`."""
    return [word for word in words if not _is_number(word) and word not in _SERIES]


def _labels_agree(first: str, second: str) -> bool:
    """Tell whether the titles differ only in the label before the colon, and one label has all words of the other."""
    (left, one_rest), (right, other_rest) = _split_label(first), _split_label(second)
    if not left and not right:
        return False
    if squeeze(one_rest) != squeeze(other_rest) or not is_telling(one_rest):
        return False
    return set(left) <= set(right) or set(right) <= set(left)


def _split_label(title: str) -> tuple[list[str], str]:
    label, colon, rest = title.partition(":")
    words = re.findall(r"\w+", label)
    return (words, rest.strip()) if colon and len(words) <= 3 and not is_reused_title(label) else ([], title)
