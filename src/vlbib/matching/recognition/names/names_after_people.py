"""Short names after their authors: `Radford et al. (CLIP)`, `Kim 等人（ViLT, ICML 2021）`, `Kim, Son, Kim: ViLT`.

The name may also be about something else, so the first author and the year, if there is one, must be those of the
name's records.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people_words import AND, OTHERS
from vlbib.core.segment import Place
from vlbib.core.text import squeeze
from vlbib.core.years import CLAIMED_YEAR, YEAR
from vlbib.matching.recognition.context.citing_people import CitedPeople

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.core.known import Known, TitleFacts
    from vlbib.core.segment import Segment

_PERSON = r"[^\W\d_a-z](?:[\w-]|['’](?=[^\W\d])){1,30}+"
_BRACKETED = lazy_pattern(
    rf"(?<![\w.-])(?P<first>{_PERSON})"
    rf"(?:,?\s{OTHERS}|\s?等人?|\+|,? (?:{AND}|&) (?P<second>{_PERSON}))"
    rf"(?:['’]s)?(?:,? \(?(?P<year>{YEAR})[a-z]?\)?)?"
    r"\s?[(\[（](?P<name>[A-Za-z\d][^()\[\]（）,，;；:：\x1f\n]{1,30})(?P<more>[,，;；][^()\[\]（）\x1f\n]{1,40})?[)\]）]"
)
# Families at the start of a line, before a colon, a dash or nothing: `Kim, Son & Kim: ViLT`, `Radford CLIP`
_BEGINNING = lazy_pattern(
    rf"^[^\w\n]*(?P<first>{_PERSON})(?P<others>(?:(?:, ?|/|,? (?:{AND}|&) ){_PERSON}){{0,5}})"
    r"(?:\s?[:：]\s?|\s[-–—]\s|,? )(?P<name>[A-Za-z][\w.+-]*[A-Za-z\d+])(?![\w/@-]|\.\w)"
    r"(?P<more>[^\n\x1f]{0,40})",
    re.MULTILINE,
)
_FAMILY = lazy_pattern(_PERSON)
_CLAIMED_YEAR = lazy_pattern(rf"(?<!\d){CLAIMED_YEAR}(?!\d)")
_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE, Place.HEADING)


def names_after_people(segment: Segment, body: Known) -> Iterator[tuple[int, int, CitedPeople]]:
    """Yield the places of sure short names after their authors, each with these and the year.

    A name is in a bracket, or its authors begin the line.
    """
    if segment.place not in _PLACES:
        return
    for match in _BRACKETED.finditer(segment.text):
        yield from _named(match, (match["first"], match["second"]), match["year"], body)
    for match in _BEGINNING.finditer(segment.text):
        yield from _named(match, (match["first"], *_FAMILY.findall(match["others"])), None, body)


def _named(
    match: re.Match[str], people: Iterable[str | None], year: str | None, body: Known
) -> Iterator[tuple[int, int, CitedPeople]]:
    """Yield the place of a name in a match, with its people and year, if they are those of its work."""
    if body.naming(match["name"]) is not Naming.RECORDED:
        return
    year = year or next((each[0] for each in _CLAIMED_YEAR.finditer(match["more"] or "")), None)
    cited = CitedPeople(tuple(filter(None, people)), int(year) if year else None)
    if any(_wrote(cited, facts) for facts in body.facts_of(body.bearer(match["name"]))):
        yield *match.span("name"), cited


def _wrote(cited: CitedPeople, facts: TitleFacts) -> bool:
    """Tell whether a record has these people, the first one as first author, and the year if one is cited."""
    names = [squeeze(name) for name in cited.names]
    is_of_year = cited.year is None or facts.is_near(cited.year)
    return is_of_year and names[0] == next(iter(facts.people), "") and set(names) <= set(facts.people)
