"""Generated papers for the random owner, which are written to the user's index again whenever they change.

arXiv has each as a preprint, Semantic Scholar has the published ones, too. Every value that a change brings is new, so
that a test can tell whether a source has given it before.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from vlbib.app.indexing import add_dumps, index_path

if TYPE_CHECKING:
    from collections.abc import Sequence

# Words that no other paper has, so that each title belongs to one work.
_POOLS = (
    "Grounded Captions from Sparse Regions via Contrast",
    "Masked Patches Teach Visual Encoders without Labels",
    "Prompting Frozen Decoders toward Dialogue about Scenes",
    "Aligning Speech Gestures & Layouts in Naïve Corpora",
)
_MARKS = ("", ": 50% Less Noise", " in $k$ Steps", " — Étude #2")
_FAMILIES = ("Müller", "O'Neil", "van der Berg", "Nguyễn", "Łukasz", "Smith-Jones")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper as the sources have it; without a venue, it is a preprint. `listed` is false if no source has it."""

    number: int
    title: str
    authors: tuple[tuple[str, str], ...]  # given name, family name
    year: int
    venue: str = ""
    journal: bool = False
    volume: str = ""
    pages: str = ""
    withdrawn: bool = False
    listed: bool = True

    @property
    def arxiv(self) -> str:
        """The arXiv id."""
        return f"2101.0000{self.number}"


def papers() -> st.SearchStrategy[list[Paper]]:
    """Generate one paper for each pool of words."""
    return st.tuples(*(_paper(number) for number in range(len(_POOLS)))).map(list)


@st.composite
def _paper(draw: st.DrawFn, number: int) -> Paper:
    families = draw(st.lists(st.sampled_from(_FAMILIES), min_size=1, max_size=2, unique=True))
    paper = Paper(
        number=number,
        title=_POOLS[number] + draw(st.sampled_from(_MARKS)),
        authors=tuple((given, family) for given, family in zip(("Ann", "Bob"), families, strict=False)),
        year=2021,
    )
    if not draw(st.booleans()):
        return paper
    return replace(paper, journal=draw(st.booleans()), pages="1--9", **_version_of_record(0))


def _version_of_record(fresh: int) -> dict[str, Any]:
    return {"venue": f"Meeting on Words & Images {fresh}", "volume": str(70 + fresh), "year": 2022}


# A change at a source -> the fields of an entry in which it shows.
CHANGES = {
    "pages": ("pages",),
    "volume": ("volume",),
    "venue": ("booktitle", "journal"),
    "year": ("year",),
    "name": ("author",),
    "publish": ("booktitle", "journal", "volume", "year"),
    "unpublish": (),
    "retitle": ("title",),
    "withdraw": (),
    "take back": (),
    "lose": (),
}


def changed(paper: Paper, kind: str, fresh: int) -> Paper:
    """Return a paper after a change at the sources; `fresh` is a number that no change had before.

    An impossible change (pages of a preprint, a second publication) changes nothing.
    """
    if kind in ("pages", "volume", "venue", "year", "publish") and bool(paper.venue) == (kind == "publish"):
        return paper
    (_, family), *others = paper.authors
    spelled = f"Ann{ascii_lowercase[fresh % 26]}"
    news: dict[str, dict[str, Any]] = {
        "pages": {"pages": f"{100 * fresh}--{100 * fresh + 9}"},
        "volume": {"volume": str(70 + fresh)},
        "venue": {"venue": f"Meeting on Words & Images {fresh}"},
        "year": {"year": 2022 + fresh},
        "name": {"authors": ((spelled, family), *others)},
        "publish": _version_of_record(fresh),
        "unpublish": {"venue": "", "volume": "", "pages": "", "year": 2021},
        "retitle": {"title": f"{_POOLS[paper.number]} Part {fresh}"},
        "withdraw": {"withdrawn": True},
        "take back": {"withdrawn": False},
        "lose": {"listed": False},
    }
    return replace(paper, **news[kind])


def tell(told: Sequence[Paper], release: int) -> None:
    """Add what the sources have now to the user's index; if they have lost a paper, build a new index."""
    lines = [line for paper in told if paper.listed for line in _lines(paper)]
    if any(not paper.listed for paper in told):
        index_path().unlink(missing_ok=True)
    folder = Path(".dumps")
    folder.mkdir(exist_ok=True)
    files = []
    for number, kind in enumerate(("arxiv", "scholar")):
        rows = [json.dumps(line | {"release": release}) for line in lines if ("corpusid" in line) == bool(number)]
        if rows:
            files.append(folder / f"{kind}-{release}.jsonl")
            files[-1].write_text("\n".join(rows) + "\n", encoding="utf-8")
    added = add_dumps(list(map(str, files))).files
    assert not any(one.refused or one.faults for one in added), added


def _lines(paper: Paper) -> list[dict[str, Any]]:
    arxiv = {
        "id": paper.arxiv,
        "title": paper.title,
        "authors_parsed": [[family, given, ""] for given, family in paper.authors],
        "categories": "cs.CV cs.CL",
        "comments": "This paper has been withdrawn" if paper.withdrawn else None,
        "versions": [{"version": "v1", "created": "Fri, 1 Jan 2021 00:00:00 GMT"}],
    }
    if not paper.venue:
        return [arxiv]
    scholar = {
        "corpusid": 1000 + paper.number,
        "externalids": {"ArXiv": paper.arxiv},
        "title": paper.title,
        "authors": [{"name": f"{given} {family}"} for given, family in paper.authors],
        "year": paper.year,
        "venue": paper.venue,
        "publicationtypes": ["JournalArticle" if paper.journal else "Conference"],
        "journal": {"volume": paper.volume, "pages": paper.pages},
    }
    return [arxiv, scholar]
