"""The papers that the stand-in serves: any records file, one JSON object a line, searched by title as the services do.

Stemming is approximated: plural, -ing, -ed and -e endings are cut, nothing else. The services' stop words match any
word in their place, as they do in a phrase query of Lucene with position increments. Ranking is approximated by the
share of the title that the query covers.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from vlbib.core.text import squeeze, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_STOP_WORDS = """a an and are as at be but by for if in into is it no not of on or such that the their then there these
they this to was will with"""
_STOP = frozenset(_STOP_WORDS.split())
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ies|ing|ed|es|s|e|y)$")


def stem(word: str) -> str:
    """Return a word without its ending, roughly as an English stemmer does."""
    return _ENDING.sub("", word) if word.isalpha() else word


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One row of a records file."""

    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    arxiv: str = ""
    dois: tuple[str, ...] = ()
    corpus: int = 0
    venue: str = ""
    pages: str = ""
    volume: str = ""
    categories: tuple[str, ...] = ()
    comment: str = ""
    journal_ref: str = ""
    published: str = ""
    kind: str = ""

    @property
    def key(self) -> str:
        """What makes two rows the same paper."""
        return self.arxiv or (self.dois[0].lower() if self.dois else squeeze(self.title))

    @property
    def sha(self) -> str:
        """A Semantic Scholar paper id."""
        return hashlib.sha1(self.key.encode(), usedforsecurity=False).hexdigest()


def paper(row: dict[str, Any]) -> Paper:
    """Read a row; `doi` is one or a list, authors may stand as `Family, Given`."""
    dois = row.get("doi") or ()
    year = row.get("preprint_year") or row.get("year")
    categories = row.get("categories") or [row.get("primary_class") or "cs.CV"]
    return Paper(
        title=row["title"],
        authors=tuple(_straight(one) for one in row.get("authors") or ()),
        year=row.get("year"),
        arxiv=row.get("arxiv") or "",
        dois=(dois,) if isinstance(dois, str) else tuple(dois),
        corpus=int(row.get("s2_corpus_id") or 0),
        venue=row.get("venue") or "",
        pages=row.get("pages") or "",
        volume=row.get("volume") or "",
        categories=tuple(categories),
        comment=row.get("comment") or "",
        journal_ref=row.get("journal_ref") or "",
        published=row.get("published") or f"{year or 2020}-01-01",
        kind=row.get("entry_type") or "",
    )


def _straight(name: str) -> str:
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma else name


@dataclass(slots=True)
class Papers:
    """A searchable set of papers; rows are kept as text, so that a file of 600,000 fits."""

    lines: list[bytes] = field(default_factory=list)
    postings: dict[str, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("I")))
    by_key: dict[str, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("I")))

    @classmethod
    def read(cls, *paths: Path) -> Papers:
        """Read records files, gzipped or not."""
        papers = cls()
        for path in paths:
            with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
                papers.add(stream)
        return papers

    def add(self, lines: Iterable[bytes]) -> None:
        """Take rows in."""
        for line in lines:
            if not line.strip():
                continue
            number, one = len(self.lines), paper(json.loads(line))
            self.lines.append(line)
            for token in _stems(one.title):
                self.postings[token].append(number)
            for key in self._keys(one):
                self.by_key[key].append(number)

    @staticmethod
    def _keys(one: Paper) -> set[str]:
        keys = {f"arxiv:{one.arxiv}"} if one.arxiv else set()
        keys |= {f"doi:{doi.lower()}" for doi in one.dois}
        return keys | {f"sha:{one.sha}"} | ({f"corpus:{one.corpus}"} if one.corpus else set())

    def row(self, number: int) -> Paper:
        """Return a paper by its number."""
        return paper(json.loads(self.lines[number]))

    def get(self, key: str) -> list[Paper]:
        """Return the rows of an identity: `arxiv:...`, `doi:...`, `sha:...`, `corpus:...`."""
        return [self.row(number) for number in self.by_key.get(key, ())]

    def phrase(self, text: str) -> dict[int, float]:
        """Return the rows whose title contains the phrase, with the share of the title that it covers."""
        wanted = _pattern(words(text))
        rare = sorted((self.postings.get(token, array("I")) for token in wanted if token), key=len)
        if not rare:
            return {}
        numbers = set(rare[0]).intersection(*rare[1:])
        found = {}
        for number in numbers:
            title = _pattern(words(self.row(number).title))
            if _contains(title, wanted):
                found[number] = len(wanted) / len(title)
        return found

    def nearest(self, text: str) -> tuple[Paper, float] | None:
        """Return the paper whose title has most words in common, and how well it fits (0 to 1)."""
        best = next(self._by_fit(text), None)
        return (self.row(best[0]), best[1]) if best else None

    def nearest_few(self, text: str, most: int) -> list[Paper]:
        """Return papers whose titles have most words in common, the best first."""
        return [self.row(number) for number, _ in islice(self._by_fit(text), most)]

    def _by_fit(self, text: str) -> Iterator[tuple[int, float]]:
        asked = _stems(text)
        rare = sorted((self.postings[token] for token in asked if token in self.postings), key=len)
        numbers = {number for posting in rare[:3] for number in posting[:2000]}
        titles = {number: _stems(self.row(number).title) for number in numbers}
        fits = {number: len(asked & title) / len(asked | title) for number, title in titles.items()}
        yield from sorted(fits.items(), key=lambda pair: (-pair[1], pair[0]))


def _stems(title: str) -> set[str]:
    return {stem(word) for word in words(title) if word not in _STOP}


def _pattern(tokens: Sequence[str]) -> list[str]:
    """Return stems, with "" for a stop word."""
    return ["" if token in _STOP else stem(token) for token in tokens]


def _contains(title: list[str], wanted: list[str]) -> bool:
    return any(
        all(not token or title[start + offset] == token for offset, token in enumerate(wanted))
        for start in range(len(title) - len(wanted) + 1)
    )


def merged(rows: list[Paper]) -> Iterator[tuple[str, str]]:
    """Return the identities that the rows of one paper have together, as Semantic Scholar names them."""
    for row in rows:
        if row.arxiv:
            yield "ArXiv", row.arxiv
        for doi in row.dois:
            yield "DOI", doi
        if row.corpus:
            yield "CorpusId", str(row.corpus)
