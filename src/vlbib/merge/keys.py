"""Citation keys: first author's family, year, and the alias or first word of the title, in ASCII lower case.

`radford2021clip`. A part that is unknown, or has no ASCII letter (a name in Chinese script), falls away. Keys are
compared without case, as BibTeX compares them, and a key that is taken gets a letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from vlbib.core.latex import decode
from vlbib.core.people import read_people
from vlbib.core.text import ascii_fold, words

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from collections.abc import Set as AbstractSet

    from vlbib.core.record import Draft
    from vlbib.lock.schema import LockedWork

_ARTICLES = {"a", "an", "the"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NAMELESS = "work"


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys in use, in lower case: all of them, growing with each entry, and those that entries of the file have."""

    taken: set[str]
    filed: AbstractSet[str]


def free_key(locked: LockedWork | None, draft: Draft, alias: str, keys: Keys) -> str:
    """Return the key for a work that has no entry: its own, unless another entry of the file has that now."""
    if locked and locked.key and locked.key.lower() not in keys.filed:
        return locked.key
    return make_key(draft, alias, keys.taken)


def make_key(draft: Draft, alias: str, taken: Container[str]) -> str:
    """Return a key for a new entry that is not among `taken` (keys in lower case).

    A work without author and year (a web page) is named by its alias or by up to three words of its title.
    """
    base = _family(_value(draft, "author") or _value(draft, "editor")) + ascii_fold(_value(draft, "year"))
    title = [word for word in map(ascii_fold, words(decode(_value(draft, "title")))) if word]
    return distinct(base + _word(alias, title, 1 if base else 3) or _NAMELESS, taken)


def _value(draft: Draft, name: str) -> str:
    value = draft.fields.get(name)
    return value.text if value else ""


def _family(authors: str) -> str:
    """Return the first author's family name in ASCII; the given name where the family has no ASCII letter."""
    first = read_people(authors).names[:1]
    return next((ascii_fold(name.family) or ascii_fold(name.given) for name in first), "")


def _word(alias: str, title: list[str], limit: int) -> str:
    short = ascii_fold(alias)
    if short:
        return short
    telling = [word for word in title if word not in _ARTICLES] or title
    return "".join(telling[:limit])


def distinct(base: str, taken: Container[str]) -> str:
    """Return the key itself where it is free, else with the first letter (a, b, ..., z, aa) that makes it so."""
    if base.lower() not in taken:
        return base
    return next(key for letters in _suffixes() if (key := base + letters).lower() not in taken)


def _suffixes() -> Iterator[str]:
    for number in count():
        letters, rest = "", number
        while rest >= 0:
            letters = _LETTERS[rest % 26] + letters
            rest = rest // 26 - 1
        yield letters
