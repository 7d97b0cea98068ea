"""Which entry of a file is a work already: by an id in common, else by the same title and authors.

Only what the question needs is read from the file, and titles are compared decoded only where a rough form agrees:
decoding TeX costs far more than reading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from vlbib.bibtex.document import first_values, read_values
from vlbib.core.entries import ID_PLACES, entry_ids
from vlbib.core.latex import decode
from vlbib.core.names import same_people
from vlbib.core.people import read_people
from vlbib.core.text import squeeze
from vlbib.merge.field import same_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vlbib.bibtex.document import Document
    from vlbib.core.ids import Id
    from vlbib.core.record import Draft
    from vlbib.lock.schema import LockedWork

_WANTED = frozenset(
    {b"doi", b"eprint", b"archiveprefix", b"eprinttype", b"url", b"title", *(name.encode() for name in ID_PLACES)}
)
_LETTERS = re.compile(r"\\(ss|[oOlLij]|ae|AE|oe|OE)(?![A-Za-z])")
_COMMANDS = re.compile(r"\\[A-Za-z]+")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class EntryIndex:
    """Entries of a file by their ids and by the rough form of their titles, by number."""

    document: Document
    ids: Mapping[tuple[str, str], tuple[int, ...]]
    titles: Mapping[str, tuple[int, ...]]

    def find(self, draft: Draft) -> int | None:
        """Return the entry that is the work of a draft: most ids in common, then its type, then the first."""
        shared = [number for identity in draft.ids for number in self.ids.get(identity.key, ())]
        if shared:
            return max(sorted(set(shared)), key=lambda number: (shared.count(number), self._has_type(number, draft)))
        title = draft.fields.get("title")
        rough = rough_title(title.text) if title else ""
        return next((number for number in self.titles.get(rough, ()) if rough and self._is(number, draft)), None)

    def _has_type(self, number: int, draft: Draft) -> bool:
        return self.document.entries[number].type.lower() == draft.type.encode()

    def _is(self, number: int, draft: Draft) -> bool:
        """Tell whether an entry has the draft's title and authors, and no id that contradicts."""
        entry = first_values(self.document, self.document.entries[number], frozenset({b"title", b"author", *_WANTED}))
        texts = {name: value.text for name, value in draft.fields.items()}
        return (
            squeeze(decode(entry.get("title", ""))) == squeeze(decode(texts.get("title", "")))
            and same_authors(entry.get("author", ""), texts.get("author", ""))
            and not contradict(set(entry_ids(entry)), set(draft.ids))
        )


def contradict(left: set[Id], right: set[Id]) -> bool:
    """Tell whether both have a DOI, or both an arXiv id, and not the same."""
    schemes = {identity.scheme for identity in left} & {identity.scheme for identity in right} & {"doi", "arxiv"}
    return bool(schemes) and not {identity.key for identity in left} & {identity.key for identity in right}


def is_entry_of(document: Document, number: int, locked: LockedWork) -> bool:
    """Tell whether an entry under a locked work's key is that work still, and not another one that took its key.

    It is while its title is the work's, or an id or the URL; where none tells, while half of what vlbib wrote stands in
    it. A page, which has nothing but title and URL, is the owner's to change.
    """
    title = locked.fields.get("title")
    if title is None or _holds(document, number, title.value) or _holds(document, number, title.last or ""):
        return True
    fields = first_values(document, document.entries[number], _WANTED)
    theirs, ours = set(entry_ids(fields)), set(locked.ids)
    if same_value("title", fields.get("title", ""), title.value) or {identity.key for identity in theirs} & {
        identity.key for identity in ours
    }:
        return True
    if not ours and locked.type == document.entries[number].type.decode().lower() == "online":
        return True
    return not contradict(theirs, ours) and is_mostly(document, number, locked)


def _holds(document: Document, number: int, text: str) -> bool:
    """Tell whether a text begins an entry's title, as UTF-8; one in another encoding is compared at length."""
    block = document.entries[number]
    at = document.source.find(text.encode("utf-8", "replace"), block.start, block.end) if text else -1
    places = block.offsets.tolist() if at > 0 else []
    if at - 1 not in places[2::4]:
        return False
    name = 4 * places[2::4].index(at - 1)
    return document.source[places[name] : places[name + 1]].lower() == b"title"


def is_mostly(document: Document, number: int, locked: LockedWork) -> bool:
    """Tell whether an entry has half of what vlbib wrote at least: it is that entry, not another one of the work."""
    values = read_values(document, document.entries[number])
    written = {name: field.last for name, field in locked.fields.items() if field.last and not field.gone}
    same = sum(values.get(name) in (text, document.shown(text)) for name, text in written.items())
    return 2 * same >= len(written)


def has_changed_hands(document: Document, locked: LockedWork) -> bool:
    """Tell whether the file's entry of a locked work's key is another work's."""
    key = locked.key.lower()
    numbers = (number for number, block in enumerate(document.entries) if document.key(block).lower() == key)
    number = next(numbers, None) if key else None
    return number is not None and not is_entry_of(document, number, locked)


def changed_hands(key: str) -> str:
    """Say that a key is another work's, and what to do."""
    return f"{key}: the entry of that key is another work's now; run `vlbib sync` first, it follows the work"


def same_authors(first: str, second: str) -> bool:
    """Tell whether two author values agree as far as they go: `and others` cuts a list, two empty ones agree."""
    left, right = read_people(first), read_people(second)
    if not left.names or not right.names:
        return not left.names and not right.names
    size = min(len(left.names), len(right.names)) if left.others or right.others else None
    return same_people(left.names[:size], right.names[:size])


def rough_title(value: str) -> str:
    """Return a title's letters and digits without decoding its TeX: equal for equal titles, save for rare commands."""
    if "\\" in value:
        value = _COMMANDS.sub("", _LETTERS.sub(r"\1", value))
    return squeeze(value)


def index(document: Document, *, titles: Iterable[str] = ()) -> EntryIndex:
    """Index the entries of a file by their ids, and by those of the titles (BibTeX text) that are asked for."""
    ids: dict[tuple[str, str], list[int]] = defaultdict(list)
    rough: dict[str, list[int]] = defaultdict(list)
    wanted = {rough_title(title) for title in titles}
    for number, block in enumerate(document.entries):
        fields = first_values(document, block, _WANTED)
        for identity in dict.fromkeys(entry_ids(fields)):
            ids[identity.key].append(number)
        form = rough_title(fields.get("title", "")) if wanted else ""
        if form in wanted:
            rough[form].append(number)
    return EntryIndex(document, _frozen(ids), _frozen(rough))


def _frozen(lists: Mapping[Key, list[int]]) -> dict[Key, tuple[int, ...]]:
    return {key: tuple(numbers) for key, numbers in lists.items()}
