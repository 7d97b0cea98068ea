"""The answer set: real titles as people write them, and texts that only resemble known titles.

world.tsv has bibliographic facts. In facts.tsv, `answer` is the title that must be accepted (`by` names its first
author if two papers share it), or `-` if nothing may be accepted.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from vlbib.core.ids import arxiv_id, doi_id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Mention, Status, Work
from vlbib.matching.form import form
from vlbib.matching.title_agreement import likeness
from vlbib.matching.verdict import judge

HERE = Path(__file__).parent
SHOWN = 20  # records that a source gives for one title


@dataclass(frozen=True, slots=True)
class Fact:
    kind: str
    how: str
    asked: str
    year: str
    venue: str
    answer: str
    by: str

    @property
    def work(self) -> Work:
        mention = Mention(
            file="notes.md",
            line=1,
            text=self.asked,
            kind=Kind(self.how),
            year=int(self.year) if self.year else None,
            venue=self.venue or None,
            heading=(self.asked,) if self.how == "heading" else (),
        )
        return Work(mentions=(mention,))


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def facts() -> list[Fact]:
    return [Fact(**row) for row in table("facts.tsv")]


@cache
def world() -> tuple[Record, ...]:
    return tuple(
        Record(
            source="dblp",
            title=row["title"],
            authors=tuple(parse_name(name) for name in row["authors"].split("; ") if name),
            year=int(row["year"]) if row["year"] else None,
            venue_short=row["venue"] or None,
            ids=tuple(filter(None, (arxiv_id(row["arxiv"]), doi_id(row["doi"])))),
            aliases=tuple(name for name in row["aliases"].split(" | ") if name),
        )
        for row in table("world.tsv")
    )


def found(asked: str) -> list[Record]:
    """Return the records that a source would return: those with the name or the same letters, and the most similar."""
    mine = form(asked)

    def rank(record: Record) -> tuple[bool, float]:
        exact = mine.key in {form(record.title).key, *(squeeze(name) for name in record.aliases)}
        return exact, likeness(mine, form(record.title))

    return sorted(world(), key=rank, reverse=True)[:SHOWN]


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: f"{fact.kind}: {fact.how} {fact.asked} {fact.year}")
def test_the_accepted_title_is_the_answer(fact: Fact) -> None:
    verdict = judge(fact.work, found(fact.asked))
    if fact.answer == "-":
        assert verdict.status is not Status.ACCEPTED, verdict.reasons
        return
    assert verdict.status is Status.ACCEPTED, verdict.reasons
    assert squeeze(fact.answer) in {squeeze(record.title) for record in verdict.records}
    assert not fact.by or any(name.family == fact.by for record in verdict.records for name in record.authors)


def test_there_are_three_hundred_facts_and_each_answer_exists() -> None:
    known = {squeeze(record.title) for record in world()}
    assert len(facts()) >= 300
    assert [fact.answer for fact in facts() if fact.answer != "-" and squeeze(fact.answer) not in known] == []
