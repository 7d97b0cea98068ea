"""Which locked work and which entry of the file each settled work is: the plan's first question.

By the key that the lock remembers; else by an id that the lock knows; else by an entry of the file that is the work
(same id, or title and authors), which is adopted. Settled works that come to the same target are one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vlbib.bibtex.grammar import BlockKind
from vlbib.core.latex import protect
from vlbib.core.record import Draft, Value
from vlbib.core.work import Status
from vlbib.merge.identity import index, is_entry_of, is_mostly

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.bibtex.document import Document
    from vlbib.core.work import Mention
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedWork
    from vlbib.lock.settled import SettledWork
    from vlbib.merge.identity import EntryIndex

_BROKEN_KEY = re.compile(r"@\s*[A-Za-z]\w*\s*[{(]\s*([^\s,{}()=]+)")


@dataclass(slots=True)
class Target:
    """One work of the library to be: its settled works, its block in the lock, its entry in the file by number.

    `adopted`: the entry is the owner's own. `replaced`: it took the place of the one that vlbib wrote. `hidden`: the
    entry stands in a block that cannot be read.
    """

    members: list[SettledWork] = field(default_factory=list)
    locked: LockedWork | None = None
    entry: int | None = None
    adopted: bool = False
    replaced: bool = False
    hidden: bool = False

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
    return Draft(type="online", fields={"title": Value(title, "note"), "url": Value(url, "note")})


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
        self.index = index(self.document, titles=titles)
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
        target = target or Target()
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
