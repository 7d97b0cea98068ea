"""Which works are in the catalogue: the required ones, then those with the highest scores."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.catalogue.facts import read_lines, shares_people, title_faults
from scripts.catalogue.score import is_paper, score
from scripts.catalogue.works import best_title

from vlbib.core.text import squeeze, words
from vlbib.sources.index import Index

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from scripts.catalogue.aliases import ShortName
    from scripts.catalogue.records import Maker
    from scripts.catalogue.score import Mentions
    from scripts.catalogue.works import Work, Works

    from vlbib.core.record import Record


@dataclass(frozen=True, slots=True)
class Choice:
    """A work chosen, with its records."""

    work: Work
    records: Sequence[Record]


def listed_titles(folder: Path) -> Counter[str]:
    """Count the reading lists below a folder (`*/key.json`) that name each squeezed title or `arxiv:id`."""
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*/key.json")):
        entries = json.loads(path.read_text("utf-8"))["entries"]
        named = {squeeze(title) for one in entries for title in (one.get("title"), one.get("pool_title")) if title}
        counts.update(sorted(named | {f"arxiv:{one['arxiv']}" for one in entries if one.get("arxiv")}))
    return counts


def shipped_works(catalogue: Path, works: Works) -> Iterator[Work]:
    """Yield the works in the catalogue of an earlier release."""
    with Index.open(catalogue) as index:
        for records in index.all():
            authors = [f"{name.given} {name.family}" for record in records[:1] for name in record.authors]
            same = works.titled(squeeze(records[0].title))
            yield from (work for work in same if work.authors and shares_people(work.authors, authors))


def required(
    works: Works, names: Iterable[ShortName], listed: Mapping[str, int], titles: Collection[str]
) -> Iterator[Work]:
    """Yield the works that short names mean, those of ambiguous names last, landmarks, and works in two lists.

    A work to which somebody gave a short name is named more often than others, even if the name has other works too.
    """
    every = list(names)
    yield from (work for name in every if name.sure or name.rule == "leading" for work in name.works)
    yield from (work for key in titles for work in works.titled(key)[:1])
    for key, count in listed.items():
        if count > 1:
            named = works.by_arxiv.get(key[6:], ()) if key.startswith("arxiv:") else works.titled(key)
            yield from named[:1]
    yield from (work for name in every for work in name.works)


def landmark_titles(*paths: Path) -> set[str]:
    """Return the squeezed titles in files of landmarks: one title per line, or JSON lines."""
    titles: set[str] = set()
    for path in paths:
        if path.suffix == ".txt":
            titles |= {squeeze(line) for line in path.read_text("utf-8").splitlines()}
        else:
            titles |= {squeeze(facts["title"]) for facts in read_lines(path)}
    return titles - {""}


@dataclass(frozen=True, slots=True)
class Chooser:
    """Chooses the required works, then those of an earlier release, then others, each by score, up to a number."""

    maker: Maker
    mentions: Mentions
    listed: Mapping[str, int]

    def choose(
        self, must: Iterable[Work], taken: Collection[str], size: int, shipped: Iterable[Work] = ()
    ) -> list[Choice]:
        """Return the required works, then the best shipped before, then the best of the rest.

        Works without valid records are skipped.
        """
        chosen: dict[Work, Choice] = {}
        keys = set(taken)
        for work in must:
            if work not in chosen and work.key not in taken and (records := self.maker.records(work, must=True)):
                chosen[work] = Choice(work, records)
                keys.add(work.key)
        for work in self._best(shipped):
            if len(chosen) >= size:
                break
            if work not in chosen and work.key not in taken and (records := self.maker.records(work, must=True)):
                chosen[work] = Choice(work, records)
                keys.add(work.key)
        for work in self._best(self._eligible(keys)):
            if len(chosen) >= size:
                break
            if records := self.maker.records(work):
                chosen[work] = Choice(work, records)
        return list(chosen.values())

    def _best(self, works: Iterable[Work]) -> list[Work]:
        """Return works by their score, the best first."""
        return sorted(works, key=lambda work: (-self._score(work), work.key))

    def _score(self, work: Work) -> float:
        has_arxiv = any(line.get("arxiv") for line in work.lines + work.renamed)
        return score(work, self.mentions, self.listed, has_arxiv)

    def _eligible(self, keys: Collection[str]) -> Iterator[Work]:
        """Yield the works that may be chosen by score: with a title of three words or more, well written and unique."""
        for key, same in self.maker.works.by_key.items():
            named = [work for work in same if work.authors]
            if len(named) == 1 and key not in keys and len(words(named[0].main["title"])) > 2:
                title = best_title(named[0])
                if is_paper(title) and not title_faults(title):
                    yield named[0]
