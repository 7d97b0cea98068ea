"""Fields with lists of keys: references to other entries (`crossref` and others), and former keys (`ids`)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vlbib.bibtex.block_values import all_values, first_values
from vlbib.bibtex.edits import DropField, SetField
from vlbib.bibtex.values import value_of
from vlbib.core.fields import REFERENCES
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.tex.rename import rename_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vlbib.bibtex.document import Document
    from vlbib.bibtex.edits import Edit
    from vlbib.bibtex.grammar import Block

_REFERENCE_NAMES = frozenset(name.encode() for name in REFERENCES)
_COMMAS = lazy_pattern(r"(?:(?<!\s)\s+)?,\s*")


def referring_edits(document: Document, renamed: Mapping[str, str], without: frozenset[int]) -> list[Edit]:
    """Return the edits that update references such as `crossref`, and citations in values, to renamed keys."""
    edits: list[Edit] = []
    for number, block in enumerate(document.entries):
        if number in without:
            continue
        if b"cite" in document.source[block.start : block.end]:
            edits += _citing_edits(document, number, block, renamed)
        if not first_values(document, block, _REFERENCE_NAMES):
            continue
        key = document.key(block)
        for name, occurrence, value in _references(document, block):
            if renamed.keys().isdisjoint(split_keys(value)):
                continue
            new = dict.fromkeys(renamed.get(target, target) for target in split_keys(value))
            others = [target for target in new if target != renamed.get(key, key)]
            edits += value_edits(number, name, occurrence, value, ", ".join(others))
    return edits


def _citing_edits(document: Document, number: int, block: Block, renamed: Mapping[str, str]) -> Iterator[Edit]:
    r"""Yield the edits of values that cite entries (`note = {See \cite{key}}`), except for values with `@string`s."""
    seen: Counter[str] = Counter()
    for span in block.spans():
        name = document.text(span.name_start, span.name_end).lower()
        raw = document.text(span.value_start, span.value_end)
        value = value_of(raw, {})
        occurrence = seen[name]
        seen[name] += 1
        if name in REFERENCES or raw.strip()[1:-1].strip() != value.strip():
            continue
        new, count = rename_keys(value, renamed)
        if count:
            yield SetField(number, name, new, occurrence)


def _references(document: Document, block: Block) -> Iterator[tuple[str, int, str]]:
    """Yield the fields that refer to other entries: name, number among the fields of that name, value."""
    values = all_values(document, block)
    for name in REFERENCES:
        for occurrence, value in enumerate(values.get(name, ())):
            yield name, occurrence, value


def split_keys(value: str) -> list[str]:
    """Return the keys in a list, without empty ones."""
    return [part for part in _COMMAS.split(value.strip()) if part]


def aliases_with(value: str, added: Iterable[str], key: str) -> str:
    """Return the value of `ids` with old keys added, without the entry's current key."""
    return ", ".join(name for name in dict.fromkeys([*split_keys(value), *added]) if name != key)


def value_edits(number: int, name: str, occurrence: int, old: str, new: str) -> list[Edit]:
    """Return the edit that gives a field its new value: none if it is unchanged, a drop if it is empty."""
    if new == old:
        return []
    return [SetField(number, name, new, occurrence) if new else DropField(number, name, occurrence)]
