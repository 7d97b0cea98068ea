"""Compares entries with the sources' records: titles by letters, people by family names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.inputs import Input
from vlbib.core.latex import decode
from vlbib.core.names import may_be_same_people
from vlbib.core.people import read_people
from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.checks.inputs import Answer, Inputs
    from vlbib.core.bib import Entry
    from vlbib.core.names import Name
    from vlbib.core.record import Record

ANSWERED = frozenset({Input.LIBRARY, Input.ANSWERS})
_LEAST_LETTERS = 12
_SEPARATOR = re.compile(r"(?:(?<!\s)\s+)?(?::|--+|—|–)\s*")


def answered_entries(inputs: Inputs) -> Iterator[tuple[Entry, Answer]]:
    """Yield the entries that the sources answered for."""
    answers = {answer.key: answer for answer in inputs.answers or ()}
    for entry in inputs.library.entries:
        if entry.key in answers:
            yield entry, answers[entry.key]


def titles_alike(entry: Entry, record: Record) -> bool:
    """Tell whether the titles have the same letters, or one lacks the other's subtitle or label."""
    mine, theirs = decode(entry.get("title")), record.title
    letters, letters_there = squeeze(mine), squeeze(theirs)
    if letters == letters_there or not letters or not letters_there:
        return True
    shorter, longer = sorted((mine, theirs), key=len)
    parts = {squeeze(part) for part in _SEPARATOR.split(longer)}
    return len(squeeze(shorter)) >= _LEAST_LETTERS and squeeze(shorter) in parts


def authors_of(entry: Entry) -> tuple[Name, ...]:
    """Return the entry's authors, decoded, without `others`."""
    return read_people(entry.get("author")).names


def shared_authors(entry: Entry, record: Record) -> bool:
    """Tell whether the authors may be the same people, or one of the two names nobody."""
    names = authors_of(entry)
    return not names or not record.authors or may_be_same_people(names, record.authors)
