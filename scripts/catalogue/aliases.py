"""The short names of works in the catalogue: a sure name belongs to one work, an ambiguous one to all it may mean."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from rapidfuzz.fuzz import ratio
from scripts.catalogue.facts import is_cut_list, key_of, read_lines

from vlbib.core.text import name_marks, squeeze
from vlbib.sources.index.features import split_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from scripts.catalogue.facts import Facts
    from scripts.catalogue.score import Mentions
    from scripts.catalogue.works import Work, Works

SURE = ("famous", "R1", "R1c", "R2", "R1p", "R2m", "looked-up")
_BY_LABEL = ("R1n", "R3")  # accepted if the name is the label of the work's title and of no other title
_MOST_CARRIERS = 6
_SHORT = 3  # longest label that proves nothing
_SAME = 95  # least likeness, in percent, of two spellings of a long title with the same label
NameKey: TypeAlias = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ShortName:
    """A short name in its spellings, the rule that it comes from, and the works that it may mean, likeliest first."""

    spellings: tuple[str, ...]
    rule: str
    works: tuple[Work, ...]

    @property
    def sure(self) -> bool:
        """Whether the name means exactly one work."""
        return self.rule in SURE


def name_key(name: str) -> NameKey:
    """Return what distinguishes short names: letters, digits, and marks such as `++`."""
    return squeeze(name), name_marks(name)


def read_names(registries: Path, famous: Path, looked_up: Path, works: Works) -> list[ShortName]:
    """Return the short names in the three files, each with its works.

    A famous name that another well-known work has too (GQA) is ambiguous, the famous work its likeliest.
    """
    others = _table(looked_up)
    shared = {name_key(row["name"]) for row in others if row["status"] != "sure"}
    names = [
        ShortName(
            (row["name"],),
            "leading" if name_key(row["name"]) in shared else "famous",
            _meant(row["title"], row["arxiv"].split(), works),
        )
        for row in _table(famous)
    ]
    for row in others:
        rule = "looked-up" if row["status"] == "sure" else "shared"
        names.append(ShortName((row["name"],), rule, _meant(row["title"], row["arxiv"].split(), works)))
    return [*names, *_of_registries(list(read_lines(registries, titled=False)), works)]


def _of_registries(lines: Sequence[Facts], works: Works) -> Iterator[ShortName]:
    """Yield the short names in registries.

    If a registry gives a version's name only by id, to a work without it in its title, and another one gives it to a
    title that has it, the first is not believed: `Llama3` is no name of Mistral 7B.
    """
    titled = {squeeze(facts["name"]) for facts in lines if _has_name(facts.get("title") or "", facts["name"])}
    for facts in lines:
        ids = [facts["arxiv"]] if facts.get("arxiv") else []
        own = _only_title(facts)
        meant = _meant(facts.get("title") or own, ids, works)
        rule = facts.get("rule") or ("leading" if facts.get("leading") else "R3" if own else "ambiguous")
        is_version = facts["name"][-1:].isdigit() and squeeze(facts["name"]) in titled
        is_doubtful = is_version and rule == "ambiguous" and not facts.get("title")
        if is_doubtful and meant and not any(_has_name(work.main["title"], facts["name"]) for work in meant):
            continue
        yield ShortName(tuple(dict.fromkeys([facts["name"], *facts.get("spellings", ())])), rule, meant)


def _has_name(title: str, name: str) -> bool:
    return squeeze(name) in squeeze(title)


def _only_title(facts: Facts) -> str:
    """Return the only title that a line without one gives as another work's, if it begins with the name: its own."""
    others = [title for title in facts.get("others") or [] if title]
    is_own = len(others) == 1 and name_key(split_name(others[0])[0]) == name_key(facts["name"])
    return others[0] if is_own and not facts.get("title") else ""


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _meant(title: str, ids: Sequence[str], works: Works) -> tuple[Work, ...]:
    """Return the work with a title (of several, the one with most lines); without a title, that with an arXiv id."""
    titled = sorted(works.titled(squeeze(title)), key=lambda work: (-len(work.lines), work.born))
    if titled:
        return (titled[0],)
    filed = {id(work): work for arxiv in ids for work in works.by_arxiv.get(arxiv, ())}
    return tuple(filed.values())[:1] if not title else ()


@dataclass(frozen=True, slots=True)
class Carried:
    """The short names of each work: its own, and those that other works share."""

    own: Mapping[Work, Sequence[str]]
    shared: Mapping[Work, Sequence[str]]


def assign(names: Iterable[ShortName], chosen: Collection[Work], works: Works, mentions: Mentions) -> Carried:
    """Assign short names to the chosen works: sure names, then labels; ambiguous ones go to all works they may mean."""
    inside = set(chosen)
    ordered = sorted(names, key=lambda name: _order(name.rule))
    labels, others = _labels(works), _works_of_shared(ordered)
    carriers: dict[NameKey, dict[Work, str]] = defaultdict(dict)
    settled: set[NameKey] = set()
    for tier in ("famous", "sure", "label"):
        new = [name for name in ordered if _tier(name) == tier and name.works and name.works[0] in inside]
        for spelling, work in ((text, name.works[0]) for name in new for text in name.spellings):
            key = name_key(spelling)
            own = _is_alone(work, labels.get(key, set())) and len(key[0]) > _SHORT
            own = own and not mentions.before(spelling, work.born) and others.get(key, set()) <= {work}
            if key not in settled and (tier != "label" or own):
                carriers[key].setdefault(work, spelling)
        settled |= set(carriers)
    return Carried(_by_work(carriers), _by_work(_shared(ordered, inside, settled)))


def _works_of_shared(names: Iterable[ShortName]) -> Mapping[NameKey, set[Work]]:
    """Return the works of each name that was looked up and has several: a label alone settles none of these."""
    works: dict[NameKey, set[Work]] = defaultdict(set)
    for name in names:
        if name.rule == "shared":
            for spelling in name.spellings:
                works[name_key(spelling)].update(name.works)
    return works


def _shared(
    ordered: Iterable[ShortName], inside: Collection[Work], settled: Collection[NameKey]
) -> Mapping[NameKey, Mapping[Work, str]]:
    """Return the works that each ambiguous name may mean, the likeliest first."""
    carriers: dict[NameKey, dict[Work, str]] = defaultdict(dict)
    for name in ordered:
        for spelling in name.spellings if _tier(name) == "ambiguous" else ():
            for work in name.works:
                if name_key(spelling) not in settled and len(squeeze(spelling)) > 1 and work in inside:
                    carriers[name_key(spelling)].setdefault(work, spelling)
    return carriers


def _by_work(carriers: Mapping[NameKey, Mapping[Work, str]]) -> Mapping[Work, Sequence[str]]:
    aliases: dict[Work, list[str]] = defaultdict(list)
    for key, meant in carriers.items():
        if meant:
            for work, spelling in list(meant.items())[:_MOST_CARRIERS]:
                label = split_name(work.main["title"])[0]
                aliases[work].append(label if name_key(label) == key else spelling)
    return aliases


def leading(names: Iterable[ShortName]) -> Iterator[Work]:
    """Yield the works that an ambiguous name most often means."""
    yield from (work for name in names if name.rule == "leading" for work in name.works)


def _tier(name: ShortName) -> str:
    if name.rule == "famous":
        return "famous"
    return "sure" if name.sure else "label" if name.rule in _BY_LABEL else "ambiguous"


def _order(rule: str) -> int:
    return [*SURE, *_BY_LABEL, "leading", "shared", "ambiguous"].index(rule)


def _is_alone(work: Work, titles: Collection[str]) -> bool:
    """Tell whether all titles with a label are this work's, in the spellings of several records."""
    return work.key in titles and all(title == work.key or ratio(title, work.key) >= _SAME for title in titles)


def _labels(works: Works) -> Mapping[NameKey, set[str]]:
    """Return the squeezed titles that begin with each label."""
    labels: dict[NameKey, set[str]] = defaultdict(set)
    for work in works:
        if label := split_name(work.main["title"])[0]:
            labels[name_key(label)].add(work.key)
    return labels


def weak_lines(landmarks: Path, registries: Path, missed: Path, confirmed: Path) -> Iterator[Facts]:
    """Yield as lines, with their witnesses, the works of landmarks, of registries and of those looked up elsewhere.

    `confirmed` lists arXiv ids and DOIs that two further public texts give beside the title.
    """
    whole = {key_of(facts): facts for facts in read_lines(missed)}
    yield from ({**facts, "source": "landmarks", "read": True} for facts in whole.values())
    for row in _table(confirmed):
        facts: Facts = {field: value for field, value in row.items() if value}
        facts |= {"year": int(facts["year"])} if "year" in facts else {}
        yield {**facts, "source": "short-names", "witnesses": ["texts"], "confirmed": True}
    for line in _hearsay(landmarks, registries):
        is_bare = key_of(line) in whole or is_cut_list(line.get("authors") or ())
        yield {**line, "authors": []} if is_bare else line


def _hearsay(landmarks: Path, registries: Path) -> Iterator[Facts]:
    for facts in read_lines(landmarks):
        told = facts["source"]
        line: Facts = {
            field: facts[field] for field in ("title", "authors", "year", "venue", "arxiv") if field in facts
        }
        if told.get("doi", "").startswith(("venues", "pool")):
            line["doi"] = facts["doi"]
        same = (title for title in facts.get("other_titles", ()) if squeeze(title) == key_of(facts))
        for title in (facts["title"], *same):
            yield {**line, "title": title, "source": "landmarks", "witnesses": [told.get("arxiv", "").split(":")[0]]}
    for facts in read_lines(registries):
        named: Facts = {field: facts[field] for field in ("title", "authors", "year", "arxiv") if field in facts}
        yield {**named, "source": "short-names", "witnesses": facts["seen_in"]}
