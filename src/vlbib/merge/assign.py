"""Which locked work and which entry of the file each settled work is: the plan's first question.

By the key that the lock remembers, while the entry under it is still the work's; else by an id that the lock knows;
else by an entry of the file that is the work (an id in common, or title and authors), which is adopted. Settled works
that come to the same target are one.

Only what the question needs is read from the file, and titles are compared decoded only where a rough form agrees:
decoding TeX costs far more than reading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from vlbib.bibtex.document import first_values, read_values
from vlbib.bibtex.grammar import BlockKind
from vlbib.core.entries import ID_PLACES, REMARKS, entry_ids
from vlbib.core.entry_types import COLLECTED, NO_WORK
from vlbib.core.fields import same_value
from vlbib.core.latex import decode, protect
from vlbib.core.names import may_be_same_people, same_people
from vlbib.core.people import read_people
from vlbib.core.record import Draft, Value
from vlbib.core.text import squeeze, without_controls, words
from vlbib.core.versions import Version, same_version
from vlbib.core.work import Status
from vlbib.merge.two_works import contradict, share_only_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.bibtex.document import Document
    from vlbib.core.work import Mention
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedWork
    from vlbib.lock.settled import SettledWork

_BROKEN_KEY = re.compile(r"@\s*[A-Za-z]\w*\s*[{(]\s*([^\s,{}()=]+)")
_WANTED = frozenset(
    name.encode()
    for name in ("doi", "eprint", "arxivid", "archiveprefix", "eprinttype", "url", "title", *ID_PLACES, *REMARKS)
)
_LETTERS = re.compile(r"\\(ss|[oOlLij]|ae|AE|oe|OE)(?![A-Za-z])")
_TELLING_WORDS = 3  # words from which on a title is one work's, where some of the authors are too
_COMMANDS = re.compile(r"\\[A-Za-z]+")
Key = TypeVar("Key")


@dataclass(slots=True)
class Target:
    """One work of the library to be: its settled works, its block in the lock, its entry in the file by number.

    `adopted`: the entry is the owner's own. `replaced`: it took the place of the one that vlbib wrote. `hidden`: the
    entry stands in a block that cannot be read. `strangers`: entries of other works with an id of it, and that id.
    """

    members: list[SettledWork] = field(default_factory=list)
    locked: LockedWork | None = None
    entry: int | None = None
    adopted: bool = False
    replaced: bool = False
    hidden: bool = False
    strangers: tuple[tuple[int, tuple[str, str]], ...] = ()

    @property
    def draft(self) -> Draft | None:
        """The entry that its works give, the first one's."""
        return next((draft for member in self.members if (draft := draft_for(member))), None)


@dataclass(frozen=True, slots=True)
class Targets:
    """All targets: those that the notes name, in their order, and those that only the lock names."""

    named: tuple[Target, ...]
    orphans: tuple[Target, ...]
    of: tuple[Target, ...]  # one for each settled work
    taken: AbstractSet[str]  # keys in use, lower case
    filed: AbstractSet[str]  # those of them that entries of the file have
    doubled: AbstractSet[str]  # and those that several have


def assign(document: Document, lock: Lock, settled: Sequence[SettledWork]) -> Targets:
    """Find the target of every settled work, and of every locked work with an entry that no settled work is."""
    search = _Search(document, lock)
    unknown = (draft_for(work) for work in settled if work.locked.key.lower() not in search.targets)
    search.prepare(draft for draft in unknown if draft)
    of = tuple(search.target(work) for work in settled)
    named = tuple({id(target): target for target in of}.values())
    orphans = tuple(target for target in search.targets.values() if not target.members)
    return Targets(named, orphans, of, search.taken, search.entries.keys(), search.doubled)


def draft_for(settled: SettledWork) -> Draft | None:
    """Return the entry to write: the sources' for an accepted work, the note's own words for a web page."""
    if settled.locked.status is Status.ACCEPTED:
        return settled.draft
    if settled.locked.status is Status.WEB:
        return _web_draft(settled.work.mentions) or settled.draft
    return None


def _web_draft(mentions: Sequence[Mention]) -> Draft | None:
    """Return an `@online` with the title in the note's words and its URL; None where no URL is given."""
    url = next((link.url for mention in mentions for link in mention.links), None)
    if url is None:
        return None
    first = mentions[0]
    title = protect(", ".join((first.text, *first.gloss[:1])), [first.text])
    return Draft(
        type="online",
        fields={"title": Value(without_controls(title), "note"), "url": Value(without_controls(url), "note")},
    )


class _Search:
    """The lock's and the file's entries by key, and, once prepared, by identity."""

    def __init__(self, document: Document, lock: Lock) -> None:
        self.document = document
        self.entries: dict[str, int] = {}
        self.doubled: set[str] = set()
        for number, block in enumerate(document.entries):
            key = document.key(block).lower()
            if self.entries.setdefault(key, number) != number and key:
                self.doubled.add(key)
        self.broken = _broken_keys(document)
        self.targets = {work.key.lower(): self._locked(work) for work in lock.works if work.key}
        self.of_entry: dict[int, Target] = {}
        self.by_id: dict[tuple[str, str], Target] = {}
        self.index: EntryIndex | None = None
        self.taken = {*self.entries, *self.broken, *self.targets}
        self.taken |= {old.lower() for work in lock.works for old in work.former_keys}

    def _locked(self, work: LockedWork) -> Target:
        key = work.key.lower()
        number = self.entries.get(key)
        if number is not None and not is_entry_of(self.document, number, work):
            number = None  # another work's entry has the key now
        return Target(locked=work, entry=number, adopted=work.adopted, hidden=key in self.broken)

    def prepare(self, unknown: Iterable[Draft]) -> None:
        """Index by identity where that is needed: for works without a key, and for keys gone from the file."""
        drafts = list(unknown)
        missing = (
            []
            if not self.entries
            else [target for target in self.targets.values() if target.entry is None and not target.hidden]
        )
        if not drafts and not missing:
            return
        lost = [draft for target in missing if target.locked and (draft := target.locked.draft)]
        titles = [draft.fields["title"].text for draft in (*drafts, *lost) if "title" in draft.fields]
        self.index = index_entries(self.document, titles=titles)
        self.of_entry = {target.entry: target for target in self.targets.values() if target.entry is not None}
        for target in self.targets.values():
            for identity in target.locked.ids if target.locked else ():
                self.by_id.setdefault(identity.key, target)
        for target in missing:
            self._follow(target, self.index)

    def _follow(self, target: Target, index: EntryIndex) -> None:
        """Find the entry that a key gone from the file has become, by identity: the owner gave it another key.

        Where that key is another entry's too, nothing is done until the owner has settled it.
        """
        draft = target.locked.draft if target.locked else None
        number = index.find(draft) if draft else None
        if number is None or number in self.of_entry or target.locked is None:
            return
        if self._key(number) in self.doubled:
            target.hidden = True
            return
        target.entry = number
        target.replaced = not is_mostly(self.document, number, target.locked)
        target.adopted = target.adopted or target.replaced
        self.of_entry[number] = target

    def target(self, work: SettledWork) -> Target:
        """Return the target of a settled work, with the work added to it."""
        target = self.targets.get(work.locked.key.lower()) if work.locked.key else None
        if target and target.locked and work.locked.ids == target.locked.ids:  # known by them already
            target.members.append(work)
            return target
        draft = draft_for(work)
        if target is None and draft is not None:
            target = self._known(draft) or self._in_file(draft)
        target = target or Target(strangers=self.index.strangers(draft) if self.index and draft else ())
        target.members.append(work)
        for identity in draft.ids if draft else ():
            self.by_id.setdefault(identity.key, target)
        return target

    def _known(self, draft: Draft) -> Target | None:
        return next((self.by_id[identity.key] for identity in draft.ids if identity.key in self.by_id), None)

    def _in_file(self, draft: Draft) -> Target | None:
        number = self.index.find(draft) if self.index else None
        if number is None:
            return None
        return self.of_entry.setdefault(number, Target(entry=number, adopted=True))

    def _key(self, number: int) -> str:
        return self.document.key(self.document.entries[number]).lower()


def _broken_keys(document: Document) -> frozenset[str]:
    texts = (document.text(block.start, block.end) for block in document.blocks if block.kind is BlockKind.BROKEN)
    return frozenset(match[1].lower() for text in texts for match in _BROKEN_KEY.finditer(text))


# --- the identity of an entry ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EntryIndex:
    """Entries of a file by their ids and by the rough form of their titles, by number."""

    document: Document
    ids: Mapping[tuple[str, str], tuple[int, ...]]
    titles: Mapping[str, tuple[int, ...]]

    def find(self, draft: Draft) -> int | None:
        """Return the entry that is the work of a draft.

        Of several it is the one of the draft's version, so that a preprint beside it stays the owner's; then the one
        with most ids in common, then with its type, then the first. An id alone makes no two papers one: slips and DOIs
        of proceedings stand in entries of other works.
        """
        numbered = [number for identity in draft.ids for number in self.ids.get(identity.key, ())]
        shared = [number for number in numbered if not self._shares_only_ids(number, draft)]
        title = draft.fields.get("title")
        rough = rough_title(title.text) if title else ""
        alike = self.titles.get(rough, ()) if rough else ()
        strict = [number for number in alike if number not in shared and self._is(number, draft, same_authors)]
        numbers = sorted({*shared, *strict})
        if not numbers:
            return next((number for number in alike if self._is(number, draft, may_be_same_authors)), None)
        first, *further = numbers
        if not further:
            return first
        return max(
            numbers,
            key=lambda number: (self._has_version(number, draft), shared.count(number), self._has_type(number, draft)),
        )

    def _has_version(self, number: int, draft: Draft) -> bool:
        block = self.document.entries[number]
        given = Version(draft.type, {name: value.text for name, value in draft.fields.items()})
        return same_version(Version(block.type.decode().lower(), read_values(self.document, block)), given)

    def strangers(self, draft: Draft) -> tuple[tuple[int, tuple[str, str]], ...]:
        """Return the entries of other works that have an id of a draft, each with that id."""
        pairs = ((number, identity.key) for identity in draft.ids for number in self.ids.get(identity.key, ()))
        return tuple((number, key) for number, key in pairs if self._shares_only_ids(number, draft))

    def _shares_only_ids(self, number: int, draft: Draft) -> bool:
        """Tell whether an entry has another title than a draft and none of its people, or is a volume of works."""
        if self._type(number) in COLLECTED and draft.type not in COLLECTED:
            return True
        entry = first_values(self.document, self.document.entries[number], frozenset({b"title", b"author"}))
        return share_only_ids(entry, {name: value.text for name, value in draft.fields.items()})

    def _has_type(self, number: int, draft: Draft) -> bool:
        return self._type(number) == draft.type

    def _type(self, number: int) -> str:
        return self.document.entries[number].type.decode().lower()

    def _is(self, number: int, draft: Draft, people: Callable[[str, str], bool]) -> bool:
        """Tell whether an entry has the draft's title and, as `people` tells, its authors, and no id that contradicts.

        Authors that may be the same do where the title has words enough to be no other's.
        """
        entry = first_values(self.document, self.document.entries[number], frozenset({b"title", b"author", *_WANTED}))
        texts = {name: value.text for name, value in draft.fields.items()}
        title = decode(texts.get("title", ""))
        return (
            squeeze(decode(entry.get("title", ""))) == squeeze(title)
            and (people is same_authors or len(words(title)) >= _TELLING_WORDS)
            and people(entry.get("author", ""), texts.get("author", ""))
            and not contradict(set(entry_ids(entry)), set(draft.ids))
        )


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
    """Tell whether a text is an entry's title, as UTF-8; one in another encoding is compared at length."""
    block, sought = document.entries[number], text.encode("utf-8", "replace")
    before, match, after = document.source[block.start : block.end].partition(sought) if text else (b"", b"", b"")
    if not match or not after.startswith((b"}", b'"')):
        return False
    places, value = block.offsets.tolist(), block.start + len(before) - 1
    if value not in places[2::4]:
        return False
    name = 4 * places[2::4].index(value)
    return document.source[places[name] : places[name + 1]].lower() == b"title"


def is_mostly(document: Document, number: int, locked: LockedWork) -> bool:
    """Tell whether an entry has half of what vlbib wrote at least: it is that entry, not another one of the work."""
    values = read_values(document, document.entries[number])
    written = {name: field.last for name, field in locked.fields.items() if field.last and not field.gone}
    same = sum(values.get(name) in (text, document.shown(text)) for name, text in written.items())
    return 2 * same >= len(written)


def is_key_of_another_work(document: Document, locked: LockedWork) -> bool:
    """Tell whether the file's entry of a locked work's key is another work's."""
    key = locked.key.lower()
    numbers = (number for number, block in enumerate(document.entries) if document.key(block).lower() == key)
    number = next(numbers, None) if key else None
    return number is not None and not is_entry_of(document, number, locked)


def key_of_another_work(key: str) -> str:
    """Say that a key is another work's, and what to do."""
    return f"{key}: the entry of that key is another work's now; run `vlbib sync` first, it follows the work"


def same_authors(first: str, second: str) -> bool:
    """Tell whether two author values agree as far as they go: `and others` cuts a list, two empty ones agree."""
    left, right = read_people(first), read_people(second)
    if not left.names or not right.names:
        return not left.names and not right.names
    size = min(len(left.names), len(right.names)) if left.others or right.others else None
    return same_people(left.names[:size], right.names[:size])


def may_be_same_authors(first: str, second: str) -> bool:
    """Tell whether two author values may be of one paper: sources leave people out, and turn their order round."""
    return may_be_same_people(read_people(first).names, read_people(second).names)


def rough_title(value: str) -> str:
    """Return a title's letters and digits without decoding its TeX: equal for equal titles, save for rare commands."""
    if "\\" in value:
        value = _COMMANDS.sub("", _LETTERS.sub(r"\1", value))
    return squeeze(value)


def index_entries(document: Document, *, titles: Iterable[str] = ()) -> EntryIndex:
    """Index the entries of a file by their ids, and by those of the titles (BibTeX text) that are asked for."""
    ids: dict[tuple[str, str], list[int]] = defaultdict(list)
    rough: dict[str, list[int]] = defaultdict(list)
    wanted = {rough_title(title) for title in titles}
    for number, block in enumerate(document.entries):
        if block.type.decode().lower() in NO_WORK:
            continue
        fields = first_values(document, block, _WANTED)
        for identity in dict.fromkeys(entry_ids(fields)):
            ids[identity.key].append(number)
        form = rough_title(fields.get("title", "")) if wanted else ""
        if form in wanted:
            rough[form].append(number)
    return EntryIndex(document, _frozen(ids), _frozen(rough))


def _frozen(lists: Mapping[Key, list[int]]) -> dict[Key, tuple[int, ...]]:
    return {key: tuple(numbers) for key, numbers in lists.items()}
