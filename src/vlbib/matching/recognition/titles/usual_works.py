"""Well-known works that their first author and a year usually mean: `Bordes et al. 2013`, `Kaiming He 2016`.

The catalogue says of each whether the name and year mean it for nearly everybody, or it is one of the works that they
may mean. What the note says goes before: its words, a venue, and its field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.cited_works import Usual
from vlbib.core.names import is_common_family

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vlbib.core.cited_works import CitedWork, PeopleCited

# Minimum fit with the field of the note: of the only work that may be meant, and of a work beside others of its name
_FIT, _FIT_WELL = 2, 4


def usual_work(
    cited: PeopleCited, weighed: Iterable[tuple[int, bool, CitedWork]], fit: Callable[[str], int]
) -> CitedWork | None:
    """Return the work that the first author and the year of a citation usually mean, if no other one fits better.

    `weighed` are the works of these people, each with the weight of the words that speak for it and whether it is of
    the year; `fit` returns how well a title fits the field of the note. One common family name means such a work only
    in its field.
    """
    every = list(weighed)
    of_year = [(weight, work) for weight, is_same_year, work in every if is_same_year]
    listed = [(weight, work) for weight, work in of_year if work.usual]
    likeliest = _likeliest(listed)
    if likeliest is None:
        return None
    weight, work = likeliest
    if any(rival > weight for rival, *_ in every):
        return None
    if cited.venue and not work.is_of(cited.venue):
        return None
    is_only = len(cited.names) > 1 and len(of_year) == 1  # the first author alone means several works, both mean one
    is_sure, fits = is_only or work.usual is Usual.ALWAYS, fit(work.title)
    if len(cited.names) == 1 and is_common_family(cited.names[0].lower()):
        return work if is_sure and fits >= _FIT_WELL else None
    if is_sure and len(listed) == 1:
        return work
    leads = all(fit(rival.title) <= fits for _, rival in of_year)
    return work if leads and fits >= (_FIT_WELL if is_sure else _FIT) else None


def _likeliest(listed: Sequence[tuple[int, CitedWork]]) -> tuple[int, CitedWork] | None:
    """Return the only work that a name and year always mean, else the only one that they may mean, with its weight."""
    always = [(weight, work) for weight, work in listed if work.usual is Usual.ALWAYS]
    return next((works[0] for works in (always, listed) if len(works) == 1), None)
