"""Words that a note abbreviates in a title: `GNN` for `Graph Neural Network`, `Env.` for `Environments`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import words
from vlbib.matching.regional_spelling import american
from vlbib.matching.title_slips import Why

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vlbib.matching.form import Form

_TOKEN = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*\.?")
_INITIALS = lazy_pattern(r"(?P<letters>[A-Z][A-Za-z]?[A-Z]{1,3}|[A-Z]{3,5}|NeRF)(?P<plural>s?)\.?")
_CUT = lazy_pattern(r"[A-Za-z]{3,}\.")
_LEAST_SAME = 4  # minimum words that both titles have
_MOST_SHORT = 2  # maximum abbreviations of a title
_PREFIXES = {"nerf": ("neural", "radiance", "field")}


def abbreviated(asked: Form, title: Form, _names: Collection[str]) -> Why | None:
    """Explain initials or the beginning of a word that stand for words of the title, with four words the same."""
    if asked.marks != title.marks or len(title.words) < _LEAST_SAME:
        return None
    shorter, longer = (asked, title) if len(asked.words) <= len(title.words) else (title, asked)
    if len(shorter.bag - longer.bag) > _MOST_SHORT:
        return None
    spelled = _aligned(_TOKEN.findall(shorter.text), list(map(american, longer.words)))
    if not spelled:
        return None
    return Why("abbreviated: " + ", ".join(f"{short!r} for {whole!r}" for short, whole in spelled))


def _aligned(tokens: Sequence[str], whole: Sequence[str]) -> list[tuple[str, str]]:
    """Return the abbreviations of a title with what they stand for; none if anything else differs."""
    spelled, same, at = [], 0, 0
    for token in tokens:
        plain = list(map(american, words(token)))
        if list(whole[at : at + len(plain)]) == plain and not _is_cut(token, whole[at]):
            same, at = same + len(plain), at + len(plain)
            continue
        count = _length(token, whole[at:])
        if count is None:
            return []
        spelled.append((token, " ".join(whole[at : at + count])))
        at += count
    is_whole = at == len(whole) and same >= _LEAST_SAME and len(spelled) <= _MOST_SHORT
    return spelled if is_whole else []


def _is_cut(token: str, word: str) -> bool:
    return token.endswith(".") and token[:-1].lower() != word


def _length(token: str, rest: Sequence[str]) -> int | None:
    """Return how many of the next words an abbreviation stands for; None if it stands for none of them."""
    if _CUT.fullmatch(token):
        return 1 if rest and rest[0].startswith(token[:-1].lower()) else None
    match = _INITIALS.fullmatch(token)
    if match is None:
        return None
    letters = match["letters"].lower()
    parts = _PREFIXES.get(letters, tuple(letters))
    meant = rest[: len(parts)]
    fits = len(meant) == len(parts) and all(word.startswith(part) for word, part in zip(meant, parts, strict=True))
    return len(parts) if fits else None
