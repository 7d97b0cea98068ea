"""What the lock records of a work: its mentions, what was asked and decided, and each field with its source."""

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
# The order of precedence when two statuses are joined: a settled work need not be asked about again.
_BEST_FIRST = (Status.ACCEPTED, Status.WEB, Status.DOUBTFUL, Status.UNASKED, Status.UNRESOLVED, Status.IGNORED)


class LockedField(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A field: the sources' value, the source that gives it, and its relation to the file.

    `written` is what vlbib last wrote; unset: the value itself, or `styled`; null: nothing, because the file's value is
    the owner's. `refused` is a value that the owner has turned down. `disputed` is the owner's value in an open
    conflict. `gone`: the owner deleted the field. `styled` is the value in the project's style, if that is a different
    text; vlbib then writes it.
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
        """What vlbib last wrote into the field; None if it wrote nothing."""
        return self.text if self.written is UNSET else self.written


class LockedWork(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """A work: its mentions, what was asked and decided, and, if it has a key, the entry that was written.

    Mentions, queries and verdict are shortened by `brief`. A mention's `file` is "" if the owner named the work without
    a note (`vlbib add`). `missed` are sources that could not be asked yet. `editions` are the states of the indexes
    asked for a work that is not accepted (`catalogue 1f3a09c2`). `type` is the entry type from the sources,
    `written_type` what vlbib last wrote, as in `LockedField`. `tags` were written by vlbib, `untagged` were removed by
    hand; `groups` and `ungrouped` are the same for JabRef's groups. `former_keys` are earlier keys of the entry.
    `adopted`: the owner wrote the entry. `gone`: the owner deleted it. `orphan`: no note mentions the work any more;
    `mentions` are the last ones.

    `found` are the type and the version fields of an adopted preprint when it was adopted. `offered` is the sources'
    version if it is not written because the entry keeps its own: its type and version fields. `type` and `fields` are
    then those of the version before.
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
        """The entry type that vlbib last wrote; None if the type is the owner's."""
        return self.type if self.written_type is UNSET else self.written_type

    @property
    def draft(self) -> Draft | None:
        """The entry as the sources give it; None for a work without one."""
        written = self.written_draft
        if written is None or self.offered is None:
            return written
        from vlbib.core.versions import VERSION_FIELDS

        kept = {name: value for name, value in written.fields.items() if name not in VERSION_FIELDS}
        return structs.replace(written, type=self.offered.type, fields={**kept, **self.offered.fields})

    @property
    def written_draft(self) -> Draft | None:
        """The entry with the sources' version that was last written; None for a work without one."""
        if not self.type:
            return None
        fields = {name: Value(field.value, field.source) for name, field in self.fields.items()}
        return Draft(type=self.type, fields=fields, ids=self.ids)

    @property
    def title(self) -> str:
        """The title from the sources, or else the text of the first mention."""
        title = self.fields.get("title")
        return title.value if title else next((mention.text for mention in self.mentions), "")

    @property
    def rank(self) -> tuple[int, int]:
        """The sort key for blocks of one work: the lowest has the most information."""
        return _BEST_FIRST.index(self.status), -len(self.fields)

    def is_work_of(self, second: LockedWork) -> bool:
        """Tell whether two blocks are one work: by a common id or, without ids to compare, by type and title."""
        mine, theirs = ({identity.key for identity in work.ids} for work in (self, second))
        if mine & theirs:
            return True
        if {scheme for scheme, _ in mine} & {scheme for scheme, _ in theirs}:
            return False
        title = squeeze(self.title)
        return bool(title) and title == squeeze(second.title) and self.type == second.type

    def renamed(self, key: str, old: str) -> LockedWork:
        """Return the work with a new key; the old key, if different, is added to the former keys."""
        former = self.former_keys if key == old else _union(self.former_keys, [old])
        return structs.replace(self, key=key, former_keys=former)

    def join(self, second: LockedWork) -> LockedWork:
        """Join two blocks of one work: this one's key, verdict and values, with what only the second has.

        Mentions and queries are united, and the owner's decisions in either block are kept. The tags in the file may be
        those of either block, so only tags in both count as written: if the file lacks a tag that is in only one block,
        it was not removed by hand.
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
    """Return a field with the owner's decisions in a second one: owned, deleted, refused."""
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
