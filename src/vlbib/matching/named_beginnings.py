"""A work's short name with the beginning of its title: `LoRA: low-rank adaptation`, `Low-rank adaptation (LoRA)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import ALIKE
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.matching.form import begins_title, form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LEAST_WORDS = 2  # of a beginning
_NAME_LAST = lazy_pattern(r"(?P<words>.*[^\s(（])\s*[(（](?P<name>[^()（）]{2,40})[)）]")


def is_long_enough(words: str) -> bool:
    """Tell whether words beside a short name are enough to tell by them that its work is meant."""
    return len(words.split()) >= _LEAST_WORDS and len(squeeze(words)) >= ALIKE


def is_beginning(words: str, title: str) -> bool:
    """Tell whether words that stand beside a short name are long enough, and begin the title of its work.

    >>> is_beginning("low-rank adaptation", "LoRA: Low-Rank Adaptation of Large Language Models")
    True
    """
    return is_long_enough(words) and begins_title(form(title), form(words))


def name_of_beginning(asked: str, names: Iterable[str], titles: Sequence[str]) -> str:
    """Return the short name, one of some, beside which a text has the beginning of a title; "" where it has none."""
    begun = {squeeze(name) for name in names}
    last = _NAME_LAST.fullmatch(asked)
    cuts = [(head.text, rest.text) for head, rest in form(asked).cuts[:1]]
    cuts += [(last["name"], last["words"])] if last else []
    own = ((name, words) for name, words in cuts if squeeze(name) in begun and not form(name).marks)
    return next((name for name, words in own if any(is_beginning(words, title) for title in titles)), "")
