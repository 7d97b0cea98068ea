"""References garbled as people and language models garble them, each made from the records of a real work."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.core.ids import Id
from vlbib.core.names import Name, parse_name
from vlbib.core.record import Record
from vlbib.verification.assessment import Assessment, SourceAnswers, assess
from vlbib.verification.compared_dates import Today
from vlbib.verification.proceedings_sizes import SIZES
from vlbib.verification.reference import BibReference
from vlbib.verification.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = Today(2026, 11)
# A survey with all papers of the years in the table, and very many DOIs of three registrants.
SURVEY = Survey(
    papers={(key, year): count for key, years in SIZES.items() for year, count in years.items()},
    names=frozenset({"cvpr", "iccv", "aaai"}),
    registrants={"10.1109": 20_000, "10.1609": 5_000, "10.24963": 5_000, "10.1145": 9_000},
)


@dataclass(frozen=True)
class Work:
    """A real work with the values in its records."""

    title: str
    authors: tuple[Name, ...]
    year: int
    venue: str
    doi: str
    arxiv: str

    @property
    def records(self) -> tuple[Record, ...]:
        """The records of its publication and of its preprint."""
        published = Record(
            source="dblp",
            title=self.title,
            authors=self.authors,
            year=self.year,
            venue=self.venue,
            ids=(Id("doi", self.doi),),
            work=self.doi,
        )
        preprint = Record(
            source="arxiv",
            title=self.title,
            authors=self.authors,
            year=2000 + int(self.arxiv[:2]),
            ids=(Id("arxiv", self.arxiv),),
            work=self.doi,
        )
        return (published, preprint)

    @property
    def reference(self) -> BibReference:
        """A correct reference to the work."""
        return BibReference(
            key="key",
            title=self.title,
            authors=self.authors,
            year=self.year,
            venue=self.venue,
            ids=(Id("doi", self.doi),),
            type="inproceedings",
        )


def works() -> list[Work]:
    lines = Path(__file__).with_name("works.jsonl").read_text(encoding="utf-8").splitlines()
    return [_work(json.loads(line)) for line in lines]


def _work(facts: dict[str, object]) -> Work:
    names = facts.pop("authors")
    assert isinstance(names, list)
    return Work(authors=tuple(map(parse_name, names)), **facts)  # type: ignore[arg-type]


WORKS = works()


def judged(reference: BibReference, records: tuple[Record, ...] | None = None) -> Assessment:
    """Assess a reference with the records that an index of all these works finds for its ids and title."""
    known = tuple(record for work in WORKS for record in work.records) if records is None else records
    keys = {identity.key for identity in reference.ids}
    by_id = tuple(record for record in known if keys & {identity.key for identity in record.ids})
    return assess(reference, SourceAnswers(by_id=by_id, by_title=known, asked=("index",)), SURVEY, TODAY)


def _other(work: Work) -> Work:
    return WORKS[(WORKS.index(work) + 1) % len(WORKS)]


def _word(title: str) -> str:
    """Return a title with its longest word in another form, like a mistake from memory."""
    longest = max(filter(str.isalpha, title.split()), key=len)
    return title.replace(longest, "Unsupervised" if longest != "Unsupervised" else "Supervised")


def _one_renamed(work: Work) -> tuple[Name, ...]:
    """Return the authors, with another given name of the same initial for the first whose given name is in full."""
    at = next(at for at, name in enumerate(work.authors) if "." not in name.given)
    family, given, _ = work.authors[at].parts
    return (*work.authors[:at], Name(family, f"{given[0]}wquluk"), *work.authors[at + 1 :])


def _elsewhere(work: Work) -> str:
    return "ICML" if work.venue != "ICML" else "NeurIPS"


FORGERIES: dict[str, Callable[[Work], BibReference]] = {
    "authors swapped": lambda work: replace(work.reference, authors=tuple(reversed(work.authors))),
    "one author replaced": lambda work: replace(
        work.reference, authors=(*work.authors[:-1], parse_name("Zebulon Quarkenfels"))
    ),
    "one given name replaced": lambda work: replace(work.reference, authors=_one_renamed(work)),
    "list cut": lambda work: replace(work.reference, authors=work.authors[:-1]),
    "year by one": lambda work: replace(work.reference, year=work.year + 1),
    "year": lambda work: replace(work.reference, year=work.year + 3),
    "wrong venue": lambda work: replace(work.reference, venue=_elsewhere(work)),
    "preprint as published": lambda work: replace(
        work.reference, venue=_elsewhere(work), ids=(Id("arxiv", work.arxiv),), year=min(work.year, 2023)
    ),
    "DOI of another paper": lambda work: replace(work.reference, ids=(Id("doi", _other(work).doi),)),
    "invented DOI": lambda work: replace(work.reference, ids=(Id("doi", f"10.98765/{work.arxiv}"),)),
    "chimera": lambda work: replace(work.reference, authors=_other(work).authors, ids=()),
    "retitled": lambda work: replace(work.reference, title="A Survey of Wholly Other Matters Than These"),
    "near-miss title": lambda work: replace(work.reference, title=_word(work.title), ids=()),
    "placeholder authors": lambda work: replace(work.reference, authors=(Name("Anonymous"),)),
    "future date": lambda work: replace(work.reference, year=TODAY.year + 4),
    "arXiv id of the future": lambda work: replace(work.reference, ids=(Id("arxiv", f"27{work.arxiv[2:]}"),)),
    "venue that was not held": lambda work: replace(work.reference, venue="ECCV", year=2021),
}
