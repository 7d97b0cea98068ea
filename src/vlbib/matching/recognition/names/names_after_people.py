"""Short names in brackets after their authors: `Radford et al. (CLIP)`, `Kim 等人（ViLT, ICML 2021）`.

The bracket may also be about something else, so the first author and the year, if there is one, must be those of the
name's records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people_words import AND, OTHERS
from vlbib.core.segment import Place
from vlbib.core.text import squeeze
from vlbib.core.years import CLAIMED_YEAR, YEAR
from vlbib.matching.recognition.context.citing_people import CitedPeople

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known, TitleFacts
    from vlbib.core.segment import Segment

_PERSON = r"[^\W\d_a-z](?:[\w-]|['’](?=[^\W\d])){1,30}+"
_BRACKETED = lazy_pattern(
    rf"(?<![\w.-])(?P<first>{_PERSON})"
    rf"(?:,?\s{OTHERS}|\s?等人?|\+|,? (?:{AND}|&) (?P<second>{_PERSON}))"
    rf"(?:['’]s)?(?:,? \(?(?P<year>{YEAR})[a-z]?\)?)?"
    r"\s?[(\[（](?P<name>[A-Za-z\d][^()\[\]（）,，;；:：\x1f\n]{1,30})(?P<more>[,，;；][^()\[\]（）\x1f\n]{1,40})?[)\]）]"
)
_CLAIMED_YEAR = lazy_pattern(rf"(?<!\d){CLAIMED_YEAR}(?!\d)")
_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE, Place.HEADING)


def names_after_people(segment: Segment, body: Known) -> Iterator[tuple[int, int, CitedPeople]]:
    """Yield the places of sure short names in a bracket after their authors, each with these and the year."""
    for match in _BRACKETED.finditer(segment.text) if segment.place in _PLACES else ():
        if body.naming(match["name"]) is not Naming.RECORDED:
            continue
        year = match["year"] or next((each[0] for each in _CLAIMED_YEAR.finditer(match["more"] or "")), None)
        cited = CitedPeople(tuple(filter(None, (match["first"], match["second"]))), int(year) if year else None)
        if any(_wrote(cited, facts) for facts in body.facts_of(body.bearer(match["name"]))):
            yield *match.span("name"), cited


def _wrote(cited: CitedPeople, facts: TitleFacts) -> bool:
    """Tell whether a record has these people, the first one as first author, and the year if one is cited."""
    names = [squeeze(name) for name in cited.names]
    is_of_year = cited.year is None or facts.is_near(cited.year)
    return is_of_year and names[0] == next(iter(facts.people), "") and set(names) <= set(facts.people)
