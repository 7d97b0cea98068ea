"""Build the catalogue that ships with vlbib from files of records.

    python scripts/build_catalogue.py --works works.jsonl --venues venues.jsonl.gz --pool pool.jsonl.gz -o FILE

works.jsonl: checked facts, all taken. venues.jsonl.gz: versions of record (DBLP), of which those of vision, language
and both are chosen, spread over years and venues. pool.jsonl.gz: preprints and conference lists, joined to the chosen
works where titles are equal and authors agree. Each record keeps its source; what a source does not say stays out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import structs

from vlbib.core.ids import by_scheme
from vlbib.core.names import parse_name
from vlbib.core.text import plain, squeeze, words
from vlbib.sources.dumps.records import PREPRINTS, arxiv_year, checked_record, list_record, preprint_record, read_facts
from vlbib.sources.index import build
from vlbib.sources.index.features import split_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from vlbib.core.names import Name
    from vlbib.core.record import Record

Facts = dict[str, Any]

PREFIX = "catalogue"
LISTS = ("paperlists", "joined", "cvpr_papers_list")
# Conference lists whose authors and years agree with DBLP's where both have a paper, and that hold the main track only.
TRUSTED = {"ECCV": range(2018, 2025), "NeurIPS": range(2023, 2025), "CVPR": range(2013, 2025), "ACL": range(2021, 2022),
           "WACV": range(2020, 2025), "ICLR": range(2017, 2024), "COLING": range(2020, 2023)}  # fmt: skip
_MENTION = re.compile(r"[A-Za-z0-9][\w+.-]*[A-Za-z0-9+]")
LEAST_MENTIONS = 3  # other titles that must speak of a name before it is taken for known


_SHOUTED = re.compile(r"[A-Z]{2,}")
_PARTS = re.compile(r"[\w.'’ -]+")
_RUN_TOGETHER = re.compile(r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bDi)(?<!\bLa)(?<!\bLe)(?<!\bDu)(?<!\bVan)[a-z][A-Z]")

_BOTH = re.compile(
    r"\bvision[- ](?:and[- ])?language|visual[- ](?:and[- ])?(?:linguistic|language|semantic)|image[- ](?:and[- ])?text"
    r"|text[- ](?:to|based|guided|driven|conditional|conditioned)[- ](?:image|video|3d|motion|person)"
    r"|image[- ]to[- ]text"
    r"|(?:video|language)[- ](?:and[- ])?(?:text|image|language)|caption|visual question|\bvqa\b|video question"
    r"|referring (?:expression|image|video)|(?:visual|phrase|video|temporal|language|3d) grounding|visual dialog"
    r"|visual (?:instruction|commonsense|entailment|story)|multi-?modal (?:large|language|llm|pre|machine trans)"
    r"|text[- ](?:video|image)|cross[- ]modal|open[- ]vocabulary|\bclip\b|moment (?:retrieval|local)|image description"
    r"|\bvision[- ]language|visual reasoning|vision-and-language|describing (?:images|videos)|image paragraph|\bvlms?\b"
    r"|natural language (?:video|object|image)|video retrieval|multimodal transformer|words and (?:pictures|images)",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"scene text|sign language|lip ?reading|audio[- ]visual|zero[- ]shot|embodied|multi-?modal|visual navigation"
    r"|diffusion model|image (?:synthesis|generation)|foundation model|pre-?train|scene graph|few[- ]shot|attribute",
    re.IGNORECASE,
)
_VISION = re.compile(
    r"\bimages?\b|video|visual|\bvision\b|object detect|\bscenes?\b|pixel|segmentation|\bpose|facial|\bface|\bdepth"
    r"|stereo|convolutional"
    r"|saliency|photo|gesture|action recognition|point cloud|optical flow|object recognition",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"language|\btext|bert\b|passage|translation|question answering|dialog|semantic pars|summari[sz]|entailment"
    r"|\bword|sentence"
    r"|document|reading comprehension|\bnlp\b|linguistic|parsing|named entity|sentiment|paraphras|knowledge graph",
    re.IGNORECASE,
)
_NO_PAPER = re.compile(
    r"tutorial|workshop|keynote|panel|extended abstract|student abstract|demonstration|preface|erratum|corrigendum"
    r"|proceedings|challenge 20\d\d|invited talk|doctoral|^position\b|[\\${}^<>]|\ddeg\b",
    re.IGNORECASE,
)
# What looks like a name and not like a word or an abbreviation that many share: NeRF, DUSt3R, Ego4D.
NAME = re.compile(r"(?=.{4,})(?:.*[a-z][A-Z].*|.*[A-Z]{2}[a-z].*|.*\d.*)")
_VISION_VENUES = ("cvpr", "iccv", "bmvc", "CVPR", "ICCV", "ECCV", "WACV")
LEAST_A_YEAR = 220
LEAST_A_VENUE = 6  # a venue's best papers of each year


@dataclass(frozen=True, slots=True)
class Pool:
    """The pool by squeezed title and by arXiv id, and what its titles tell of names."""

    by_title: Mapping[str, Sequence[Facts]]
    by_arxiv: Mapping[str, Sequence[Facts]]
    named: Mapping[str, set[str]]  # squeezed name before a separator -> squeezed titles that begin with it
    mentions: Mapping[str, list[int]]  # word as written -> years of the titles that have it
    people: set[str]  # squeezed names of authors in DBLP


def main() -> None:
    """Read the files, choose, join and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=Path, required=True)
    parser.add_argument("--venues", type=Path, required=True)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--landmarks", type=Path, default=Path(__file__).with_name("landmarks.txt"))
    parser.add_argument("--size", type=int, default=8000, help="works to choose besides the checked ones")
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    checked, venues = list(_lines(given.works)), list(_lines(given.venues))
    pool = read_pool(_lines(given.pool), venues)
    works = [*checked_works(checked, pool)]
    taken = {squeeze(record.title) for work in works for record in work}
    landmarks = {squeeze(line) for line in given.landmarks.read_text("utf-8").splitlines()}
    choices = choose(list(candidates(venues, pool, taken, landmarks)), landmarks, given.size, pool.mentions)
    aliases = {squeeze(alias) for work in works for record in work for alias in record.aliases}
    works += [join(choice, pool, aliases) for choice in choices]
    rows = build(given.output, (record for work in _ordered(works) for record in work), joined=True, deflate=True)
    print(f"{rows} works, {sum(map(len, works))} records, {given.output.stat().st_size} bytes", file=sys.stderr)


def _lines(path: Path) -> Iterator[Facts]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _ordered(works: Iterable[list[Record]]) -> Iterator[list[Record]]:
    """Yield the works numbered; alike ones side by side, which deflates better."""
    for number, work in enumerate(works):
        yield [structs.replace(record, work=str(number)) for record in work]


def read_pool(lines: Iterable[Facts], venues: Sequence[Facts]) -> Pool:
    """Read the pool; names and mentions are counted over the versions of record as well, each title once."""
    by_title, by_arxiv = defaultdict(list), defaultdict(list)
    named, mentions = defaultdict(set), defaultdict(list)
    for facts in (*lines, *venues):
        squeezed = squeeze(facts["title"])
        if squeezed not in by_title:
            for word in set(_MENTION.findall(facts["title"])):
                mentions[word].append(facts.get("year") or 0)
        if name := split_name(facts["title"])[0]:
            named[squeeze(name)].add(squeezed)
        by_title[squeezed].append(facts)
        if facts.get("arxiv"):
            by_arxiv[facts["arxiv"]].append(facts)
    people = {squeeze(one) for facts in venues for one in facts["authors"]}
    return Pool(by_title, by_arxiv, named, mentions, people)


def checked_works(checked: Iterable[Facts], pool: Pool) -> Iterator[list[Record]]:
    """Yield the checked works, each with the preprint as arXiv has it."""
    for facts in checked:
        record = checked_record(facts, PREFIX)
        arxiv = by_scheme(record.ids, "arxiv")
        preprints = [one for one in pool.by_arxiv.get(arxiv or "", ()) if one["source"] in PREPRINTS]
        yield [record, *(lean_preprint(one, record.authors) for one in preprints[:1])]


def candidates(venues: Iterable[Facts], pool: Pool, taken: set[str], landmarks: Collection[str]) -> Iterator[Facts]:
    """Yield the papers to choose from: one version of record of a title, by DBLP or else by a trusted list."""
    for facts in (*venues, *(one for ones in pool.by_title.values() for one in ones if _trusted(one))):
        squeezed = squeeze(facts["title"])
        short = len(words(facts["title"])) < 3 and squeezed not in landmarks
        if squeezed in taken or short or not sound_authors(facts, pool.people):
            continue
        same = pool.by_title[squeezed]
        if len({one["key"] for one in same if "key" in one}) > 1 or _contested(facts, same):
            continue
        taken.add(squeezed)
        yield facts


def _trusted(facts: Facts) -> bool:
    return facts["source"] == "paperlists" and facts["year"] in TRUSTED.get(facts.get("venue") or "", ())


def _contested(facts: Facts, same: Sequence[Facts]) -> bool:
    """Tell whether a paper of that title has other authors, or another list puts it elsewhere."""
    others = [one for one in same if one is not facts and one.get("authors")]
    places = {(one["venue"], one["year"]) for one in same if one["source"] == "paperlists" and one.get("venue")}
    return ("key" not in facts and len(places) > 1) or any(not surnames(facts) & surnames(one) for one in others)


def join(choice: Choice, pool: Pool, aliases: set[str]) -> list[Record]:
    """Return the records of a chosen work: the version of record first, then the preprint."""
    facts = choice.facts
    records = [own_record(facts), *joined_records(facts, pool)]
    if "key" not in facts and len(records) == 2 and records[1].source == records[0].source:
        records = records[1:]
    if alias := known_name(facts, pool, aliases):
        records[0] = structs.replace(records[0], aliases=(alias,))
    return records


def own_record(facts: Facts) -> Record:
    """Return what the chosen line itself tells."""
    record = read_facts(facts, PREFIX)
    assert record is not None
    return record


def joined_records(facts: Facts, pool: Pool) -> list[Record]:
    """Return the preprint, or a list's record with the arXiv id, where one id only can be the work's."""
    same = [one for one in pool.by_title[squeeze(facts["title"])] if one.get("arxiv") and "key" not in one]
    own = [one for one in same if agree(facts, one) and _plausible(one, facts["year"])]
    if len({one["arxiv"] for one in own}) != 1:
        return []
    preprints = [one for one in own if one["source"] in PREPRINTS]
    if preprints:
        return [lean_preprint(preprints[0], own_record(facts).authors)]
    lists = [one for one in own if one["source"] in LISTS and one.get("venue") and not _refuted(one, pool)]
    return [list_record(one, PREFIX) for one in lists[:1]]


def lean_preprint(facts: Facts, authors: tuple[Name, ...]) -> Record:
    """Return a preprint without remarks; where its author list is damaged, or another one, without authors."""
    record = structs.replace(preprint_record(facts, PREFIX), comment=None, journal_ref=None)
    same = [plain(one.family).split(" ")[-1] for one in record.authors] == [
        plain(one.family).split(" ")[-1] for one in authors
    ]
    return record if same else structs.replace(record, authors=())


def _plausible(facts: Facts, year: int) -> bool:
    """Tell whether an arXiv id can be the preprint of a paper of that year."""
    return year - 3 <= arxiv_year(facts["arxiv"]) <= year + 1


def _refuted(facts: Facts, pool: Pool) -> bool:
    """Tell whether the pool files another title under the same arXiv id."""
    return len({squeeze(one["title"]) for one in pool.by_arxiv[facts["arxiv"]]}) > 1


def known_name(facts: Facts, pool: Pool, aliases: set[str]) -> str | None:
    """Return the name before the separator where it can stand for the work alone.

    It looks like a name, begins no other title, is no checked alias, and other titles speak of it: none before this
    work did (`ViT: ...` of 2023 is not what the titles of 2021 mean by ViT), but one soon after.
    """
    name, _ = split_name(facts["title"])
    if " " in name or not NAME.fullmatch(name) or squeeze(name) in aliases or len(pool.named[squeeze(name)]) != 1:
        return None
    years = sorted(pool.mentions.get(name, []))
    if len(years) <= LEAST_MENTIONS or years[1] > years[0] + 3:
        return None
    born = min(facts["year"], arxiv_year(facts["arxiv"]) if facts.get("arxiv") else facts["year"])
    return name if years[0] >= born else None


def sound_authors(facts: Facts, people: Collection[str]) -> bool:
    """Tell whether an author list is whole: nobody stands there twice, and in a conference list every name is sound."""
    authors = facts.get("authors") or []
    if not authors or len({squeeze(one) for one in authors}) < len(authors):
        return False
    return "key" in facts or all(_sound(one, people) for one in authors)


def _sound(author: str, people: Collection[str]) -> bool:
    """Tell whether a name has two parts, is of one person, and is not one of the people known, turned round."""
    parts = author.split(" ")
    if len(parts) == 1 or _RUN_TOGETHER.search(author) or not _PARTS.fullmatch(author) or "." in parts[-1]:
        return False
    if not parts[0][0].isupper() or not parts[-1][0].isupper() or any(map(_SHOUTED.fullmatch, parts)):
        return False
    first, _, rest = author.partition(" ")
    return squeeze(author) in people or squeeze(rest + first) not in people


def surnames(facts: Facts) -> set[str]:
    """Return the surnames of a paper's authors in plain form, every part of them."""
    return {part for one in facts.get("authors") or () for part in plain(parse_name(one).family).split()}


def agree(one: Facts, other: Facts) -> bool:
    """Tell whether two author lists are of one paper: half of the shorter one's surnames stand in both."""
    left, right = surnames(one), surnames(other)
    return not right or 2 * len(left & right) >= min(len(left), len(right))


@dataclass(frozen=True, slots=True)
class Choice:
    """A paper chosen, with the score that it was chosen by."""

    facts: Facts
    score: float


def choose(
    papers: Sequence[Facts], landmarks: Collection[str], size: int, mentions: Mapping[str, Sequence[int]]
) -> list[Choice]:
    """Return the papers chosen by score: the best of every venue and year first, then of every year, then of all."""
    scored = [Choice(one, score(one, landmarks, mentions)) for one in papers if not _NO_PAPER.search(one["title"])]
    scored = sorted(
        (one for one in scored if one.score >= 1), key=lambda one: (-one.score, squeeze(one.facts["title"]))
    )
    years, venues = Counter[int](), Counter[tuple[int, str]]()
    first: list[Choice] = []
    rest: list[Choice] = []
    for one in scored:
        year, venue = one.facts["year"], venue_of(one.facts)
        if one.score >= 100 or years[year] < LEAST_A_YEAR or venues[year, venue] < LEAST_A_VENUE:
            first.append(one)
            years[year] += 1
            venues[year, venue] += 1
        else:
            rest.append(one)
    chosen = [*first, *rest][:size]
    return sorted(chosen, key=lambda one: (venue_of(one.facts), one.facts["year"], squeeze(one.facts["title"])))


def venue_of(facts: Facts) -> str:
    """Return the series that a paper belongs to."""
    return str(facts["key"].split("/")[1] if "key" in facts else facts["venue"])


def score(facts: Facts, landmarks: Collection[str], mentions: Mapping[str, Sequence[int]]) -> float:
    """Return how much a paper belongs into the catalogue: 0 for other fields, 100 and more for landmarks."""
    title = facts["title"]
    if squeeze(title) in landmarks:
        return 100.0
    topics = (3.0 if _BOTH.search(title) else 0.0) + (1.0 if _NEAR.search(title) else 0.0)
    fields = (venue_of(facts) in _VISION_VENUES or bool(_VISION.search(title))) + bool(_LANGUAGE.search(title))
    if not topics and not fields:
        return 0.0
    name, _ = split_name(title)
    known = len(mentions.get(name, ())) - 1 if NAME.fullmatch(name) else 0
    sure = (0.5 if "arxiv" in facts else 0.0) - (0.0 if "key" in facts else 1.5)
    speech = -1.0 if venue_of(facts) == "interspeech" else 0.0
    return topics + fields + min(4.0, log2(1 + max(0, known))) + sure + speech


if __name__ == "__main__":
    main()
