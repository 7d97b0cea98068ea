"""A work's short name with a part of its title: `LoRA: low-rank adaptation`, `Low-rank adaptation (LoRA)`."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from vlbib.core.known import ALIKE
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.matching.form import form

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LEAST_WORDS = 2  # minimum words of a part
_NAME_LAST = lazy_pattern(r"(?P<words>.*[^\s(（])\s*[(（](?P<name>[^()（）]{2,40})[)）]")


def is_long_enough(words: str) -> bool:
    """Tell whether the words beside a short name are enough to show that its work is meant."""
    return len(words.split()) >= _LEAST_WORDS and len(squeeze(words)) >= ALIKE


def is_part(words: str, title: str) -> bool:
    """Tell whether words beside a short name are long enough, and occur as whole words in the title of its work.

    >>> title = "LoRA: Low-Rank Adaptation of Large Language Models"
    >>> is_part("low-rank adaptation", title), is_part("large models", title), is_part("rank adapt", title)
    (True, False, False)
    """
    whole, part = form(title), form(words)
    if not is_long_enough(words) or part.marks or part.key not in whole.key:
        return False
    bounds = list(accumulate(map(len, whole.words), initial=0))
    starts = (start for start in bounds if whole.key.startswith(part.key, start))
    return any(start + len(part.key) in bounds for start in starts) and set(part.numbers) <= set(whole.numbers)


def name_beside_part(asked: str, names: Iterable[str], titles: Sequence[str]) -> str:
    """Return the one of `names` beside which a text has a part of one of the titles; "" if there is none."""
    own = {squeeze(name) for name in names}
    if not own:
        return ""
    last = _NAME_LAST.fullmatch(asked)
    first = form(asked).first_cut
    cuts = [(first[0].text, first[1].text)] if first else []
    cuts += [(last["name"], last["words"])] if last else []
    named = ((name, words) for name, words in cuts if squeeze(name) in own and not form(name).marks)
    return next((name for name, words in named if any(is_part(words, title) for title in titles)), "")
