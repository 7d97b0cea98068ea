r"""Reads the .bbl that biber writes back as BibTeX entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.bib import Entry, Field
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY = lazy_pattern(r"\\entry\{([^{}]*)\}\{([^{}]*)\}.*?\\endentry", re.DOTALL)
_NAMES = lazy_pattern(
    r"\\name\{(author|editor)\}(.*?)(?=\n\s*\\(?:name|list|strng|field|verb|range|keyw|endentry)\b)", re.DOTALL
)
_FIELD = lazy_pattern(r"\\field\{(\w+)\}\{(.*)\}\s*$", re.MULTILINE)
_VERB = lazy_pattern(r"\\verb\{(\w+)\}\s*\\verb (.*?)\s*\\endverb", re.DOTALL)
_GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_FAMILY, _GIVEN, _PREFIX = (lazy_pattern(rf"\b{part}={_GROUP}") for part in ("family", "given", "prefix"))
_PERSON = lazy_pattern(r"\{\{[^{}]*\bhash=[^{}]*\}\{")


def has_biber_entries(text: str) -> bool:
    """Tell whether a .bbl was written by biber."""
    return "\\entry{" in text and "\\endentry" in text


def biber_entries(text: str) -> Iterator[Entry]:
    """Yield the entries in order; one that is in several lists is yielded once."""
    seen: set[str] = set()
    for match in _ENTRY.finditer(text):
        if match[1] not in seen:
            seen.add(match[1])
            yield _entry(match[0], match[1], match[2], text.count("\n", 0, match.start()) + 1)


def _entry(body: str, key: str, kind: str, line: int) -> Entry:
    people = {
        role: " and ".join([*_people(names), *(["others"] if f"\\true{{more{role}}}" in body else [])])
        for role, names in _NAMES.findall(body)
    }
    values = {**people, **{m[1]: m[2] for m in _FIELD.finditer(body)}, **{m[1]: m[2] for m in _VERB.finditer(body)}}
    fields = tuple(Field(name, value, line) for name, value in values.items() if value)
    return Entry(kind, key, fields, line)


def _people(body: str) -> Iterator[str]:
    """Yield the names of a list in BibTeX's form `family, given`."""
    for person in _PERSON.split(body)[1:]:
        parts = [match[1] if (match := pattern.search(person)) else "" for pattern in (_PREFIX, _FAMILY, _GIVEN)]
        family = " ".join(filter(None, parts[:2]))
        yield f"{family}, {parts[2]}" if parts[2] else f"{{{family}}}"
