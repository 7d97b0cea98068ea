"""Statistics of all records at hand: the years of venues, their numbers of papers, and DOI registrants.

Only a complete list of proceedings can show that a paper is not in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from vlbib.core.text import squeeze
from vlbib.core.venues import venue
from vlbib.verification.proceedings_sizes import SIZES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_DOI, _ARXIV = "doi:", "arxiv:"
_NEARLY_ALL = 0.97  # minimum share of a year's papers for the list at hand to count as complete
_MANY_DOIS = 10_000  # minimum DOIs at hand for a registrant that none of them has to count as strange
_SOME_DOIS = 20  # minimum DOIs of a venue and year for their only registrant to count as the volume's
_SOME_NUMBERS = 30  # minimum ids at hand of an arXiv month for the highest to show about how many there are
_ENOUGH_AFTER = 2  # a month may have at most this many times the ids of the next one
_BEYOND = 1.25  # an id above this many times the highest at hand does not exist (wrong with a chance of one in 800)
_LEAST_YEARS = 3  # minimum known years of a venue for a gap between them to count


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """Statistics of records.

    `papers`: the number of papers by venue (key of `core.venues`) and year.
    `names`: the venues' names, squeezed.
    `registrants`: the number of DOIs by registrant; `volumes`: the same for each venue and year.
    `months`: how many arXiv ids a month (`2402`) has, and the highest number.
    """

    papers: Mapping[tuple[str, int], int] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    registrants: Mapping[str, int] = field(default_factory=dict)
    volumes: Mapping[tuple[str, int], Mapping[str, int]] = field(default_factory=dict)
    months: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def last_number(self, arxiv: str) -> int:
        """Return the highest number at hand in an arXiv id's month if this id is far beyond it, else 0.

        A month followed by few ids does not count: the records may have been collected in the middle of it.
        """
        month, _, number = arxiv.partition(".")
        count, highest = self.months.get(month, (0, 0))
        after, _ = self.months.get(_month_after(month), (0, 0)) if count else (0, 0)
        is_whole = count >= _SOME_NUMBERS and _ENOUGH_AFTER * after >= count
        return highest if is_whole and number.isdecimal() and int(number) > _BEYOND * highest else 0

    def complete(self, key: str, year: int) -> int:
        """Return how many papers of a venue and year are at hand; 0 if they are not (nearly) all."""
        count, size = self.papers.get((key, year), 0), SIZES.get(key, {}).get(year, 0)
        return count if size and count >= _NEARLY_ALL * size else 0

    def not_held(self, key: str, year: int) -> bool:
        """Tell whether a venue did not take place in this year, which is in one of its regular gaps."""
        years = sorted(SIZES.get(key, ()))
        if len(years) < _LEAST_YEARS or not years[0] < year < years[-1] or year in years:
            return False
        return (key, year) not in self.papers and _is_usual_gap(years, year)

    def knows(self, name: str) -> bool:
        """Tell whether a record has a venue of this name."""
        return squeeze(name) in self.names

    def strange_registrant(self, doi: str) -> bool:
        """Tell whether a DOI has a registrant that none of very many DOIs at hand has."""
        return sum(self.registrants.values()) >= _MANY_DOIS and registrant(doi) not in self.registrants

    def volume_registrant(self, key: str, year: int) -> str:
        """Return the only registrant of a venue and year's DOIs at hand; "" if they are few or have several."""
        there = self.volumes.get((key, year), {})
        return next(iter(there), "") if len(there) == 1 and sum(there.values()) >= _SOME_DOIS else ""


def _month_after(month: str) -> str:
    """Return the next month, in arXiv's form: `2401` after `2312`."""
    return f"{int(month[:2]) + 1:02}01" if month[2:] == "12" else f"{int(month) + 1:04}"


def _is_usual_gap(years: list[int], year: int) -> bool:
    """Tell whether the years of the venue before and after `year` are as far apart as its years usually are."""
    later = next(at for at, held in enumerate(years) if held > year)
    steps = Counter(later - earlier for earlier, later in pairwise(years))
    return years[later] - years[later - 1] == steps.most_common(1)[0][0]


def registrant(doi: str) -> str:
    """Return the part of a DOI before the slash, which identifies who registered it."""
    return doi.partition("/")[0]


def survey_of(facts: Iterable[tuple[str, str, int | None, Iterable[str]]]) -> Survey:
    """Return the survey of records, each given as source, venue ("" if none), year, and ids (`doi:10.1000/x`).

    Several sources have the same papers, so for each venue and year the source with most papers counts.
    """
    counts: Counter[tuple[str, int, str]] = Counter()
    registrants: Counter[str] = Counter()
    volumes: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for source, name, year, ids in facts:
        of_paper = [registrant(text.removeprefix(_DOI)) for text in ids if text.startswith(_DOI)]
        for text in ids:
            if text.startswith(_ARXIV) and (place := _numbered(text)):
                numbers[place[0]].add(place[1])
        for part in of_paper:
            registrants[part] += 1
        if name and year:
            volumes[name, year] += of_paper
            counts[name, year, source] += 1
    return Survey(
        papers=_papers(counts),
        names=frozenset(map(squeeze, {name for name, _ in volumes})),
        registrants=dict(registrants),
        volumes=_volumes(volumes),
        months={month: (len(each), max(each)) for month, each in numbers.items()},
    )


def _numbered(identity: str) -> tuple[str, int] | None:
    """Return the month and number of an arXiv id; None for one of the old form and for other ids."""
    month, _, number = identity.removeprefix(_ARXIV).partition(".")
    return (month, int(number)) if number.isdecimal() and month.isdecimal() else None


def _proceedings(name: str) -> str:
    """Return the key of the venue if the name is its main proceedings; "" otherwise."""
    read = venue(name)
    return read.key if read.known and not (read.workshop or read.findings or read.preprint) else ""


def _volumes(by_name: Mapping[tuple[str, int], list[str]]) -> dict[tuple[str, int], dict[str, int]]:
    joined: dict[tuple[str, int], Counter[str]] = {}
    for (name, year), parts in by_name.items():
        if key := _proceedings(name):
            joined.setdefault((key, year), Counter()).update(parts)
    return {volume: dict(counts) for volume, counts in joined.items() if counts}


def _papers(counts: Counter[tuple[str, int, str]]) -> dict[tuple[str, int], int]:
    by_source: Counter[tuple[str, int, str]] = Counter()
    for (name, year, source), count in counts.items():
        if key := _proceedings(name):
            by_source[key, year, source] += count
    papers: dict[tuple[str, int], int] = {}
    for (key, year, _), count in by_source.items():
        papers[key, year] = max(papers.get((key, year), 0), count)
    return papers
