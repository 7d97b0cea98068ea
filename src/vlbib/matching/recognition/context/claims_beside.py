"""What is written beside a title or a short name and is true of its records: authors, or a conference with its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.venues import VenueMatch, is_conference, same_venue
from vlbib.core.years import CLAIMED_YEAR, SHORT_OR_FULL_YEAR, year_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.core.known import TitleFacts

_BEFORE = 24  # characters before a title that are read
_LONG_NAME = 8  # minimum letters of a family name of several words to be searched for in the squeezed line
_PERSON = lazy_pattern(r"(?<![\w-])[^\W\d_](?:[^\W\d_]|[-'’](?=[^\W\d_]))+")
_POSSESSIVE = lazy_pattern(r"['’]s$")
_YEAR = lazy_pattern(rf"(?<!\d){CLAIMED_YEAR}(?!\d)")
# A year right after a title: in brackets, or before a stop after a comma or an exclamation mark
_YEAR_AFTER = lazy_pattern(
    rf"\s*(?:[(（\[]({CLAIMED_YEAR})[)）\]]|(?:,\s?|[!?]{{1,3}}\s)({CLAIMED_YEAR})(?=\s*(?:[.;!?\n]|$)))"
)
# At the start of a line, before a title: `**2014** · A Title`
_YEAR_BEFORE = lazy_pattern(
    rf"(?:^|\n)\W{{0,6}}({CLAIMED_YEAR})(?:\*\*|__)?\s?[·|:：—–\-→▸»>)\]]{{1,2}}\s?[\"“*_]{{0,2}}\Z"
)
_PLACED = lazy_pattern(rf"(?<![\w-])([A-Z][A-Za-z*&-]{{1,12}}+)[ -]?['’]?({SHORT_OR_FULL_YEAR})(?!\d)")


def persons_in(text: str) -> Mapping[str, str]:
    """Return the words of a text that may be family names: squeezed -> as written.

    >>> persons_in("by Minka and Winn's group")
    {'minka': 'Minka', 'winn': 'Winn'}
    """
    names = (_POSSESSIVE.sub("", match[0]) for match in _PERSON.finditer(text) if match[0][0].isupper())
    return {squeeze(name): name for name in names}


def people_beside(names: Sequence[str], persons: Mapping[str, str], text: str) -> dict[str, str]:
    """Return those of the squeezed family names that a text contains, as written there; `persons` are its own."""
    people = {name: persons[name] for name in names if name in persons}
    letters = squeeze(text) if any(len(name) >= _LONG_NAME for name in names) else ""
    return people | {name: name for name in names if len(name) >= _LONG_NAME and name not in people and name in letters}


def years_in(text: str) -> set[int]:
    """Return the years in a text."""
    return {int(match[0]) for match in _YEAR.finditer(text)}


def year_after(text: str, end: int) -> int | None:
    """Return the year right after a title that ends at an offset, in brackets or before a stop.

    >>> [year_after(f"A Title{rest}", 7) for rest in (" (2018) is", ", 2018.", ", 2018 was", " 2018")]
    [2018, 2018, None, None]
    """
    match = _YEAR_AFTER.match(text, end)
    return int(match[1] or match[2]) if match else None


def year_before(text: str, start: int) -> int | None:
    """Return the year that a line begins with, right before a title that begins at an offset.

    >>> [year_before(f"{before}A Title", len(before)) for before in ("2014 · ", "**2014** — ", "in 2014: ", "2014 ")]
    [2014, 2014, None, None]
    """
    match = _YEAR_BEFORE.search(text[max(start - _BEFORE, 0) : start])
    return int(match[1]) if match else None


def conferences_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield the conferences in a text with their full years.

    >>> list(conferences_in("at CVPR'20, not in Paris 2019"))
    [('CVPR', 2020)]
    """
    for match in _PLACED.finditer(text):
        if is_conference(match[1]):
            yield match[1], year_beside(match[1], match[2])


def appeared_at(conference: tuple[str, int], facts: TitleFacts) -> bool:
    """Tell whether a work appeared at a conference in that year."""
    name, year = conference
    return facts.year == year and is_venue_of(name, facts)


def is_venue_of(name: str, facts: TitleFacts) -> bool:
    """Tell whether a work appeared at a venue, in any year."""
    return any(same_venue(name, venue) is VenueMatch.SAME for venue in facts.venues)
