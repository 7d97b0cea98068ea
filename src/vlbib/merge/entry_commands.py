"""What an owner does to a library by command: settle conflicts, rename a key, merge two entries, rename a tag.

Each is a pure function from a document and a lock to the new bytes and the new lock. Old keys stay as aliases: in
biblatex's field `ids`, and in the lock, so that papers that cite them, and the next sync, find the entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from msgspec import UNSET, structs

from vlbib.bibtex.document import Document, first_values, read, read_values
from vlbib.bibtex.edits import DropEntry, DropField, RenameKey, SetField, SetType
from vlbib.bibtex.splice import edited
from vlbib.core.bib import FieldState
from vlbib.core.fields import REFERENCES
from vlbib.core.latex import decode
from vlbib.lock.schema import LockedField
from vlbib.merge.entry import ENTRY_TYPE, LABELS, Conflict, field_states
from vlbib.merge.identity import changed_hands, has_changed_hands
from vlbib.merge.tags import distinct_tags, in_file, renamed_tag, split_keywords, split_raw, tag_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vlbib.bibtex.edits import Edit
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedWork

_REFERENCE_NAMES = frozenset(name.encode() for name in REFERENCES)
_IDS = frozenset({b"ids"})
_KEY = re.compile(r"[^\s,{}()\"#%'=\\~]+")
Item = TypeVar("Item")
_COMMAS = re.compile(r"\s*,\s*")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A command that cannot be done, with the reason and what to do."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The library's new bytes, the new lock, old keys to new ones, the fields that changed, and values left out."""

    data: bytes
    lock: Lock
    renamed: Mapping[str, str]
    fields: tuple[str, ...] = ()
    left_out: tuple[Conflict, ...] = ()


def accept_fields(document: Document, lock: Lock, key: str, field: str = "", *, mine: bool = False) -> Done | Rejected:
    """Settle conflicts of an entry: the sources' values go into the file, or, with `mine`, the owner's stay for good.

    Without a field all open conflicts of the entry; a field is taken even where it is in no conflict.
    """
    number, work = _entry(document, key), lock.work(key)
    if number is None or work is None:
        return Rejected(f"{key}: no entry of that key is vlbib's; `vlbib list` shows the keys")
    if has_changed_hands(document, work):
        return Rejected(changed_hands(key))
    names = [field.lower()] if field else _in_dispute(document, number, work)
    unknown = [name for name in names if name not in work.fields and name != ENTRY_TYPE]
    if unknown or not names:
        return Rejected(f"{key}: the sources give no `{field}`" if unknown else f"{key}: nothing is in dispute")
    values = [name for name in names if name != ENTRY_TYPE]
    settled = {name: _kept(work.fields[name]) if mine else _taken(work.fields[name]) for name in values}
    edits: list[Edit] = [] if mine else [SetField(number, name, work.fields[name].value) for name in values]
    block = structs.replace(work, fields=work.fields | settled)
    if ENTRY_TYPE in names:
        edits += [] if mine else [SetType(number, work.type)]
        block = structs.replace(block, written_type=None if mine else UNSET)
    return Done(data=edited(document, edits), lock=_replaced(lock, work, block), renamed={}, fields=tuple(names))


def _in_dispute(document: Document, number: int, work: LockedWork) -> list[str]:
    states = field_states(document, number, work)
    return [name for name in (ENTRY_TYPE, *work.fields) if states.get(name) is FieldState.DISPUTED]


def _kept(field: LockedField) -> LockedField:
    return structs.replace(field, refused=field.value, disputed=None)


def _taken(field: LockedField) -> LockedField:
    return LockedField(value=field.value, source=field.source)


def rekey_entry(document: Document, lock: Lock, old: str, new: str) -> Done | Rejected:
    """Give an entry another key; the old one becomes an alias, and `crossref` and the like follow."""
    number = _entry(document, old)
    if number is None:
        return Rejected(f"{old}: the library has no entry of that key")
    work = lock.work(old)
    if work and has_changed_hands(document, work):
        return Rejected(changed_hands(old))
    written = document.key(document.entries[number])
    if not _KEY.fullmatch(new):
        return Rejected(f"{new}: a key holds no white space and none of , {{ }} ( ) \" # % ' = \\ ~")
    if new == written or (new.lower() != written.lower() and new.lower() in _keys_in_use(document, lock)):
        return Rejected(f"{new}: that key is in use already")
    heir = _heir(document, new, number)
    if heir:
        return Rejected(f"{new}: papers may still cite {heir} by that key; take it out of its `ids` first")
    values = read_values(document, document.entries[number])
    edits: list[Edit] = [
        RenameKey(number, new),
        SetField(number, "ids", _aliases(values.get("ids", ""), [written], new)),
    ]
    edits += _referring(document, {written: new}, frozenset())
    after = lock if work is None else _replaced(lock, work, work.renamed(new, work.key))
    return Done(data=edited(document, edits), lock=after, renamed={written: new})


def merge_entries(document: Document, lock: Lock, keep: str, drop: str) -> Done | Rejected:
    """Make one entry of two: the first stays with its values, and gets the other's tags and the fields that it lacks.

    `left_out` has the values that differ (`yours` stays, `theirs` goes).
    """
    kept, dropped = _entry(document, keep), _entry(document, drop)
    if kept is None or dropped is None or kept == dropped:
        missing = keep if kept is None else drop
        return Rejected(
            f"{missing}: " + ("that is one entry" if kept == dropped else "the library has no entry of that key")
        )
    keys = (document.key(document.entries[kept]), document.key(document.entries[dropped]))
    moved = [key for key in keys if (work := lock.work(key)) and has_changed_hands(document, work)]
    if moved:
        return Rejected(changed_hands(moved[0]))
    mine, theirs = (read_values(document, document.entries[number]) for number in (kept, dropped))
    aliases = _aliases(mine.get("ids", ""), [keys[1], *_split(theirs.get("ids", ""))], keys[0])
    filled = {name: value for name, value in _pointing_out(theirs, keys[0]) if name not in mine and name != "ids"}
    united = {name: _united(mine[name], theirs[name]) for name in LABELS if name in mine and name in theirs}
    values = {"ids": aliases} | filled | {name: value for name, value in united.items() if value != mine[name]}
    edits: list[Edit] = [*(SetField(kept, name, value) for name, value in values.items()), DropEntry(dropped)]
    pointing = edited(document, _referring(document, {keys[1]: keys[0]}, frozenset({dropped})))
    differ = (name for name in theirs if name in mine and name not in (*LABELS, "ids") and theirs[name] != mine[name])
    left_out = tuple(Conflict(keys[0], name, mine[name], theirs[name]) for name in differ)
    return Done(
        data=edited(_reread(pointing, document.file), edits),
        lock=_merged(lock, keys, mine, theirs),
        renamed={keys[1]: keys[0]},
        fields=tuple(filled),
        left_out=left_out,
    )


def _reread(data: bytes, file: str) -> Document:
    document = read(data, file)
    assert isinstance(document, Document)
    return document


def _pointing_out(values: Mapping[str, str], key: str) -> Iterator[tuple[str, str]]:
    """Yield the fields that are to be taken over, without references to the entry that takes them."""
    for name, value in values.items():
        if name.encode() not in _REFERENCE_NAMES or key not in _split(value):
            yield name, value
        elif others := [name for name in _split(value) if name != key]:
            yield name, ", ".join(others)


def _merged(lock: Lock, keys: tuple[str, str], mine: Mapping[str, str], theirs: Mapping[str, str]) -> Lock:
    """Join two blocks of the lock: mentions and what was asked of both, decisions and values of the first.

    `keys` are of the entry that stays and of the one that goes, `mine` and `theirs` their values in the file.
    """
    keep, drop = keys
    kept, dropped = lock.work(keep), lock.work(drop)
    if dropped is None:
        return lock
    base = kept or structs.replace(dropped, key=keep, adopted=True, written_type=None, tags=(), groups=())
    missing = {name: field for name, field in dropped.fields.items() if kept is None or name not in mine}
    owned = {name: structs.replace(field, written=None) for name, field in missing.items()}  # the merge was the owner's
    joined = structs.replace(
        base.join(dropped) if kept else base,
        former_keys=_union(base.former_keys, [drop, *dropped.former_keys]),
        tags=_tags_of_both((base.tags, dropped.tags), (mine.get("keywords", ""), theirs.get("keywords", ""))),
        groups=_tags_of_both((base.groups, dropped.groups), (mine.get("groups", ""), theirs.get("groups", ""))),
        fields=owned | (kept.fields if kept else {}),
        adopted=base.adopted,
    )
    works = tuple(
        joined if work is (kept or dropped) else work for work in lock.works if work is not dropped or kept is None
    )
    return structs.replace(lock, works=works)


def _tags_of_both(written: tuple[Sequence[str], Sequence[str]], values: tuple[str, str]) -> tuple[str, ...]:
    """Return the tags that vlbib has written in two entries that become one: none that the owner gave one of them."""
    by_hand = {form for tags, value in zip(written, values, strict=True) for form in _forms(value) - _forms(tags)}
    return tuple(tag for tag in distinct_tags([*written[0], *written[1]]) if tag_form(tag) not in by_hand)


def retag_entries(document: Document, lock: Lock, old: str, new: str, separator: str = "") -> Done:
    """Give a tag another name in every entry; where an entry has both, one is left. The notes' word is not changed.

    With a separator the tag is renamed also where it is a level of another one.
    """

    def rename(tag: str) -> str:
        return renamed_tag(tag, old, new, separator)

    edits: list[Edit] = []
    there: dict[tuple[str, str], Sequence[str]] = {}
    for number, block in enumerate(document.entries):
        values = read_values(document, block)
        for name in (name for name in LABELS if name in values):
            there[document.key(block).lower(), name] = split_keywords(values[name])
            renamed = _renamed_tags(values[name], rename)
            if renamed != values[name]:
                edits.append(SetField(number, name, renamed) if renamed else DropField(number, name))
    works = tuple(_with_tag(work, rename, there) for work in lock.works)
    return Done(data=edited(document, edits), lock=structs.replace(lock, works=works), renamed={old: new})


def _renamed_tags(value: str, rename: Callable[[str], str]) -> str:
    """Return a value with its tags renamed, untouched where none is; a new name stands once."""
    pairs = [(part, decode(part)) for part in split_raw(value)]
    changed = {tag: now for _, tag in pairs if (now := rename(tag)) != tag}
    if not changed:
        return value
    new = [(tag_form(changed.get(tag, tag)), in_file(changed[tag]) if tag in changed else part) for part, tag in pairs]
    once = _forms(changed.values())
    first = {form: at for at, (form, _) in reversed(list(enumerate(new)))}
    return ", ".join(part for at, (form, part) in enumerate(new) if form not in once or first[form] == at)


def _forms(tags: str | Iterable[str]) -> set[str]:
    """Return the forms by which tags compare, of plain ones or of those in a field's value."""
    return {tag_form(decode(part)) for part in split_raw(tags)} if isinstance(tags, str) else set(map(tag_form, tags))


def _with_tag(
    work: LockedWork, rename: Callable[[str], str], there: Mapping[tuple[str, str], Sequence[str]]
) -> LockedWork:
    """Rename a tag in the lock's word on a work; the new one is the owner's where the owner had given either before.

    `there` has the tags of an entry, by its key in lower case and by field.
    """
    names = ("tags", "untagged", "groups", "ungrouped")
    changes = {name: distinct_tags(map(rename, getattr(work, name))) for name in names}
    for name, label in (("tags", "keywords"), ("groups", "groups")):
        ours = _forms(getattr(work, name))
        by_hand = (tag for tag in there.get((work.key.lower(), label), ()) if tag_form(tag) not in ours)
        owned = _forms(map(rename, by_hand))
        changes[name] = tuple(tag for tag in changes[name] if tag_form(tag) not in owned)
    return structs.replace(work, **changes)


def _entry(document: Document, key: str) -> int | None:
    """Return the number of the entry with that key, exactly so or in another case."""
    keys = [document.key(block) for block in document.entries]
    exact = (number for number, candidate in enumerate(keys) if candidate == key)
    return next(
        exact, next((number for number, candidate in enumerate(keys) if candidate.lower() == key.lower()), None)
    )


def _keys_in_use(document: Document, lock: Lock) -> set[str]:
    return {document.key(block).lower() for block in document.entries} | {work.key.lower() for work in lock.works}


def _heir(document: Document, key: str, number: int) -> str:
    """Return the key of another entry that had a key before, "" where there is none."""
    others = ((place, block) for place, block in enumerate(document.entries) if place != number)
    had = (block for _, block in others if key in _split(first_values(document, block, _IDS).get("ids", "")))
    return next((document.key(block) for block in had), "")


def _replaced(lock: Lock, old: LockedWork, new: LockedWork) -> Lock:
    return structs.replace(lock, works=tuple(new if work is old else work for work in lock.works))


def _union(first: Iterable[Item], second: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys([*first, *second]))


def _split(value: str) -> list[str]:
    return [part for part in _COMMAS.split(value.strip()) if part]


def _aliases(value: str, added: Iterable[str], key: str) -> str:
    """Return the value of `ids` with old keys added, without the entry's own."""
    return ", ".join(name for name in _union(_split(value), added) if name != key)


def _united(first: str, second: str) -> str:
    """Return the tags of both values, those of the first as they stand."""
    have = _forms(first)
    new = [part for part in split_raw(second) if tag_form(decode(part)) not in have]
    return ", ".join([first.rstrip(" ,;"), *new]) if new else first


def _referring(document: Document, renamed: Mapping[str, str], without: frozenset[int]) -> list[Edit]:
    """Return the edits that keep `crossref` and the like pointing at their entry, and none at itself."""
    edits: list[Edit] = []
    for number, block in enumerate(document.entries):
        values = first_values(document, block, _REFERENCE_NAMES) if number not in without else {}
        key = document.key(block)
        for name, value in values.items():
            if renamed.keys().isdisjoint(_split(value)):
                continue
            new = _union((renamed.get(name, name) for name in _split(value)), ())
            others = [name for name in new if name != renamed.get(key, key)]
            edits.append(SetField(number, name, ", ".join(others)) if others else DropField(number, name))
    return edits
