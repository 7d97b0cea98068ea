"""What the lock remembers of a work: its mentions, what was asked and decided, and each field with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import UNSET, Struct, UnsetType, structs

from vlbib.core.ids import Id  # noqa: TC001 -- the annotations are read when a lock is decoded
from vlbib.core.record import Draft, Value
from vlbib.core.text import squeeze
from vlbib.core.work import Mention, Query, Status, Verdict
from vlbib.lock.brief import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_Item = TypeVar("_Item")
# The status to keep of two: what is settled needs no question.
_BEST_FIRST = (Status.ACCEPTED, Status.WEB, Status.DOUBTFUL, Status.UNASKED, Status.UNRESOLVED, Status.IGNORED)


class LockedField(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A field: the sources' value, which source gives it, and how it stands to the file.

    `written` is what vlbib last wrote: unset, the value itself, or `styled`; null, nothing (what the file has is the
    owner's). `refused` is a value that the owner has turned down; `disputed` is the owner's value in a conflict still
    open. `gone`: the owner deleted the field. `styled` is the value in the style that the project has set, where that
    is another text: it is what vlbib writes.
    """

    value: str
    source: str
    written: str | UnsetType | None = UNSET
    refused: str | None = None
    disputed: str | None = None
    gone: bool = False
    styled: str | None = None

    @property
    def text(self) -> str:
        """The value as vlbib writes it."""
        return self.value if self.styled is None else self.styled

    @property
    def last(self) -> str | None:
        """What vlbib last wrote into the field, None for nothing."""
        return self.text if self.written is UNSET else self.written


class LockedWork(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A work: what names it, what was asked and decided, and, with a key, the entry that was written.

    The values are as `brief` makes them. A mention's `file` is "" where no note, but the owner named the work (`vlbib
    add`). `missed` are sources that could not be asked and still are to be. `editions` are the states of the
    indexes that were asked for a work that is not accepted (`catalogue 1f3a09c2`). `type` is the entry type that the
    sources give, `written_type` what vlbib last wrote, as in `LockedField`. `tags` were written by vlbib, `untagged`
    taken out by hand; `groups` and `ungrouped` are the same for JabRef's groups. `former_keys` are keys that the entry
    had before. `adopted`: the entry was the owner's before; `gone`: the owner deleted it; `orphan`: no note names the
    work any more, and the mentions are those of before.

    `found` are the version's fields of an adopted preprint, its entry type among them, as the owner had them then.
    `offered` is what the sources give of a version that is not written, since the entry's own stands: its type, and the
    fields of the version. `type` and `fields` are then the version before it.
    """

    key: str = ""
    mentions: tuple[Mention, ...] = ()
    verdict: Verdict
    alias: str = ""
    queries: tuple[Query, ...] = ()
    asked: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    type: str = ""
    written_type: str | UnsetType | None = UNSET
    ids: tuple[Id, ...] = ()
    fields: dict[str, LockedField] = {}
    tags: tuple[str, ...] = ()
    untagged: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    ungrouped: tuple[str, ...] = ()
    former_keys: tuple[str, ...] = ()
    adopted: bool = False
    gone: bool = False
    orphan: bool = False
    found: dict[str, str] = {}
    offered: Draft | None = None

    @property
    def status(self) -> Status:
        """The status of the verdict."""
        return self.verdict.status

    @property
    def last_type(self) -> str | None:
        """The entry type that vlbib last wrote, None where the owner's stands."""
        return self.type if self.written_type is UNSET else self.written_type

    @property
    def draft(self) -> Draft | None:
        """The entry as the sources gave it; None for a work without one."""
        written = self.written_draft
        if written is None or self.offered is None:
            return written
        from vlbib.core.versions import VERSION_FIELDS

        kept = {name: value for name, value in written.fields.items() if name not in VERSION_FIELDS}
        return structs.replace(written, type=self.offered.type, fields={**kept, **self.offered.fields})

    @property
    def written_draft(self) -> Draft | None:
        """The entry as the sources gave it when its version was last taken over; None for a work without one."""
        if not self.type:
            return None
        fields = {name: Value(field.value, field.source) for name, field in self.fields.items()}
        return Draft(type=self.type, fields=fields, ids=self.ids)

    @property
    def title(self) -> str:
        """The title that the sources give, else the text by which the notes name the work."""
        title = self.fields.get("title")
        return title.value if title else next((mention.text for mention in self.mentions), "")

    @property
    def rank(self) -> tuple[int, int]:
        """How blocks of one work are ordered: the lowest rank holds the most."""
        return _BEST_FIRST.index(self.status), -len(self.fields)

    def is_work_of(self, second: LockedWork) -> bool:
        """Tell whether two blocks are of one work: an id in common; where none could be, the same type and title."""
        mine, theirs = ({identity.key for identity in work.ids} for work in (self, second))
        if mine & theirs:
            return True
        if {scheme for scheme, _ in mine} & {scheme for scheme, _ in theirs}:
            return False
        title = squeeze(self.title)
        return bool(title) and title == squeeze(second.title) and self.type == second.type

    def renamed(self, key: str, old: str) -> LockedWork:
        """Return the work under a key, with the old one among its former keys if that is another."""
        former = self.former_keys if key == old else _union(self.former_keys, [old])
        return structs.replace(self, key=key, former_keys=former)

    def join(self, second: LockedWork) -> LockedWork:
        """Return two blocks of one work as one: this one's key, verdict and values, with what only the second knows.

        What names the work and what was asked is united, and the owner's decisions in either block stand. The file's
        tags may be those of either block, so only what both wrote counts as written: a tag of one alone that the file
        lacks was not taken out by hand.
        """
        asked = _union(self.asked, second.asked)
        untagged, ungrouped = _union(self.untagged, second.untagged), _union(self.ungrouped, second.ungrouped)
        return structs.replace(
            self,
            key=self.key or second.key,
            mentions=in_order((*self.mentions, *second.mentions)),
            alias=self.alias or second.alias,
            queries=_union(self.queries, second.queries),
            asked=asked,
            missed=_without(_union(self.missed, second.missed), asked),
            editions=_union(self.editions, second.editions),
            ids=_union(self.ids, second.ids),
            fields={name: _decided(field, second.fields.get(name)) for name, field in self.fields.items()},
            tags=_without(_common(self.tags, second.tags), untagged),
            untagged=untagged,
            groups=_without(_common(self.groups, second.groups), ungrouped),
            ungrouped=ungrouped,
            former_keys=_union(self.former_keys, second.former_keys),
            adopted=self.adopted or second.adopted,
            gone=self.gone and second.gone,
            orphan=self.orphan and second.orphan,
        )


def _decided(field: LockedField, second: LockedField | None) -> LockedField:
    """Return a field with the decisions in a second one: what is the owner's, deleted or refused stays so."""
    if second is None or second == field:
        return field
    same = second.value == field.value
    return structs.replace(
        field,
        written=None if same and second.last is None else field.written,
        refused=field.refused if field.refused is not None else second.refused,
        disputed=field.disputed if field.disputed is not None or not same else second.disputed,
        gone=field.gone or second.gone,
    )


def _union(first: Iterable[_Item], second: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys([*first, *second]))


def _common(first: Iterable[_Item], second: Sequence[_Item]) -> tuple[_Item, ...]:
    return tuple(item for item in first if item in second)


def _without(items: Iterable[_Item], out: Sequence[_Item]) -> tuple[_Item, ...]:
    return tuple(item for item in items if item not in out)
