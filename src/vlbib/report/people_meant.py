"""Finds the works that authors and a year (`Carion et al. (2020)`) may mean, to report them with lines not taken."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.work import Status
from vlbib.core.years import YEAR
from vlbib.notes.line.people_alone import PEOPLE_ALONE, first_surname

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.core.work import Skipped
    from vlbib.lock.settled import SettledWork

_YEAR = lazy_pattern(rf"{YEAR}")
_MOST = 3  # up to so many works are named; of more only their number is given


def with_people_meant(skipped: Sequence[Skipped], settled: Sequence[SettledWork]) -> tuple[Skipped, ...]:
    """Return the lines not taken; to the reason of one with authors and a year, add the accepted works it may mean."""
    if not any(item.reason == PEOPLE_ALONE for item in skipped):
        return tuple(skipped)
    works: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for work in settled:
        for who in _people_and_years(work):
            works[who][work.locked.verdict.records[0].title] = None
    return tuple(_with_works(item, works) if item.reason == PEOPLE_ALONE else item for item in skipped)


def _people_and_years(work: SettledWork) -> Iterator[tuple[str, str]]:
    """Yield the first author's squeezed family name with each year of an accepted work's records, and with ""."""
    if work.locked.verdict.status is not Status.ACCEPTED:
        return
    for record in work.locked.verdict.records:
        if record.authors:
            family = squeeze(record.authors[0].family)
            yield family, ""
            if record.year:
                yield family, str(record.year)


def _with_works(item: Skipped, works: Mapping[tuple[str, str], Mapping[str, None]]) -> Skipped:
    year = _YEAR.search(item.text)
    titles = list(works.get((squeeze(first_surname(item.text)), year[0] if year else ""), ()))
    if not titles:
        return item
    named = " or ".join(map(repr, titles)) if len(titles) <= _MOST else f"one of {len(titles)} works of the library"
    return structs.replace(item, reason=f"{item.reason} (it may be {named})")
