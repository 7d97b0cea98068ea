"""Changes to a library by command: settle conflicts, rename a key, merge two entries, rename a tag.

Each is a pure function from a document and a lock to the new bytes and the new lock. Old keys are kept as aliases, in
biblatex's field `ids` and in the lock, so that papers that cite them and the next sync find the entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import UNSET, Struct, structs

from vlbib.bibtex.block_values import all_values, first_values, read_values, repeated_names
from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import DropEntry, RenameKey, SetField, SetType
from vlbib.bibtex.splice import edited
from vlbib.core.bib import ENTRY_TYPE, FieldState
from vlbib.core.fields import REFERENCES
from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.near_names import KEYS, hint
from vlbib.core.versions import VERSION_FIELDS
from vlbib.lock.schema import LockedField
from vlbib.merge.accept_version import has_other_version, names_taken, take_version
from vlbib.merge.assign import is_key_of_another_work, key_of_another_work
from vlbib.merge.entry import LABELS, field_states, repeated_field_message
from vlbib.merge.filed_entry import filed_entry
from vlbib.merge.referring import aliases_with, referring_edits, split_keys, value_edits
from vlbib.merge.tags import distinct_tags, in_file, renamed_tag, split_keywords, split_raw, tag_form
from vlbib.merge.versions_apart import names_apart, values_left_out, without_version

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vlbib.bibtex.edits import Edit
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedWork
    from vlbib.merge.changes import Conflict
    from vlbib.merge.filed_entry import FiledEntry

_IDS = frozenset({b"ids"})
_KEY = lazy_pattern(r"[^\s,{}()\"#%'=\\~@]+")
Item = TypeVar("Item")


class Rejected(Struct, frozen=True):
    """A command that cannot be carried out: the reason, and what to do."""

    reason: str


class Done(Struct, frozen=True, kw_only=True):
    """The library's new bytes, the new lock, new keys by old keys, the changed fields, and the values left out."""

    data: bytes
    lock: Lock
    renamed: Mapping[str, str]
    fields: tuple[str, ...] = ()
    left_out: tuple[Conflict, ...] = ()


def accept_fields(document: Document, lock: Lock, key: str, field: str = "", *, mine: bool = False) -> Done | Rejected:
    """Settle conflicts of an entry: write the sources' values, or keep the owner's for good if `mine`.

    Without a field, all open conflicts of the entry are settled. A given field need not be in conflict.
    """
    number, work = _entry(document, key), lock.work(key)
    if number is None or work is None:
        near = hint(key, (known.key for known in lock.works), KEYS)
        return Rejected(f"{key}: vlbib wrote no entry with that key{near}")
    if is_key_of_another_work(document, work):
        return Rejected(key_of_another_work(key))
    entry = filed_entry(document, number)
    names = [field.lower()] if field else _in_dispute(document, number, work)
    if has_other_version(entry, work, field.lower()) and (field or work.offered or not names):
        return _accept_version(document, lock, number, entry, mine=mine)
    if not names:
        return Rejected(f"{key}: no field is in conflict")
    return _settle(document, lock, number, names, work, mine=mine)


def _settle(
    document: Document, lock: Lock, number: int, names: Sequence[str], work: LockedWork, *, mine: bool
) -> Done | Rejected:
    """Settle the named fields of an entry, each separately."""
    key = work.key
    unknown = [name for name in names if name not in work.fields and name != ENTRY_TYPE]
    if unknown:
        return Rejected(f"{key}: the sources give no `{unknown[0]}`{hint(unknown[0], work.fields)}")
    values = [name for name in names if name != ENTRY_TYPE]
    repeated = repeated_names(document, document.entries[number]).intersection(values)
    if repeated and not mine:
        return Rejected(repeated_field_message(key, min(repeated)))
    settled = {name: _kept(work.fields[name]) if mine else _taken(work.fields[name]) for name in values}
    edits: list[Edit] = [] if mine else [SetField(number, name, work.fields[name].text) for name in values]
    block = structs.replace(work, fields=work.fields | settled)
    if ENTRY_TYPE in names:
        edits += [] if mine else [SetType(number, work.type)]
        block = structs.replace(block, written_type=None if mine else UNSET)
    return Done(data=edited(document, edits), lock=_replaced(lock, work, block), renamed={}, fields=tuple(names))


def _accept_version(document: Document, lock: Lock, number: int, entry: FiledEntry, *, mine: bool) -> Done | Rejected:
    """Accept all fields of the sources' version, so that versions are not mixed; with `mine`, change nothing."""
    work = lock.work(entry.key)
    assert work is not None
    names = names_taken(entry, work)
    repeated = entry.repeated & VERSION_FIELDS
    if mine:
        return Done(data=document.source, lock=lock, renamed={}, fields=names)
    if repeated:
        return Rejected(repeated_field_message(entry.key, min(repeated)))
    edits, block = take_version(entry, number, work)
    return Done(data=edited(document, edits), lock=_replaced(lock, work, block), renamed={}, fields=names)


def _in_dispute(document: Document, number: int, work: LockedWork) -> list[str]:
    states = field_states(document, number, work)
    return [name for name in (ENTRY_TYPE, *work.fields) if states.get(name) is FieldState.DISPUTED]


def _kept(field: LockedField) -> LockedField:
    return structs.replace(field, refused=field.value, disputed=None)


def _no_entry(document: Document, key: str) -> str:
    keys = (entry.key for entry in document.library.entries)
    return f"{key}: the library has no entry with that key{hint(key, keys, KEYS)}"


def _taken(field: LockedField) -> LockedField:
    return LockedField(value=field.value, source=field.source, styled=field.styled)


def rekey_entry(document: Document, lock: Lock, old: str, new: str) -> Done | Rejected:
    """Rename the key of an entry; the old key becomes an alias, and references such as `crossref` are updated."""
    number = _entry(document, old)
    if number is None:
        return Rejected(_no_entry(document, old))
    work = lock.work(old)
    if work and is_key_of_another_work(document, work):
        return Rejected(key_of_another_work(old))
    written = document.key(document.entries[number])
    if not _KEY.fullmatch(new):
        return Rejected(f"{new}: a key must not contain white space or any of , {{ }} ( ) \" # % ' = \\ ~ @")
    if new == written or (new.lower() != written.lower() and new.lower() in _keys_in_use(document, lock)):
        return Rejected(f"{new}: that key is in use already; `vlbib merge` merges two entries")
    heir = _heir(document, new, number)
    if heir:
        return Rejected(f"{new}: papers may still cite {heir} by that key; remove it from its `ids` first")
    values = read_values(document, document.entries[number])
    edits: list[Edit] = [
        RenameKey(number, new),
        SetField(number, "ids", aliases_with(values.get("ids", ""), [written], new)),
    ]
    edits += referring_edits(document, {written: new}, frozenset())
    after = lock if work is None else _replaced(lock, work, work.renamed(new, work.key))
    return Done(data=edited(document, edits), lock=after, renamed={written: new})


def merge_entries(document: Document, lock: Lock, keep: str, drop: str) -> Done | Rejected:
    """Merge two entries: the first keeps its values, and gets the other's tags and the fields that it lacks.

    It does not get fields of another version of the work. `left_out` has the values that are lost: those that differ
    (`yours` is kept, `theirs` is lost), and those of another version (`yours` is "").
    """
    kept, dropped = _entry(document, keep), _entry(document, drop)
    if kept is None or dropped is None:
        return Rejected(_no_entry(document, keep if kept is None else drop))
    if kept == dropped:
        return Rejected(f"{drop}: both keys are of one entry; name two entries")
    keys = (document.key(document.entries[kept]), document.key(document.entries[dropped]))
    moved = [key for key in keys if (work := lock.work(key)) and is_key_of_another_work(document, work)]
    if moved:
        return Rejected(key_of_another_work(moved[0]))
    mine, theirs = (_with_something(all_values(document, document.entries[number])) for number in (kept, dropped))
    apart = names_apart(filed_entry(document, kept), filed_entry(document, dropped))
    lacking = _pointing_out(theirs, keys[0])
    filled = {name: given for name, given in lacking.items() if name not in mine and name not in apart}
    united = {
        name: (_united(mine[name], theirs[name]), *mine[name][1:]) for name in LABELS if name in mine and name in theirs
    }
    aliases = aliases_with(_first(mine, "ids"), [keys[1], *split_keys(", ".join(theirs.get("ids", ())))], keys[0])
    values = filled | united | {"ids": (aliases, *mine.get("ids", ())[1:])}
    edits = [edit for name, given in values.items() for edit in _field_edits(kept, name, mine.get(name, ()), given)]
    pointing = edited(document, referring_edits(document, {keys[1]: keys[0]}, frozenset({dropped})))
    return Done(
        data=edited(_reread(pointing, document.file), [*edits, DropEntry(dropped)]),
        lock=_merged(lock, keys, mine, theirs, apart),
        renamed={keys[1]: keys[0]},
        fields=(*(name for name in filled if name != "ids"), *(name for name in united if united[name] != mine[name])),
        left_out=tuple(values_left_out(keys[0], mine, theirs, apart)),
    )


def _with_something(values: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the fields with at least one occurrence that is not blank."""
    return {name: given for name, given in values.items() if any(map(str.strip, given))}


def _first(values: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(values.get(name, ())), "")


def _field_edits(number: int, name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """Yield the edits that give the fields of a name their new values; no field is removed."""
    for occurrence, value in enumerate(new):
        if value != next(iter(old[occurrence:]), None):
            yield SetField(number, name, value, occurrence)


def _reread(data: bytes, file: str) -> Document:
    document = read(data, file)
    assert isinstance(document, Document)
    return document


def _pointing_out(values: Mapping[str, Sequence[str]], key: str) -> dict[str, tuple[str, ...]]:
    """Return the fields to copy into the entry with this key, without references to that entry."""
    taken = {name: [_without(value, key) if name in REFERENCES else value for value in values[name]] for name in values}
    return {name: tuple(value for value in given if value) for name, given in taken.items() if any(given)}


def _without(value: str, key: str) -> str:
    """Return a list of keys without one of them; unchanged if the key is not in it."""
    keys = split_keys(value)
    return ", ".join(name for name in keys if name != key) if key in keys else value


def _merged(
    lock: Lock,
    keys: tuple[str, str],
    mine: Mapping[str, Sequence[str]],
    theirs: Mapping[str, Sequence[str]],
    apart: Collection[str],
) -> Lock:
    """Join two blocks of the lock: mentions and queries of both, decisions and values of the first.

    `keys` are those of the entry that is kept and of the one that is dropped, `mine` and `theirs` their values in the
    file; `apart` are the fields of another version.
    """
    keep, drop = keys
    kept, dropped = lock.work(keep), lock.work(drop)
    if dropped is None:
        return lock
    base = kept or structs.replace(dropped, key=keep, adopted=True, written_type=None, tags=(), groups=())
    base = without_version(base) if apart and kept is None else base
    given = base if kept is None else dropped
    missing = {n: field for n, field in given.fields.items() if kept is None or (n not in mine and n not in apart)}
    # The owner's merge writes these values, not vlbib.
    owned = {name: structs.replace(field, written=None) for name, field in missing.items()}
    joined = structs.replace(
        base.join(dropped) if kept else base,
        former_keys=_union(base.former_keys, [drop, *dropped.former_keys]),
        tags=_tags_of_both((base.tags, dropped.tags), (mine.get("keywords", ()), theirs.get("keywords", ()))),
        groups=_tags_of_both((base.groups, dropped.groups), (mine.get("groups", ()), theirs.get("groups", ()))),
        fields=owned | (kept.fields if kept else {}),
        adopted=base.adopted,
    )
    works = tuple(
        joined if work is (kept or dropped) else work for work in lock.works if work is not dropped or kept is None
    )
    return structs.replace(lock, works=works)


def _tags_of_both(
    written: tuple[Sequence[str], Sequence[str]], values: tuple[Sequence[str], Sequence[str]]
) -> tuple[str, ...]:
    """Return the tags of a merged entry that vlbib wrote, without those that the owner gave to either entry."""
    by_hand = {
        form for tags, given in zip(written, values, strict=True) for form in _forms(", ".join(given)) - _forms(tags)
    }
    return tuple(tag for tag in distinct_tags([*written[0], *written[1]]) if tag_form(tag) not in by_hand)


def retag_entries(document: Document, lock: Lock, old: str, new: str, separator: str = "") -> Done:
    """Rename a tag in every entry; an entry that has both names keeps one. Notes are not changed.

    With a separator, the tag is also renamed as a level of other tags.
    """

    def rename(tag: str) -> str:
        return renamed_tag(tag, old, new, separator)

    edits: list[Edit] = []
    there: dict[tuple[str, str], Sequence[str]] = {}
    for number, block in enumerate(document.entries):
        labels = {name: values for name, values in all_values(document, block).items() if name in LABELS}
        for name, values in labels.items():
            there[document.key(block).lower(), name] = split_keywords(", ".join(values))
            for occurrence, value in enumerate(values):
                edits += value_edits(number, name, occurrence, value, _renamed_tags(value, rename))
    works = tuple(_with_tag(work, rename, there) for work in lock.works)
    return Done(data=edited(document, edits), lock=structs.replace(lock, works=works), renamed={old: new})


def _renamed_tags(value: str, rename: Callable[[str], str]) -> str:
    """Return a value with its tags renamed, each new name once; unchanged if no tag is renamed."""
    pairs = [(part, decode(part)) for part in split_raw(value)]
    changed = {tag: now for _, tag in pairs if (now := rename(tag)) != tag}
    if not changed:
        return value
    new = [(tag_form(changed.get(tag, tag)), in_file(changed[tag]) if tag in changed else part) for part, tag in pairs]
    once = _forms(changed.values())
    first = {form: at for at, (form, _) in reversed(list(enumerate(new)))}
    return ", ".join(part for at, (form, part) in enumerate(new) if form not in once or first[form] == at)


def _forms(tags: str | Iterable[str]) -> set[str]:
    """Return the normalised forms of tags, given as plain text or as a field's value."""
    return {tag_form(decode(part)) for part in split_raw(tags)} if isinstance(tags, str) else set(map(tag_form, tags))


def _with_tag(
    work: LockedWork, rename: Callable[[str], str], there: Mapping[tuple[str, str], Sequence[str]]
) -> LockedWork:
    """Rename a tag in the block of a work; the new tag is the owner's if the old or the new one was added by hand.

    `there` has the tags of each entry, by its lower-case key and the field.
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
    """Return the index of the entry with that key; an exact match comes before one that ignores case."""
    keys = [document.key(block) for block in document.entries]
    exact = (number for number, candidate in enumerate(keys) if candidate == key)
    return next(
        exact, next((number for number, candidate in enumerate(keys) if candidate.lower() == key.lower()), None)
    )


def _keys_in_use(document: Document, lock: Lock) -> set[str]:
    return {document.key(block).lower() for block in document.entries} | {work.key.lower() for work in lock.works}


def _heir(document: Document, key: str, number: int) -> str:
    """Return the key of another entry that has `key` as a former key; "" if there is none."""
    others = ((place, block) for place, block in enumerate(document.entries) if place != number)
    had = (block for _, block in others if key in split_keys(first_values(document, block, _IDS).get("ids", "")))
    return next((document.key(block) for block in had), "")


def _replaced(lock: Lock, old: LockedWork, new: LockedWork) -> Lock:
    return structs.replace(lock, works=tuple(new if work is old else work for work in lock.works))


def _union(first: Iterable[Item], second: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys([*first, *second]))


def _united(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """Return our first value with the tags added that only theirs have; our tags are unchanged."""
    have = _forms(", ".join(ours))
    new = [part for value in theirs for part in split_raw(value) if tag_form(decode(part)) not in have]
    return ", ".join([ours[0].rstrip(" ,;"), *new]) if new else ours[0]
