"""Possible works, each with how its title and the note's other claims agree, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.core.names import may_be_same_people
from vlbib.core.text import squeeze
from vlbib.core.work import Candidate
from vlbib.matching.evidence import Evidence, weigh
from vlbib.matching.form import form
from vlbib.matching.titles import Agreement, Level, compare
from vlbib.matching.versions import Group, group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.record import Record
    from vlbib.core.work import Query


@dataclass(frozen=True, slots=True)
class Weighed:
    """A possible work; `named` tells that its records carry the text asked for as a short name."""

    group: Group
    title: Agreement
    evidence: Evidence
    named: bool = False

    @property
    def rank(self) -> tuple[float, ...]:
        """The key to order by, the likeliest highest."""
        weight = len(self.evidence.support) - 2 * len(self.evidence.against)
        return (self.title.level, self.named, weight, self.title.likeness)

    @property
    def contradictions(self) -> tuple[str, ...]:
        """What in the note speaks against the work; nothing where the title is the same and its authors are named."""
        if self.title.level is Level.SAME and self.evidence.certain:
            return ()
        return self.evidence.against

    def candidate(self) -> Candidate:
        """Return the work for the review, with all that speaks for and against it."""
        agrees = self.title.agrees
        names = ("the records carry this short name",) if self.named else ()
        return Candidate(
            records=self.group.records,
            reasons=(*(self.title.reasons if agrees else ()), *names, *self.evidence.support),
            against=(*(() if agrees or self.named else self.title.against), *self.evidence.against),
            score=round(self.title.likeness, 3),
        )


def weigh_all(query: Query, records: Sequence[Record]) -> list[Weighed]:
    """Return the works that the records tell of, weighed, the likeliest first."""
    weighed = [_weigh(query, one) for one in group(records)]
    return sorted(weighed, key=lambda one: one.rank, reverse=True)


def _weigh(query: Query, one: Group) -> Weighed:
    names = {squeeze(name) for name in (*one.aliases, *query.aliases)}
    found = (compare(query.title, title, names) for title in one.titles)
    agreement = max(found, key=lambda agreement: (agreement.level, agreement.likeness))
    named = any(same_name(query.title, name) for name in one.aliases)
    return Weighed(one, agreement, weigh(query, one), named=named)


def same_name(one: str, other: str) -> bool:
    """Tell whether two short names are one but for case, accents, hyphens and spaces; `YOLO+` is not `YOLO`."""
    return squeeze(one) == squeeze(other) and form(one).marks == form(other).marks


def as_one(several: Sequence[Weighed]) -> Weighed | None:
    """Return works as one where their titles and authors agree: a title changed a little between versions."""
    first = several[0]
    if not all(may_be_same_people(first.group.authors, one.group.authors) for one in several[1:]):
        return None
    if not all(_titles_agree(first.group, one.group) for one in several[1:]):
        return None
    records = tuple(record for one in several for record in one.group.records)
    points = tuple(dict.fromkeys(point for one in several for point in one.evidence.points if point.agrees))
    against = () if points else first.evidence.points
    return Weighed(Group(records), first.title, Evidence(points or against), named=any(one.named for one in several))


def _titles_agree(one: Group, other: Group) -> bool:
    pairs = ((left, right) for left in one.titles for right in other.titles)
    return any(compare(left, right).agrees or compare(right, left).agrees for left, right in pairs)
