"""Assigns each settled work to its block in the lock and its entry in the file: the first step of the plan.

It is found by the key in the lock, if the entry with that key is still the work's; else by an id in the lock; else by
an entry in the file that is the work (an id in common, or title and authors), which is adopted. Settled works with the
same target are one work. Only the necessary parts of the file are read.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.bibtex.block_values import first_values, read_values
from vlbib.bibtex.grammar import BlockKind
from vlbib.core.entries import entry_ids
from vlbib.core.fields import same_value
from vlbib.core.latex import protect
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.record import Draft, Value
from vlbib.core.text import plain_url, without_controls
from vlbib.core.work import Status
from vlbib.lock.without_ids import without_ids
from vlbib.merge.entry_index import ID_FIELDS, index_entries
from vlbib.merge.two_works import contradict, share_only_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.bibtex.document import Document
    from vlbib.core.work import Mention
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedWork
    from vlbib.lock.settled import SettledWork
    from vlbib.merge.entry_index import EntryIndex

_BROKEN_KEY = lazy_pattern(r"@\s*[A-Za-z]\w*\s*[{(]\s*([^\s,{}()=]+)")


class Target(Struct):
    """One work of the planned library: its settled works, its block in the lock, the index of its entry in the file.

    `adopted`: the owner wrote the entry. `replaced`: the owner's entry replaced the one that vlbib wrote. `hidden`: the
    entry is in a block that cannot be read. `strangers`: pairs of an entry of another work and an id of this work that
    it has.
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
        """The draft of the first settled work that has one."""
        return next((draft for member in self.members if (draft := draft_for(member))), None)


class Targets(Struct, frozen=True):
    """All targets: those of the settled works, in their order, and those that are only in the lock."""

    named: tuple[Target, ...]
    orphans: tuple[Target, ...]
    of: tuple[Target, ...]  # one for each settled work
    taken: AbstractSet[str]  # keys in use, lower case
    filed: AbstractSet[str]  # those among them that entries in the file have
    doubled: AbstractSet[str]  # those among them that several entries have


def assign(document: Document, lock: Lock, settled: Sequence[SettledWork]) -> Targets:
    """Find the target of every settled work, and of every work in the lock that has a key and no settled work."""
    search = _Search(document, lock)
    unknown = (draft_for(work) for work in settled if not search.knows(work))
    search.prepare(draft for draft in unknown if draft)
    of = tuple(search.target(work) for work in settled)
    named = tuple({id(target): target for target in of}.values())
    for target in named:
        search.withhold(target)
    orphans = tuple(target for target in search.targets.values() if not target.members)
    return Targets(named, orphans, of, search.taken, search.entries.keys(), search.doubled)


def draft_for(settled: SettledWork) -> Draft | None:
    """Return the entry to write: the sources' for an accepted work, one from the note's words for a web page."""
    if settled.locked.status is Status.ACCEPTED:
        return settled.draft
    if settled.locked.status is Status.WEB:
        return _web_draft(settled.work.mentions) or settled.draft
    return None


def _web_draft(mentions: Sequence[Mention]) -> Draft | None:
    """Return an `@online` with the title in the note's words and its URL; None without a URL."""
    url = next((link.url for mention in mentions for link in mention.links), None)
    if url is None:
        return None
    first = mentions[0]
    title = protect(", ".join((first.text, *first.gloss[:1])), [first.text])
    return Draft(
        type="online",
        fields={"title": Value(without_controls(title), "note"), "url": Value(plain_url(url), "note")},
    )


class _Search:
    """The entries of lock and file by key, and, after `prepare`, by ids and titles."""

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
        self.by_id: dict[tuple[str, str], list[Target]] = defaultdict(list)
        self.index: EntryIndex | None = None
        self.taken = {*self.entries, *self.broken, *self.targets}
        self.taken |= {old.lower() for work in lock.works for old in work.former_keys}

    def _locked(self, work: LockedWork) -> Target:
        key = work.key.lower()
        number = self.entries.get(key)
        if number is not None and not is_entry_of(self.document, number, work):
            number = None  # an entry of another work has the key now
        return Target(locked=work, entry=number, adopted=work.adopted, hidden=key in self.broken)

    def prepare(self, unknown: Iterable[Draft]) -> None:
        """Index entries by ids and titles if needed: for works without a key, and for keys missing from the file."""
        drafts = list(unknown)
        missing = (
            []
            if not self.entries
            else [target for target in self.targets.values() if target.entry is None and not target.hidden]
        )
        if not drafts and not missing:
            return
        for target in self.targets.values():
            for identity in target.locked.ids if target.locked else ():
                self.by_id[identity.key].append(target)
        if not self.entries:
            return
        lost = [draft for target in missing if target.locked and (draft := target.locked.draft)]
        titles = [draft.fields["title"].text for draft in (*drafts, *lost) if "title" in draft.fields]
        self.index = index_entries(self.document, titles=titles)
        self.of_entry = {target.entry: target for target in self.targets.values() if target.entry is not None}
        for target in missing:
            self._follow(target, self.index)

    def _follow(self, target: Target, index: EntryIndex) -> None:
        """Find an entry whose key is missing from the file by ids and title: the owner gave it another key.

        If another entry has the new key too, nothing is done until the owner has changed one of them.
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
        if target and self.knows(work):
            target.members.append(work)
            return target
        draft = draft_for(work)
        if target is None and draft is not None:
            target = self._known(draft) or self._in_file(draft)
        target = target or Target()
        target.members.append(work)
        for identity in draft.ids if draft else ():
            self.by_id[identity.key].append(target)
        return target

    def knows(self, work: SettledWork) -> bool:
        """Tell whether the lock has a settled work under its key, with the same ids."""
        target = self.targets.get(work.locked.key.lower())
        return bool(target and target.locked and target.locked.ids == work.locked.ids)

    def withhold(self, target: Target) -> None:
        """Remove ids from a target's works that entries of other works have, unless the target had them before.

        Ids that the owner pinned stay, and so do ids shared with another work of the notes: that was decided before.
        """
        draft = None if self.index is None else target.draft
        if self.index is None or draft is None:
            return
        held = {identity.key for identity in target.locked.ids} if target.locked else set()
        mentions = [mention for member in target.members for mention in member.work.mentions if mention.pinned]
        held |= {identity.key for mention in mentions for identity in mention.ids}
        target.strangers = tuple(
            (number, key)
            for number, key in self.index.strangers(draft, held)
            if number != target.entry and not self._is_settled(number, key)
        )
        keys = {key for _, key in target.strangers}
        if keys:
            target.members = [without_ids(member, keys) for member in target.members]

    def _is_settled(self, number: int, key: tuple[str, str]) -> bool:
        """Tell whether an entry belongs to a work of the notes whose records have the id."""
        target = self.of_entry.get(number)
        return target is not None and any(key in member.identities for member in target.members)

    def _known(self, draft: Draft) -> Target | None:
        """Return the target that has an id of a draft and is its work; a shared id alone is not enough."""
        targets = (target for identity in draft.ids for target in self.by_id.get(identity.key, ()))
        return next((target for target in targets if not _share_only_ids(target, draft)), None)

    def _in_file(self, draft: Draft) -> Target | None:
        number = self.index.find(draft) if self.index else None
        if number is None:
            return None
        return self.of_entry.setdefault(number, Target(entry=number, adopted=True))

    def _key(self, number: int) -> str:
        return self.document.key(self.document.entries[number]).lower()


def _share_only_ids(target: Target, draft: Draft) -> bool:
    entry = target.draft or (target.locked.draft if target.locked else None)
    return entry is not None and share_only_ids(_texts(entry), _texts(draft))


def _texts(draft: Draft) -> dict[str, str]:
    return {name: value.text for name, value in draft.fields.items()}


def _broken_keys(document: Document) -> frozenset[str]:
    texts = (document.text(block.start, block.end) for block in document.blocks if block.kind is BlockKind.BROKEN)
    return frozenset(match[1].lower() for text in texts for match in _BROKEN_KEY.finditer(text))


def is_entry_of(document: Document, number: int, locked: LockedWork) -> bool:
    """Tell whether the entry with a locked work's key is still that work's, and not another's that has taken the key.

    It is if its title, an id or the URL is the work's; else, if no ids contradict, if it still has half of the values
    that vlbib wrote. A web page has only title and URL, and the owner may change both.
    """
    title = locked.fields.get("title")
    if title is None or _holds(document, number, title.value) or _holds(document, number, title.last or ""):
        return True
    fields = first_values(document, document.entries[number], ID_FIELDS)
    theirs, ours = set(entry_ids(fields)), set(locked.ids)
    if same_value("title", fields.get("title", ""), title.value) or {identity.key for identity in theirs} & {
        identity.key for identity in ours
    }:
        return True
    if not ours and locked.type == document.entries[number].type.decode().lower() == "online":
        return True
    return not contradict(theirs, ours) and is_mostly(document, number, locked)


def _holds(document: Document, number: int, text: str) -> bool:
    """Tell at little cost whether a text, in UTF-8, is an entry's title; False does not exclude an equal title."""
    block, sought = document.entries[number], text.encode("utf-8", "replace")
    before, match, after = document.source[block.start : block.end].partition(sought) if text else (b"", b"", b"")
    if not match or not after.startswith((b"}", b'"')):
        return False
    value = block.start + len(before) - 1
    span = next((span for span in block.spans() if span.value_start >= value), None)
    if span is None or span.value_start != value:
        return False
    return document.source[span.name_start : span.name_end].lower() == b"title"


def is_mostly(document: Document, number: int, locked: LockedWork) -> bool:
    """Tell whether an entry has at least half of the values that vlbib wrote: it is not another entry of the work."""
    values = read_values(document, document.entries[number])
    written = {name: field.last for name, field in locked.fields.items() if field.last and not field.gone}
    same = sum(values.get(name) in (text, document.shown(text)) for name, text in written.items())
    return 2 * same >= len(written)


def is_key_of_another_work(document: Document, locked: LockedWork) -> bool:
    """Tell whether the entry in the file with a locked work's key belongs to another work."""
    key = locked.key.lower()
    numbers = (number for number, block in enumerate(document.entries) if document.key(block).lower() == key)
    number = next(numbers, None) if key else None
    return number is not None and not is_entry_of(document, number, locked)


def key_of_another_work(key: str) -> str:
    """Return the message that a key belongs to another work, and what to do."""
    return f"{key}: the entry with that key is another work now; run `vlbib sync` first, which finds the right entry"
