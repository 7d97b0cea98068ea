"""Works cited by their authors without a year: `knowledge neurons (Dai et al.)`, `Wang & Isola: alignment, uniformity`.

Without a year, all known works of these first authors may be meant. So the words beside must tell one of them: its
short name, two adjacent words of its title, or three; of people who are all named, two words anywhere. No other
well-known work of theirs may have nearly as many, and the catalogue must have it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.names import is_common_family
from vlbib.core.text import squeeze, words
from vlbib.matching.recognition.titles.works_of_people import (
    WrittenBeside,
    are_first_authors,
    is_telling_beside,
    shorter_names,
    weight_beside,
)

if TYPE_CHECKING:
    from vlbib.core.cited_works import CitedWork, PeopleCited
    from vlbib.core.known import Known

_YEARS = range(2000, 2031)
_LEAST, _LEAST_COMMON, _LEAST_ALL = (
    6,
    8,
    4,
)  # minimum weight of words: for people, a common name or one alone, all authors
_MARGIN = 4  # minimum lead over another work of theirs


def work_of_undated_people(cited: PeopleCited, beside: str, body: Known) -> tuple[CitedWork, bool] | None:
    """Return the known work of people that the words beside them tell, and True: that is sure; None if they tell none.

    The year in `cited` is 0.
    """
    written = WrittenBeside(beside)
    for names in shorter_names(cited.names, loose=False):
        people = replace(cited, names=names)
        works = _works(people, body)
        if works:
            ranked = sorted(works, key=lambda work: (-weight_beside(work, written), not work.well_known, work.title))
            best, *rivals = ranked
            weight = weight_beside(best, written)
            is_only = all(weight - weight_beside(work, written) >= _MARGIN for work in rivals if work.well_known)
            is_told = weight >= _least_weight(people) and is_telling_beside(best, written)
            return (best, True) if best.well_known and is_only and is_told else None
    return None


def _works(cited: PeopleCited, body: Known) -> list[CitedWork]:
    """Return the works of all years with these first authors, each title once."""
    names = [tuple(words(name)) for name in cited.names]
    works: dict[str, CitedWork] = {}
    for year in _YEARS:
        for work in body.cited(cited.names[0], year):
            if are_first_authors(names, work, others=cited.others):
                key = squeeze(work.title)
                works[key] = works[key].joined(work) if key in works else work
    return list(works.values())


def _least_weight(cited: PeopleCited) -> int:
    """Return how much the words must tell, by how many people the names may mean."""
    is_one = len(cited.names) == 1
    if not (cited.others or is_one):
        return _LEAST_ALL
    is_common = is_one and (not cited.others or is_common_family(cited.names[0].lower()))
    return _LEAST_COMMON if is_common else _LEAST
