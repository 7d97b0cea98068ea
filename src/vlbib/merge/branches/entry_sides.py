"""Merges three versions of an entry: returns the edits that bring their changes into ours, and the conflicts.

A conflict is a field, or the type, that both sides changed to different values. Tags and former keys are united.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

from vlbib.bibtex.edits import AddRemark, DropField, SetRaw, SetType
from vlbib.bibtex.values import value_of
from vlbib.core.bib import ENTRY_TYPE
from vlbib.core.fields import LIST_SEPARATOR, same_value
from vlbib.core.latex import decode
from vlbib.core.once import once
from vlbib.core.text import one_line
from vlbib.merge.branches.three_sides import both_changed, of_three, united
from vlbib.merge.entry import LABELS
from vlbib.merge.referring import split_keys
from vlbib.merge.tags import split_raw, tag_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.bibtex.document import Document
    from vlbib.bibtex.edits import Edit
    from vlbib.bibtex.grammar import Block

FieldPlace: TypeAlias = tuple[str, int]  # a field's name, and its number among the fields of that name
_LISTS = frozenset({*LABELS, "keyword", "tags", "ids"})
NO_FIELD: FieldPlace = (ENTRY_TYPE, 0)


class Side(Struct, frozen=True, dict=True):
    """One side's version of an entry."""

    document: Document
    block: Block

    @once
    def raws(self) -> dict[FieldPlace, str]:
        """The source text of each value, with enclosure."""
        raws: dict[FieldPlace, str] = {}
        seen: Counter[str] = Counter()
        for span in self.block.spans():
            name = self.document.text(span.name_start, span.name_end).lower()
            raws[name, seen[name]] = self.document.text(span.value_start, span.value_end)
            seen[name] += 1
        return raws

    @property
    def type(self) -> str:
        """The entry type in lower case."""
        return self.block.type.decode().lower()

    def value(self, raw: str | None) -> str | None:
        """Return the value of a source text, with `@string`s expanded."""
        return None if raw is None else one_line(value_of(raw, self.document.strings))

    @property
    def remarks(self) -> list[tuple[str, FieldPlace | None]]:
        """The comments between the fields, line by line, each with the field after it."""
        spans = list(self.block.spans())
        ends = [self.block.key_end, *(span.value_end for span in spans)]
        stops = [*(span.name_start for span in spans), self.block.end]
        texts = [self.document.text(end, stop) for end, stop in zip(ends, stops, strict=True)]
        gaps = zip([*texts[:-1], texts[-1][:-1]], [*self.raws, None], strict=True)
        lines = ((line.strip(" \t\r,"), after) for text, after in gaps for line in text.split("\n"))
        return [(line, after) for line, after in lines if line]


class SidesMerged(Struct):
    """The edits of our entry, and the fields in conflict, each with their source text (None: they deleted it).

    `absent` are the fields in conflict that we deleted: the edits add theirs, so that both versions can be shown.
    """

    edits: list[Edit] = field(default_factory=list)
    conflicts: dict[FieldPlace, str | None] = field(default_factory=dict)
    absent: set[FieldPlace] = field(default_factory=set)


def merge_sides(number: int, base: Side | None, ours: Side, theirs: Side) -> SidesMerged:
    """Merge their changes into our entry, the one at index `number`; `base` is None if both sides added it."""
    merged = SidesMerged()
    before = base.type if base else ""
    if both_changed(before, ours.type, theirs.type):
        merged.conflicts[NO_FIELD] = theirs.type
    elif of_three(before, ours.type, theirs.type) != ours.type:
        merged.edits.append(SetType(number, theirs.type))
    raws = (base.raws if base else {}, ours.raws, theirs.raws)
    for place in dict.fromkeys([*raws[1], *raws[2]]):
        _merge_field(merged, number, place, _Versions.of(base, ours, theirs, [raw.get(place) for raw in raws]))
    merged.edits += _new_remarks(number, base, ours, theirs)
    return merged


class _Versions(Struct, frozen=True):
    """The source text and the value of a field in base, ours and theirs."""

    raws: tuple[str | None, ...]
    values: tuple[str | None, ...]

    @classmethod
    def of(cls, base: Side | None, ours: Side, theirs: Side, raws: list[str | None]) -> _Versions:
        sides = (base or ours, ours, theirs)
        return cls(tuple(raws), tuple(side.value(raw) for side, raw in zip(sides, raws, strict=True)))


def _merge_field(merged: SidesMerged, number: int, place: FieldPlace, versions: _Versions) -> None:
    name, occurrence = place
    _, ours, theirs = versions.raws
    if _is_conflict(name, versions):
        merged.conflicts[place] = theirs
        if ours is None and theirs is not None:
            merged.absent.add(place)
            merged.edits.append(SetRaw(number, name, theirs, occurrence))
        return
    taken = _taken(name, versions)
    if taken is None and ours is not None:
        merged.edits.append(DropField(number, name, occurrence))
    elif taken is not None and taken != ours:
        merged.edits.append(SetRaw(number, name, taken, occurrence))


def _taken(name: str, versions: _Versions) -> str | None:
    """Return the merged source text of a field without a conflict; None if the field is deleted."""
    base, ours, theirs = versions.raws
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if name in _LISTS and _is_plain(ours) and _is_plain(theirs):
        return _with_union(name, versions)
    return theirs if versions.values[1] == versions.values[0] else ours  # a changed value wins over a changed style


def _is_conflict(name: str, versions: _Versions) -> bool:
    """Tell whether both sides changed a field to different values; a difference in style alone is no conflict."""
    base, ours, theirs = versions.values
    raws = versions.raws
    if not (both_changed(*raws) and both_changed(base, ours, theirs)):
        return False
    if name in _LISTS:
        return not (_is_plain(raws[1]) and _is_plain(raws[2]))
    return ours is None or theirs is None or not same_value(name, ours, theirs)


def _is_plain(raw: str | None) -> bool:
    """Tell whether a value is a single piece in braces or quotes, or missing."""
    return raw is None or (raw[:1] in ("{", '"') and "#" not in raw)


def _with_union(name: str, versions: _Versions) -> str | None:
    """Return the union of two lists as source text in our style; None if it is empty."""
    base, ours, theirs = (value or "" for value in versions.values)
    cut = split_keys if name == "ids" else split_raw
    items = united(cut(base), cut(ours), cut(theirs), str if name == "ids" else _tag)
    if list(items) == cut(ours):
        return versions.raws[1]
    style = versions.raws[1] or versions.raws[2] or "{}"
    return f"{style[0]}{_separator(ours, theirs).join(items)}{style[-1]}" if items else None


def _tag(part: str) -> str:
    return tag_form(decode(part))


def _separator(*values: str) -> str:
    """Return the separator of the first list with two items; a comma by default."""
    match = next((match for value in values if (match := LIST_SEPARATOR.search(value.strip(" ,;")))), None)
    return match[0] if match else ", "


def _new_remarks(number: int, base: Side | None, ours: Side, theirs: Side) -> list[Edit]:
    """Return the edits that add comments which only they have written into the entry."""
    there: Mapping[str, int] = Counter(text for side in (base, ours) if side for text, _ in side.remarks)
    places = list(ours.raws)
    return [
        AddRemark(number, text, places.index(after) if after in places else None)
        for text, after in theirs.remarks
        if text not in there
    ]
