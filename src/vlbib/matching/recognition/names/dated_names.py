"""Short names with the year of their work beside them, anywhere in a text: `StyleGAN2 (2020)`, `GLIP from CVPR 2022`.

A program has versions and a year of its own, so the year must be at most one off from that in the work's records. With
a conference, both year and conference must be those of the records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Mark
from vlbib.core.titles import is_name_like
from vlbib.core.years import SHORT_OR_FULL_YEAR, YEAR
from vlbib.matching.recognition.context.claims_beside import appeared_at, conferences_in
from vlbib.matching.recognition.names.cited_names import is_separate_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_NAME = r"(?P<name>[A-Za-z][\w.+-]{0,30}[\w+](?: [A-Z\d][\w.+-]{0,20})?)"
_DATED = lazy_pattern(rf"(?<![\w/@.+-]){_NAME}[ ]?[(（](?P<when>{YEAR})[)）]")
_DATING = lazy_pattern(
    rf"(?:^|(?<=\n))[^\w\n]{{0,6}}(?P<when>{YEAR})[^\S\n]?[:：–—-][^\S\n]{{1,3}}{_NAME}(?=[\s,;.]|$)"
)


_PLACED = lazy_pattern(
    rf"(?<![\w/@.+-]){_NAME}(?: (?:from|at|in|@) |[,，] ?)"
    rf"(?P<when>[A-Z][A-Za-z]{{2,11}}[ '’-]{{0,2}}{SHORT_OR_FULL_YEAR})(?![\w-])"
)


def dated_names(segment: Segment, body: Known) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of sure short names beside the year of their work, or its conference and year."""
    code = [(mark.start, mark.end) for mark in segment.marks if mark.mark is Mark.CODE]
    for pattern in (_DATED, _PLACED, _DATING):
        is_first = pattern is not _DATING  # the name comes before the year
        for match in pattern.finditer(segment.text):
            start, end = match.span("name")
            words = match["name"].split(" ")
            is_apart = not is_first or words[0][0].islower() or is_separate_word(segment, words[0], start)
            shorter = (words[-1] if is_first else words[0],) if is_apart else ()
            for name in dict.fromkeys((match["name"], *shorter)):
                if _is_of_year(name, match["when"], body):
                    first = end - len(name) if is_first else start
                    if not any(begin <= first < last for begin, last in code):
                        yield first, first + len(name), False
                    break


def _is_of_year(name: str, when: str, body: Known) -> bool:
    """Tell whether a name is sure and its work is from a year or a conference: `2020`, `CVPR 2022`."""
    if not is_name_like(name) or body.naming(name) is not Naming.RECORDED:
        return False
    facts = body.facts_of(body.bearer(name))
    if when.isdigit():
        return any(each.is_near(int(when)) for each in facts)
    return any(appeared_at(conference, each) for conference in conferences_in(when) for each in facts)
