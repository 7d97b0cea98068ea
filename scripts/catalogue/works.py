"""Groups lines into works, by title and authors; preprints with another title are joined by arXiv id."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.catalogue.facts import OWN_WORD, agree, key_of, place, rank, shares_people, title_faults

from vlbib.core.text import words
from vlbib.core.venues import venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scripts.catalogue.facts import Facts

_LOOSE = re.compile(r" +([:,;])(?= )")
_LEAST_CUT = 20  # least squeezed letters of a title cut off inside a word


@dataclass(slots=True, eq=False)
class Work:
    """The lines about one work, the most reliable first."""

    key: str  # squeezed title
    lines: list[Facts]
    renamed: list[Facts] = field(default_factory=list)  # lines with another title but the same arXiv id and authors

    @property
    def main(self) -> Facts:
        """The line of the version of record, or the nearest to it."""
        return self.lines[0]

    @property
    def year(self) -> int:
        """The year of the version of record, 0 if no line has one."""
        return next((line["year"] for line in self.lines if line.get("year")), 0)

    @property
    def born(self) -> int:
        """The earliest year in any line, 0 if none has one."""
        return min((line["year"] for line in self.lines if line.get("year")), default=0)

    @property
    def venue(self) -> str:
        """The venue of the version of record, "" for a preprint."""
        return next((place(line) for line in self.lines if place(line) and rank(line) <= 3), "")

    @property
    def sources(self) -> set[str]:
        """The independent sources that name the work."""
        return {line["source"].split("/")[0].split(":")[0] for line in self.lines + self.renamed}

    @property
    def authors(self) -> Sequence[str]:
        """The authors in the most reliable line that names them."""
        return next((line["authors"] for line in self.lines if line.get("authors")), ())


@dataclass(frozen=True, slots=True)
class Works:
    """All works, by squeezed title and by arXiv id."""

    by_key: Mapping[str, Sequence[Work]]
    by_arxiv: Mapping[str, Sequence[Work]]
    renamed: Mapping[str, Sequence[Work]]  # works by the squeezed titles of their renamed lines

    def titled(self, key: str) -> Sequence[Work]:
        """Return the works with a squeezed title, or else with a renamed line that has it."""
        return self.by_key.get(key) or self.renamed.get(key, ())

    def __iter__(self) -> Iterator[Work]:
        return (work for works in self.by_key.values() for work in works)


def group(lines: Iterable[Facts]) -> Works:
    """Group lines into works."""
    by_key: dict[str, list[Facts]] = defaultdict(list)
    for facts in lines:
        by_key[key_of(facts)].append(facts)
    works = {key: _with_same_title(key, by_key[key]) for key in by_key if key}
    _mend_cut(works)
    by_arxiv: dict[str, list[Work]] = defaultdict(list)
    for work in (work for same in works.values() for work in same):
        for arxiv in dict.fromkeys(line["arxiv"] for line in work.lines if line.get("arxiv")):
            by_arxiv[arxiv].append(work)
    for same in by_arxiv.values():
        if len(same) > 1:
            _join_renamed(same, works)
    renamed: dict[str, list[Work]] = defaultdict(list)
    for work in (work for same in works.values() for work in same):
        for key in dict.fromkeys(map(key_of, work.renamed)):
            renamed[key].append(work)
    return Works(works, by_arxiv, renamed)


def _with_same_title(key: str, lines: list[Facts]) -> list[Work]:
    """Return the works with one title; a line belongs to the first work whose authors agree with its own."""
    lines.sort(key=lambda line: (rank(line), -bool(line.get("authors")), line.get("year") or 0))
    works: list[Work] = []
    for line in lines:
        same = next((work for work in works if _belongs(line, work)), None)
        if same:
            same.lines.append(line)
        else:
            works.append(Work(key, [line]))
    for work in works:
        work.lines = _with_read_id(work.lines)
    return works


def _with_read_id(lines: list[Facts]) -> list[Facts]:
    """Return the lines of a work; if an arXiv id was looked up elsewhere, other ids are removed."""
    own = next((line["arxiv"] for line in lines if line.get("read") and line.get("arxiv")), None)
    return [{**line, "arxiv": None} if own and line.get("arxiv") not in (None, own) else line for line in lines]


def _belongs(line: Facts, work: Work) -> bool:
    leading = next((one for one in work.lines if one.get("authors")), work.main)
    return agree(line, leading)


def _mend_cut(works: dict[str, list[Work]]) -> None:
    """Move lines whose title ends inside a word of a longer title by the same authors to the work of that title."""
    keys = sorted(works)
    for short, long in pairwise(keys):
        if len(short) >= _LEAST_CUT and long.startswith(short):
            _move_cut(short, long, works)


def _move_cut(short: str, long: str, works: dict[str, list[Work]]) -> None:
    for work in list(works[short]):
        whole = next((one for one in works[long] if _is_cut(work, one)), None)
        if whole and rank(work.main) == 0:  # DBLP's titles are not cut off: the longer one is from another list
            work.renamed += whole.lines
            works[long].remove(whole)
        elif whole:
            whole.lines += [{**line, "title": whole.main["title"]} for line in work.lines]
            whole.lines.sort(key=rank)
            works[short].remove(work)


def _is_cut(work: Work, whole: Work) -> bool:
    """Tell whether a work's title breaks off inside a word of the other's title, and both have the same authors."""
    if abs(work.year - whole.year) > 1 or not work.authors or not whole.authors:
        return False
    cut, full = words(work.main["title"]), words(whole.main["title"])
    inside = len(cut) <= len(full) and cut[:-1] == full[: len(cut) - 1] and cut[-1] != full[len(cut) - 1]
    return inside and shares_people(work.authors, whole.authors)


def _join_renamed(same: Sequence[Work], works: Mapping[str, list[Work]]) -> None:
    """Give the lines with an arXiv id but another title to the most reliable work with that id and the same authors."""
    first, *rest = sorted(same, key=lambda work: (rank(work.main), -len(work.lines)))
    for work in rest:
        mutual = bool(first.authors and work.authors) and shares_people(first.authors, work.authors)
        if mutual and work in works[work.key] and not _is_other_paper(work, first):
            first.renamed += work.lines
            works[work.key].remove(work)


def _is_other_paper(work: Work, first: Work) -> bool:
    """Tell whether a work has another venue, or DBLP has both."""
    if rank(work.main) == rank(first.main) == 0:
        return True
    return bool(work.venue) and venue(work.venue).key != venue(first.venue).key


def best_title(work: Work) -> str:
    """Return the title to write for a work, without blanks before punctuation."""
    return _LOOSE.sub(r"\1", _best_written(work))


def _best_written(work: Work) -> str:
    """Return the best written title of a work: with fewest faults, from the most reliable line, with no words joined.

    README files and reference lists write `Ssd: Single shot multibox detector`: if only they know a work, the spelling
    with most capitals is used.
    """
    titles = [str(line["title"]) for line in work.lines]
    least = min(map(title_faults, titles))
    sound = [title for title in titles if title_faults(title) == least]
    if rank(work.main) == 0 and title_faults(titles[0]) == least:
        return titles[0]
    most = max(len(title.split()) for title in sound)
    glued = len(sound[0].split()) < most and sum(len(title.split()) == most for title in sound) > 1
    best = next(title for title in sound if not glued or len(title.split()) == most)
    if rank(work.main) <= OWN_WORD:
        return best
    return max((title for title in sound if title.casefold() == best.casefold()), key=_capitals)


def _capitals(title: str) -> int:
    return sum(map(str.isupper, title))
