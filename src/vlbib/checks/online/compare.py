"""Compares entries with the sources' records: titles by letters, people by family names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.inputs import Input
from vlbib.core.latex import decode
from vlbib.core.names import parse_name
from vlbib.core.text import plain, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.checks.inputs import Answer, Inputs
    from vlbib.core.bib import Entry
    from vlbib.core.record import Record

ANSWERED = frozenset({Input.LIBRARY, Input.ANSWERS})
_LEAST_LETTERS = 12
_SEPARATOR = re.compile(r"\s*(?::|--+|—|–)\s*")


def answered(inputs: Inputs) -> Iterator[tuple[Entry, Answer]]:
    """Yield the entries that the sources answered for."""
    answers = {answer.key: answer for answer in inputs.answers or ()}
    for entry in inputs.library.entries:
        if entry.key in answers:
            yield entry, answers[entry.key]


def titles_alike(entry: Entry, record: Record) -> bool:
    """Tell whether the titles have the same letters, or one lacks the other's subtitle or label."""
    mine, theirs = decode(entry.get("title")), record.title
    one, other = squeeze(mine), squeeze(theirs)
    if one == other or not one or not other:
        return True
    shorter, longer = sorted((mine, theirs), key=len)
    parts = {squeeze(part) for part in _SEPARATOR.split(longer)}
    return len(squeeze(shorter)) >= _LEAST_LETTERS and squeeze(shorter) in parts


def authors_of(entry: Entry) -> list[str]:
    """Return the entry's authors, decoded, without `others`."""
    names = re.split(r"\s+and\s+", entry.get("author"))
    return [decode(name.strip()) for name in names if name.strip() not in ("", "others")]


def among(name: str, record: Record) -> bool:
    """Tell whether a name of the entry shares a word with one of the record's authors."""
    mine = _words(name)
    return any(mine & _words(str(author)) for author in record.authors)


def shared_authors(entry: Entry, record: Record) -> bool:
    """Tell whether a family name of the one is a name of the other, or one of them names nobody."""
    families = {plain(parse_name(name).family) for name in authors_of(entry)}
    theirs = {plain(author.family) for author in record.authors}
    return (
        not families or not theirs or bool(families & theirs) or any(among(name, record) for name in authors_of(entry))
    )


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w{2,}", plain(name.replace("-", "").replace("'", ""))))
