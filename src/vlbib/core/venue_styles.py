"""The name of a venue in one style: in full, as its acronym, or abbreviated by ISO 4.

Only names that consist of the venue alone are restyled: a workshop, Findings, a demo track or a place in the name is
information that no style may drop.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from vlbib.core.faults import CannotUse
from vlbib.core.latex import decode, escape
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line, words
from vlbib.core.venues import is_preprint, printed_names, venue
from vlbib.installed import adding

if TYPE_CHECKING:
    from collections.abc import Callable

VENUE_FIELDS = ("booktitle", "journal", "journaltitle")

_SPONSOR = lazy_pattern(r"\bComputer Society\b", re.IGNORECASE)
# Words around a name that belong to one issue of it: sponsors, numbers, words for a volume.
_AROUND_WORDS = (
    "a acm advances and annual at conf conference cvf for ieee in int international long main meeting of on papers "
    "proc proceeding proceedings rsj short sigkdd the track volume "
    "first second third forth fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth twenty thirty forty "
    "fifty"
)
_AROUND = frozenset(_AROUND_WORDS.split())
_NUMBER = lazy_pattern(r"\d+(?:st|nd|rd|th)?")
_LONG = 4  # minimum letters of a word that ISO 4 may shorten
_ABBREVIATED = lazy_pattern(r"[^\W\d_]\.")


class VenueStyle(StrEnum):
    """How venues are named: `Conference on Robot Learning`, `CoRL`, `Conf. Robot Learn.`."""

    FULL = "full"
    SHORT = "short"
    ISO4 = "iso4"


class NoAbbreviations(CannotUse):
    """The library for ISO 4 abbreviations is not installed."""


def restyled_value(value: str, style: VenueStyle) -> str:
    """Return a field's value (BibTeX text) with the venue in a style; unchanged if its name stays."""
    name = decode(value)
    text = restyled(name, style)
    return value if text == name else escape(text)


@lru_cache(maxsize=4096)
def restyled(name: str, style: VenueStyle) -> str:
    """Return a venue's name in a style; unchanged if the style has no other name for it. Raises `NoAbbreviations`.

    A venue that is not in the tables keeps its name; in ISO 4 it is abbreviated word by word.

    >>> restyled("Proceedings of the 38th International Conference on Machine Learning", VenueStyle.SHORT)
    'ICML'
    """
    names = _names(one_line(name))
    if style is VenueStyle.ISO4:
        whole = names[1] if names else one_line(name)
        return abbreviator()(whole) if names or _can_be_abbreviated(whole) else name
    if names is None:
        return name
    return names[0] if style is VenueStyle.SHORT else names[1]


@lru_cache(maxsize=4096)
def style_of(name: str) -> VenueStyle | None:
    """Return the style of a venue's name in the tables; None for another venue, or for more than a name."""
    text = one_line(name)
    names = _names(text)
    if names is None:
        return None
    acronym = _acronym(text, names)
    if all(word in _AROUND or word in acronym or _NUMBER.fullmatch(word) for word in _words(text)):
        return VenueStyle.SHORT
    return VenueStyle.ISO4 if _ABBREVIATED.search(text) else VenueStyle.FULL


def _names(text: str) -> tuple[str, str] | None:
    """Return the acronym and full name of a venue in the tables if the text is only its name."""
    read = venue(text)
    names = printed_names(read.key) if read.known and not (read.workshop or read.findings) else None
    return names if names and _is_nothing_more(text, names) else None


def _is_nothing_more(text: str, names: tuple[str, str]) -> bool:
    acronym, full = _acronym(text, names), words(names[1])
    return all(
        word in _AROUND or word in acronym or _NUMBER.fullmatch(word) or any(long.startswith(word) for long in full)
        for word in _words(text)
    )


def _words(text: str) -> list[str]:
    """Return the words of a venue's name without the sponsor whose name has words of other venues."""
    return words(_SPONSOR.sub(" ", text))


def _acronym(text: str, names: tuple[str, str]) -> frozenset[str]:
    """Return the words of a text that are the venue's acronym, or another acronym in use for it."""
    key = venue(names[0]).key
    return frozenset({*words(names[0]), *(word for word in words(text) if venue(word).key == key)})


def _can_be_abbreviated(text: str) -> bool:
    """Tell whether a name consists of whole words, which ISO 4 can abbreviate."""
    long = [word for word in text.split() if len(word) >= _LONG and not word.isupper()]
    return len(long) > 1 and text.isascii() and not _ABBREVIATED.search(text) and not is_preprint(text)


@lru_cache(maxsize=1)
def abbreviator() -> Callable[[str], str]:
    """Return the function that abbreviates a name by ISO 4. Raises `NoAbbreviations`."""
    try:
        from pyiso4.ltwa import Abbreviate
    except ImportError as error:
        raise NoAbbreviations(f'venues = "iso4" needs pyiso4, which is not installed: {adding("iso4")}') from error
    return cast("Callable[[str], str]", Abbreviate.create())
