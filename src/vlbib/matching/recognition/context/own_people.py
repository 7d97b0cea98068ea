"""Authors of a title's own work right beside it: `the one by Tarkowski Deep Sets of Large Things`.

No title contains its own author's name, so a known title of several words ends where one of its authors is named,
whatever stands around both, and in small letters too. Among few words, all of the authors must be named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.matching.recognition.context.answers import is_answered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known

_LEAST_LETTERS = 3  # minimum letters of a family name: shorter ones are words and initials, too
_SIGNS = 60  # maximum characters beside a title that are read
_AFTER = lazy_pattern(
    r"[\"”»*_]{0,3}[ \t]*(?:(?:,|[-–—]{1,3}|[(（\[])[ \t]*)?(?:(?:by|von|par|de|di|por|of)[ \t]+)?"
    r"(?:[A-Z]\.[ -]?){0,2}(?=[^\W\d_])"
)
_NAME = lazy_pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NEXT = lazy_pattern(r"(?:[ ,]+(?:and|und|y|et|e)[ ]+|[ ]*[,&/;][ ]*(?:and |& )?)(?:[A-Z]\.[ -]?){0,2}")
_ALONE = lazy_pattern(r"[ \t]*[(（\[][^\W\d_]+(?:[-'’][^\W\d_]+)*(?: et al\.?)?[)）\]]")
_BEFORE = lazy_pattern(r"(?<![^\W_])([^\W\d_]+?(?:[-'’][^\W\d_]+)*?)(?:['’]s)?[ \t]+[\"“«*_]{0,3}$")


def are_own_people_beside(text: str, start: int, end: int, body: Known, *, every: bool = False) -> bool:
    """Tell whether an author of the work with the title from `start` to `end` is named right before or after it.

    `every`: all of its authors must be named after it, at least two, or the first one alone in brackets.
    """
    after = tuple(_people_after(text, end))
    before = _BEFORE.search(text, max(start - _SIGNS, 0), start)
    before = None if before and is_answered(text, before.start()) else before
    if not (after or before):
        return False
    for facts in body.facts_of(text[start:end]):
        own = [name for name in facts.people if len(name) >= _LEAST_LETTERS]
        if every:
            is_own = len(facts.people) > 1 and list(facts.people) == list(after)
            is_own = is_own or bool(after and own and after[0] == own[0] and _ALONE.match(text, end))
        else:
            is_own = bool(after and after[0] in own) or (before is not None and squeeze(before[1]) in own)
        if is_own:
            return True
    return False


def _people_after(text: str, end: int) -> Iterator[str]:
    """Yield the words after a title, squeezed, that are joined as the names of people are."""
    stop = end + _SIGNS
    begun = _AFTER.match(text, end, stop)
    at = begun.end() if begun else stop
    while name := _NAME.match(text, at, stop):
        yield squeeze(name[0])
        joint = _NEXT.match(text, name.end(), stop)
        if joint is None:
            return
        at = joint.end()
