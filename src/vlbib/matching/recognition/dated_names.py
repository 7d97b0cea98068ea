"""Short names with the year of their work beside them, anywhere in a text: `StyleGAN2 (2020)`, `2023: LLaVA-1.5`.

A program has versions and a year of its own, so the year must be that of the work's records, or the next to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Mark
from vlbib.core.titles import is_name_like
from vlbib.core.years import YEAR
from vlbib.matching.recognition.cited_names import stands_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_NAME = r"(?P<name>[A-Za-z][\w.+-]{0,30}[\w+](?: [A-Z\d][\w.+-]{0,20})?)"
_DATED = lazy_pattern(rf"(?<![\w/@.+-]){_NAME}[ ]?[(（](?P<year>{YEAR})[)）]")
_DATING = lazy_pattern(
    rf"(?:^|(?<=\n))[^\w\n]{{0,6}}(?P<year>{YEAR})[^\S\n]?[:：–—-][^\S\n]{{1,3}}{_NAME}(?=[\s,;.]|$)"
)


def dated_names(segment: Segment, known: Known) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of sure short names with the year of their work after them, or at the head of the line."""
    code = [(mark.start, mark.end) for mark in segment.marks if mark.mark is Mark.CODE]
    for pattern in (_DATED, _DATING):
        for match in pattern.finditer(segment.text):
            start, end = match.span("name")
            words = match["name"].split(" ")
            is_apart = pattern is _DATING or words[0][0].islower() or stands_beside(segment, words[0], start)
            shorter = (words[-1] if pattern is _DATED else words[0],) if is_apart else ()
            for name in dict.fromkeys((match["name"], *shorter)):
                if _is_of_year(name, int(match["year"]), known):
                    first = end - len(name) if pattern is _DATED else start
                    if not any(begin <= first < last for begin, last in code):
                        yield first, first + len(name), False
                    break


def _is_of_year(name: str, year: int, known: Known) -> bool:
    if not is_name_like(name) or known.naming(name) is not Naming.RECORDED:
        return False
    return any(facts.is_near(year) for facts in known.facts_of(known.bearer(name)))
