"""Titles with the year or the venue of their work beside them, or with the year in the name of their file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import CJK
from vlbib.core.venues import is_acronym
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.recognition.context.claims_beside import is_venue_of, year_after, year_before
from vlbib.matching.recognition.context.file_names import year_in_file_name
from vlbib.matching.recognition.titles.rare_titles import begins_many_titles

if TYPE_CHECKING:
    from vlbib.core.known import Known
    from vlbib.matching.recognition.titles.spelled_titles import SpelledTitle

_GOES_ON = lazy_pattern(r"\s?[\w:：,，]|\s[-–—]")  # words, or a subtitle, right after a title
# A venue right after a title, before nothing, a sign, small letters or another script
_VENUE = wide_pattern(rf"[ \t]([A-Z][A-Za-z*&-]{{1,12}})(?=\s*(?:[^\w\s]|[a-z{CJK}]|\n|$))")


def is_before_venue(text: str, candidate: SpelledTitle, body: Known) -> bool:
    """Tell whether the venue of its work is right after a title: `Counting Sheep in Fields CVPR`."""
    venue = _VENUE.match(text, candidate.end)
    facts = body.facts_of(text[candidate.start : candidate.end]) if venue and is_acronym(venue[1]) else ()
    return venue is not None and any(is_venue_of(venue[1], each) for each in facts)


def own_year(text: str, candidate: SpelledTitle, body: Known) -> int | None:
    """Return the year right after a title, or in the name of its file, if it is that of its work.

    A year at the start of its line must be exactly the work's, and nothing may go on after the title.
    """
    year = year_after(text, candidate.end) or year_in_file_name(text, candidate.start, candidate.end)
    led = None if year or _GOES_ON.match(text, candidate.end) else year_before(text, candidate.start)
    facts = body.facts_of(text[candidate.start : candidate.end]) if year or led else ()
    if year:
        return year if any(each.is_near(year) for each in facts) else None
    return led if led and any(each.year == led for each in facts) else None


def is_dated(text: str, candidate: SpelledTitle, body: Known) -> bool:
    """Tell whether the year of its work is right after a title that is no topic: few other titles begin with it."""
    title = text[candidate.start : candidate.end]
    return own_year(text, candidate, body) is not None and not (title.islower() and begins_many_titles(title, body))
