"""What the lock remembers of a work, as values: its lines, records and candidates, and each field with its source."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from vlbib.core.work import Kind, Status


class LockedMention(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A mention as the lock knows it: the place without its line, and what it claims.

    `file` is "" where no note, but the owner named the work (`vlbib add`).
    """

    file: str = ""
    heading: tuple[str, ...] = ()
    text: str
    kind: Kind = Kind.LINE
    year: int | None = None
    venue: str | None = None
    authors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    pinned: bool = False


class LockedQuery(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A title that was asked."""

    title: str
    alias: bool = False


class LockedRecord(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A record in brief: enough to show it and to tell it from others. Ids are `scheme:value`.

    What follows `ids` stands only with a work that still waits for a source: the next run joins its word to this one.
    """

    source: str
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None
    venue_short: str | None = None
    type: str | None = None
    url: str | None = None
    ids: tuple[str, ...] = ()
    volume: str | None = None
    number: str | None = None
    series: str | None = None
    pages: str | None = None
    publisher: str | None = None
    month: int | None = None
    primary_class: str | None = None
    preprint_year: int | None = None
    comment: str | None = None
    journal_ref: str | None = None
    aliases: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    unverified: frozenset[str] = frozenset()
    work: str | None = None
    withdrawn: bool = False
    updated: str | None = None


class LockedCandidate(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A candidate that was weighed, with what speaks for and against it."""

    records: tuple[LockedRecord, ...]
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class LockedField(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A field: the sources' value, which source gives it, and how it stands to the file.

    `written` is what vlbib last wrote: unset, the value itself; null, nothing (the value in the file is the owner's).
    `refused` is a value that the owner has turned down; `disputed` is the owner's value in a conflict still open.
    `gone`: the owner deleted the field.
    """

    value: str
    source: str
    written: str | UnsetType | None = UNSET
    refused: str | None = None
    disputed: str | None = None
    gone: bool = False

    @property
    def last(self) -> str | None:
        """What vlbib last wrote into the field, None for nothing."""
        return self.value if self.written is UNSET else self.written


class LockedWork(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A work: what names it, what was asked and decided, and, with a key, the entry that was written.

    `missed` are sources that could not be asked and still are to be.
    `type` is the entry type that the sources give, `written_type` what vlbib last
    wrote, as in `LockedField`. `tags` were
    written by vlbib, `untagged` taken out by hand; `groups` and `ungrouped` are the same for JabRef's groups.
    `adopted`: the entry was the owner's before; `gone`: the owner deleted it. `aka` are keys that the entry had before.
    """

    key: str = ""
    status: Status
    mentions: tuple[LockedMention, ...]
    alias: str = ""
    queries: tuple[LockedQuery, ...] = ()
    asked: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    records: tuple[LockedRecord, ...] = ()
    candidates: tuple[LockedCandidate, ...] = ()
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    type: str = ""
    written_type: str | UnsetType | None = UNSET
    ids: tuple[str, ...] = ()
    fields: dict[str, LockedField] = {}
    tags: tuple[str, ...] = ()
    untagged: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    ungrouped: tuple[str, ...] = ()
    aka: tuple[str, ...] = ()
    adopted: bool = False
    gone: bool = False

    @property
    def last_type(self) -> str | None:
        """The entry type that vlbib last wrote, None where the owner's stands."""
        return self.type if self.written_type is UNSET else self.written_type
