"""The model of the random owner: the invariants of a library, checked on its text alone.

A value is vlbib's if it is as vlbib last wrote it; everything else is the owner's and must stay.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from tests.app.library_text import Item, between, items
from tests.app.made_up_papers import CHANGES

from vlbib.core.bib import ENTRY_TYPE
from vlbib.core.versions import VERSION_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.app.owner_machine import Did

    from vlbib.report.outcome import ConflictReport, Report

Held = TypeVar("Held")
_UNTIDY = frozenset(
    {"retitle", "withdraw", "take back", "lose", "unpublish"}
)  # changes that may hold back other changes


def _move(by_key: dict[str, Held], was: str, now: str) -> None:
    if was in by_key:
        by_key[now] = by_key.pop(was)


@dataclass(slots=True)
class Model:
    """What vlbib has written, by key (values by field, types, tags), and what the owner has decided.

    `out`, `untagged` and `gone`: fields, tags and entries that the owner deleted, by key. `settled`: conflicts by key,
    field and the sources' value. `decided`: texts of lines that the settings decide about. `untidy`: papers with a
    change at the sources that an update holds back. `standing`: keys of entries that were reported to keep their
    version although the sources have another one.
    """

    values: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    types: dict[str, str] = field(default_factory=dict)
    tags: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    out: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    untagged: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    gone: set[str] = field(default_factory=set)
    settled: set[tuple[str, str, str]] = field(default_factory=set)
    decided: set[str] = field(default_factory=set)
    untidy: set[int] = field(default_factory=set)
    standing: set[str] = field(default_factory=set)
    open: tuple[ConflictReport, ...] = ()

    # --- the owner's actions ------------------------------------------------------------------------------------------

    def owner_did(self, before: str, after: str, did: Did) -> None:
        """Learn what the owner did, by hand or by command, from the library's text before and after."""
        old, new = items(before), items(after)
        for was, now in did.renamed.items():
            self._rename(was, now)
        if did.merged:
            keep, drop = did.merged
            assert {*old[keep].tags, *old[drop].tags} <= {*new[keep].tags}, "the tags of both stay"
            lacking = {*old[drop].names} - {*new[keep].names} - {"crossref"} - VERSION_FIELDS
            assert not lacking, "what one entry lacks comes from the other"
            self._merge(keep, drop, old)
        if did.tags:
            self._rename_tags(*did.tags, old)
        self.settled |= set(did.settled)
        self.decided |= set(did.decided)
        for key, entry in new.items():
            former = old.get(next((was for was, now in did.renamed.items() if now == key), key))
            if former is not None:
                self._entry(key, former, entry, did)
        self.gone |= {key for key in old if key not in new and key not in did.renamed} - set(did.merged or ())

    def _rename(self, was: str, now: str) -> None:
        _move(self.values, was, now)
        _move(self.types, was, now)
        for sets in (self.tags, self.out, self.untagged):
            _move(sets, was, now)
        self.standing |= {now} if was in self.standing else set()
        self.settled |= {(now, name, value) for key, name, value in self.settled if key == was}
        self.gone.discard(now)

    def _merge(self, keep: str, drop: str, old: Mapping[str, Item]) -> None:
        """Learn that two entries were merged: the owner's values in either stay the owner's."""
        by_hand = {tag for key in (keep, drop) for tag in old[key].tags if tag not in self.tags[key]}
        self.tags[keep] = (self.tags[keep] | self.tags.pop(drop)) - by_hand
        for name in self.out.pop(drop, ()):
            if old[keep].get(name) is None:
                self.out[keep].add(name)
        self.untagged[keep] = (self.untagged[keep] | self.untagged.pop(drop, set())) - set(
            old[keep].tags + old[drop].tags
        )
        self.values.pop(drop, None)
        self.types.pop(drop, None)

    def _rename_tags(self, olds: Sequence[str], new: str, before: Mapping[str, Item]) -> None:
        for key, entry in before.items():
            by_hand = {tag for tag in entry.tags if tag not in self.tags[key]}
            mine = bool(by_hand & {*olds, new})
            renamed = {new if tag in olds else tag for tag in self.tags[key]}
            self.tags[key] = renamed - {new} if mine else renamed
            self.untagged[key] -= {*olds, new}

    def _entry(self, key: str, former: Item, entry: Item, did: Did) -> None:
        """Learn what the owner has removed from an entry or put back."""
        self.out[key] |= set(former.names) - set(entry.names)
        self.out[key] -= set(entry.names)
        for name in self.out[key]:
            self.values[key].pop(name, None)
        written = self.tags[key] - set(did.tags[0] if did.tags else ())
        self.untagged[key] |= written & set(former.tags) - set(entry.tags)
        self.untagged[key] -= set(entry.tags)
        self.tags[key] &= set(entry.tags)
        if did.accepted and did.accepted[0] == key:
            self.standing -= {key} if ENTRY_TYPE in did.accepted[1] else set()
            self.types[key] = entry.type if ENTRY_TYPE in did.accepted[1] else self.types.get(key, "")
            for name in did.accepted[1]:
                self.values[key][name] = entry.get(name) or ""
        for one in self.open:
            if one.key == key and former.get(one.field) != entry.get(one.field):
                self.settled.add((key, one.field, one.theirs))

    # --- what a sync did ----------------------------------------------------------------------------------------------

    def synced(self, before: str, after: str, told: Report, *, restored: bool = False) -> None:
        """Check what a sync did to a library, and learn what vlbib has written."""
        old, new = items(before), items(after)
        self._hear_standing(told)
        removed = set(told.changes.removed)
        assert [key for key in old if key not in removed] == [key for key in new if key in old], "entries and keys stay"
        assert not {key for key in removed if key.startswith("own")}, "what the owner made is not pruned"
        assert between(before) == between(after), "text between the entries stays"
        assert {key for key in new if key not in old} == set(told.changes.added), "what is added is told"
        for key, entry in new.items():
            if key in old:
                self._check(key, old[key], entry, restored=restored)
            self._learn(key, old.get(key), entry)
        for key in removed:
            self._forget(key)
        again = {(one.key, one.field, one.theirs) for one in told.changes.conflicts} & self.settled
        assert not again, "what is settled is not asked again"
        self.open = told.changes.conflicts

    def _hear_standing(self, told: Report) -> None:
        """Learn which entries keep their version although the sources have another one."""
        self.standing |= {warning.partition(":")[0] for warning in told.warnings if "its version stands" in warning}

    def _check(self, key: str, old: Item, new: Item, *, restored: bool) -> None:
        assert new.type in (old.type, *([] if self.types.get(key) != old.type else [new.type])), (
            "the owner's type stays"
        )
        mine = [str(part) for part in old.parts if not part.name]
        assert mine == [str(part) for part in new.parts if not part.name], "the owner's lines stay"
        kept = [part for part in old.parts if part.name in new.names]
        assert [part.name for part in kept] == [n for n in new.names if n in old.names], "the order of fields stays"
        for part in old.parts:
            if not part.name or part.name == "keywords":
                continue
            ours = self.values[key].get(part.name) == part.value
            assert ours or new.get(part.name) == part.value, f"the owner's {part.name} stays"
            now = next((one for one in new.parts if one.name == part.name), part)
            assert (now.before, now.after.strip(",\n")) == (part.before, part.after.strip(",\n")), "style stays"
        if not restored:
            assert not self.out[key] & set(new.names) - set(old.names), "fields taken out stay out"
            assert not self.untagged[key] & set(new.tags) - set(old.tags), "tags taken out stay out"
        lost = [tag for tag in old.tags if tag not in new.tags and tag not in self.tags[key]]
        assert not lost, "the owner's tags stay"

    def _learn(self, key: str, old: Item | None, new: Item) -> None:
        if old is None:
            self._forget(key)
            self.types[key] = new.type
        elif old.type != new.type:
            self.types[key] = new.type
        for part in new.parts:
            if part.name and (old is None or old.get(part.name) != part.value) and part.name != "keywords":
                self.values[key][part.name] = part.value
        self.tags[key] = (self.tags[key] & set(new.tags)) | (set(new.tags) - set(old.tags if old else ()))
        self.out[key] -= set(new.names)
        self.untagged[key] -= set(new.tags)
        self.gone.discard(key)

    def _forget(self, key: str) -> None:
        self.values.pop(key, None)
        self.types.pop(key, None)
        for sets in (self.tags, self.out, self.untagged):
            sets.pop(key, None)
        self.settled = {one for one in self.settled if one[0] != key}

    # --- news ---------------------------------------------------------------------------------------------------------

    def heard(self, before: str, after: str, told: Report, paper: int, kind: str) -> None:
        """Check that a change at a source arrives: it replaces vlbib's value, and conflicts with the owner's."""
        ready = paper not in self.untidy and kind not in _UNTIDY
        self.untidy |= {paper} if kind in _UNTIDY else set()
        named = f"arxiv:2101.0000{paper}"
        keys = [
            one.key for one in told.works if one.key and [str(i) for i in one.ids if i.scheme == "arxiv"] == [named]
        ]
        old, new = items(before), items(after)
        self._hear_standing(told)
        for key in keys if ready else ():
            if key in old and key in new and not (key in self.standing and set(CHANGES[kind]) & VERSION_FIELDS):
                self._arrived(key, old[key], new[key], CHANGES[kind], told.changes.conflicts)

    def _arrived(
        self, key: str, old: Item, new: Item, names: Iterable[str], conflicts: Sequence[ConflictReport]
    ) -> None:
        listed = {(one.key, one.field) for one in conflicts}
        for name in names:
            written, had = self.values[key].get(name), old.get(name)
            if written is None or had is None or name == "author":
                continue
            arrived = new.get(name) != had if written == had else (key, name) in listed
            assert arrived, f"the news of {name} arrives"
