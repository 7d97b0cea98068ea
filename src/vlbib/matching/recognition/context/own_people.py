"""Authors of a title's own work right beside it: `the one by Tarkowski Deep Sets of Large Things`.

A title hardly ever contains its own author's name, so a known title ends where one is. If its first two authors are
right after it, words in small letters and a label before it are not part of it either. A family name that is also an
everyday word needs brackets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.people_words import AND, OTHERS
from vlbib.core.text import squeeze
from vlbib.matching.recognition.context.answers import is_answered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known

_LEAST_LETTERS = 3  # minimum letters of a family name: shorter ones are words and initials, too
_SEVERAL = 2  # authors after a title that tell its work
_SIGNS = 60  # maximum characters beside a title that are read
_WORDS = ORDINARY_WORDS | EVERYDAY_WORDS  # no family names, unless in brackets
_INITIALS = r"(?:[A-Z]\.[ -]?){0,2}"
_AFTER = lazy_pattern(
    r"[\"”»*_]{0,3}[ \t]*(?P<open>[(（\[][ \t]*)?(?:(?:,|[-–—]{1,3})[ \t]*)?(?:(?:by|von|par)[ \t]+)?"
    rf"{_INITIALS}(?=[^\W\d_])"
)
_NAME = lazy_pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NEXT = lazy_pattern(rf"(?:[ ,]+{AND}[ ]+|[ ]*[,&/;][ ]*(?:{AND} |& )?){_INITIALS}")
_GOES_ON = lazy_pattern(r"[-–—]?[ \t]*(?!I\b|[A-Z]\b\.?)[A-Z\d]|-\w")  # after a name, words that may be more of a title
_CLOSED = lazy_pattern(rf"\s?(?:[)）\],&;/]|{OTHERS}|{AND}\s|\(?\d{{4}})")  # after a name in brackets
_BEFORE = lazy_pattern(
    r"(?:^|[.,;:][ ]|(?<![^\W_])[a-z]+[ ])(?P<by>by|from|von|par) "  # after a capital it may be of a longer title
    r"(?P<name>[^\W\d_]+(?:[-'’][^\W\d_]+)*)[ \t]+[\"“«*_]{0,3}$"
)


class OwnPeople(Struct, frozen=True):
    """Whether an author of a title's work is right before and after it, and its first two are after it."""

    before: bool = False
    after: bool = False
    several: bool = False


def own_people(text: str, start: int, end: int, body: Known) -> OwnPeople:
    """Return which authors of the work with the title from `start` to `end` are named right beside it."""
    begun = _AFTER.match(text, end, end + _SIGNS)
    after = tuple(_people_from(text, begun.end(), end + _SIGNS)) if begun else ()
    is_bracketed = begun is not None and begun["open"] is not None
    before = _BEFORE.search(text, max(start - _SIGNS, 0), start)
    source = squeeze(before["name"]) if before and not is_answered(text, before.start("by")) else ""
    if not (after or source):
        return OwnPeople()
    named = [name for name, _ in after]
    is_apart = bool(after) and (
        _CLOSED.match(text, after[0][1]) is not None
        if is_bracketed
        else after[0][0] not in _WORDS and not _GOES_ON.match(text, after[0][1])
    )
    for facts in body.facts_of(text[start:end]):
        first = facts.people[0] if facts.people and len(facts.people[0]) >= _LEAST_LETTERS else ""
        is_own = is_apart and named[0] in facts.people and len(named[0]) >= _LEAST_LETTERS
        several = len(named) >= _SEVERAL and named[:_SEVERAL] == list(facts.people[:_SEVERAL])
        people = OwnPeople(bool(first) and source == first and source not in _WORDS, is_own, several)
        if people != OwnPeople():
            return people
    return OwnPeople()


def _people_from(text: str, at: int, stop: int) -> Iterator[tuple[str, int]]:
    """Yield the words from a place on, squeezed, that are joined as the names of people are, with their ends."""
    while name := _NAME.match(text, at, stop):
        yield squeeze(name[0]), name.end()
        joint = _NEXT.match(text, name.end(), stop)
        if joint is None:
            return
        at = joint.end()
