"""The outcome of a sync, cached for the next sync whose notes name the same works: it would decide the same.

Most edits of a note change its prose: they move mentions and change none. The outcome depends on the mentions (on their
lines only by order), on library and lock, and on what else a run reads. A run that wrote nothing and sent no request
caches it under a digest of all these; anything else in the cache is ignored.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import msgspec
from msgspec import Struct, structs

from vlbib.app.footprint import beside_notes
from vlbib.app.kept_state import KeptState, keep_state, library_name
from vlbib.app.project import bytes_digest
from vlbib.core.stored import as_text, from_text
from vlbib.core.work import Mention, Status, Work
from vlbib.lock.schema import LockedWork  # noqa: TC001 -- needed to decode `CachedOutcome`
from vlbib.lock.settled import SettledWork
from vlbib.merge.changes import Changes  # noqa: TC001 -- as above
from vlbib.report.build import work_report
from vlbib.report.outcome import Summary, needs_attention
from vlbib.storage import byte_cache

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from vlbib.app.project import Project, State
    from vlbib.app.reading.notebook import NamedWorks
    from vlbib.report.build import Planned
    from vlbib.settings import Settings

_KIND = "outcomes"


class _Named(msgspec.Struct, frozen=True, array_like=True):
    """A mention of a work, by its number in the run; `aliases` if pairing has removed some that were read."""

    number: int
    aliases: tuple[str, ...] | None = None


class _Settled(msgspec.Struct, frozen=True, array_like=True):
    """A work: its mentions, and the number of its block in the lock, or the block itself if the lock lacks it."""

    mentions: tuple[_Named, ...]
    block: int | LockedWork


class CachedOutcome(msgspec.Struct, frozen=True, array_like=True):
    """The works of a run in the order in which they were settled, with the plan, which changes no file.

    `sources` are those that answered without a request. `statuses`, `entries` and `listed` are the summary; `listed`
    has numbers of works.
    """

    digest: bytes
    works: tuple[_Settled, ...]
    keys: tuple[str, ...]
    changes: Changes
    reports: tuple[str, ...]
    sources: tuple[str, ...]
    statuses: dict[Status, int]
    entries: dict[str, int]
    listed: tuple[int, ...]


class SyncOutcome(Struct, frozen=True):
    """The outcome of a run that wrote nothing and sent no request: works, plan, and the sources that answered."""

    settled: Sequence[SettledWork]
    done: Planned
    sources: Collection[str]
    summary: Summary


class Outcomes(Struct, frozen=True):
    """The cached outcome of a library: `again` returns it if the input is the same, `keep` replaces it."""

    library: Path
    digest: bytes
    state: State
    mentions: tuple[Mention, ...]

    def again(self) -> SyncOutcome | None:
        """Return the outcome of an earlier run that read the same; None if none is cached."""
        kept = _decoded(byte_cache.cached_bytes(_KIND, library_name(self.library)))
        if kept is None or kept.digest != self.digest:
            return None
        settled = _SettledBefore(kept.works, self)
        listed = [work_report(settled[number], kept.keys[number]) for number in kept.listed]
        return SyncOutcome(settled, kept, kept.sources, Summary(kept.statuses, kept.entries, listed))

    def keep(self, outcome: SyncOutcome) -> None:
        """Cache the outcome of this run, unless a work has news or a mention that is not one of the run's."""
        blocks = {id(work): number for number, work in enumerate(self.state.lock.works)}
        numbers = {id(mention): number for number, mention in enumerate(self.mentions)}
        by_text = {(mention.file, mention.line, mention.text): at for at, mention in enumerate(self.mentions)}
        works, listed = [], []
        for at, each in enumerate(outcome.settled):
            named = [_named(mention, numbers, by_text, self.mentions) for mention in each.work.mentions]
            if each.news or None in named:
                return
            if needs_attention(each.locked.status, each.notes):
                listed.append(at)
            block = each.locked if at in listed[-1:] else blocks.get(id(each.locked), each.locked)
            works.append(_Settled(tuple(filter(None, named)), block))
        done, sources, summary = outcome.done, tuple(outcome.sources), outcome.summary
        told = dict(summary.statuses), dict(summary.sources), tuple(listed)
        cached = CachedOutcome(self.digest, tuple(works), done.keys, done.changes, done.reports, sources, *told)
        with contextlib.suppress(UnicodeEncodeError):  # a file name that is not UTF-8
            data = msgspec.msgpack.encode(cached, enc_hook=as_text)
            byte_cache.cache_bytes(_KIND, library_name(self.library), data)
            kept_now = state_to_keep(self.state)
            if kept_now:
                keep_state(self.library, kept_now)

    def settled(self, work: _Settled) -> SettledWork:
        """Return a work as it was settled."""
        pairs = [(self.mentions[named.number], named.aliases) for named in work.mentions]
        mentions = tuple(
            mention if aliases is None else structs.replace(mention, aliases=aliases) for mention, aliases in pairs
        )
        block = self.state.lock.works[work.block] if isinstance(work.block, int) else work.block
        return SettledWork(work=Work(mentions=mentions), locked=block)


class _SettledBefore(Sequence[SettledWork]):
    """The works as they were settled, each created when accessed; the lock is read only for works stored by number."""

    def __init__(self, works: Sequence[_Settled], outcomes: Outcomes) -> None:
        self._works, self._outcomes = works, outcomes

    def __len__(self) -> int:
        return len(self._works)

    @overload
    def __getitem__(self, at: int) -> SettledWork: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[SettledWork]: ...
    def __getitem__(self, at: int | slice) -> SettledWork | Sequence[SettledWork]:
        if isinstance(at, slice):
            return _SettledBefore(self._works[at], self._outcomes)
        return self._outcomes.settled(self._works[at])


def outcomes_of(
    project: Project, state: State, named: NamedWorks, settings: Settings, asked: Sequence[object]
) -> Outcomes | None:
    """Return the cached outcome for a plain sync; `asked` are its other options. None if it must not be cached."""
    beside = beside_notes(settings)
    if beside is None or None in (state.library_bytes, state.lock_bytes) or named.unread:
        return None
    mentions = (*named.mentions, *(mention for work in named.cited for mention in work.mentions))
    try:
        words = msgspec.msgpack.encode([*_by_order(mentions), *named.citations], enc_hook=as_text)
    except UnicodeEncodeError:  # a file name that is not UTF-8
        return None
    parts = (beside, repr(asked).encode("utf-8", "surrogateescape"), words)
    digest = bytes_digest(b"".join((*map(bytes_digest, parts), state.library_digest, state.lock_digest)))
    return Outcomes(project.library, digest, state, mentions)


def state_to_keep(state: State) -> KeptState | None:
    """Return what the next run can use; None if the lock's bytes name a note by another path than its usual one."""
    if state.lock.works is not state.lock.stored.works:
        return None
    return KeptState(
        library=state.library_digest,
        lock=state.lock_digest,
        files=state.lock.files,
        record_titles=state.lock.record_titles,
        owned=state.owned,
        library_state=state.library_state,
        lock_state=state.lock_state,
    )


def _by_order(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield mentions with each line number replaced by its rank; 0 stays 0."""
    places = sorted({(mention.file, mention.line) for mention in mentions})
    order = {place: number for number, place in enumerate(places, 1)}
    for mention in mentions:
        line = order[mention.file, mention.line] if mention.line else 0
        links = tuple(structs.replace(link, line=0) for link in mention.links) if mention.links else ()
        yield structs.replace(mention, line=line, links=links)


def _named(
    mention: Mention,
    numbers: dict[int, int],
    by_text: dict[tuple[str, int, str], int],
    mentions: Sequence[Mention],
) -> _Named | None:
    """Return a mention's number in the run, with its aliases if some were removed; None if the run does not have it."""
    if id(mention) in numbers:
        return _Named(numbers[id(mention)])
    number = by_text.get((mention.file, mention.line, mention.text))
    if number is None or structs.replace(mentions[number], aliases=mention.aliases) != mention:
        return None
    return _Named(number, mention.aliases)


def _decoded(data: bytes | None) -> CachedOutcome | None:
    try:
        return msgspec.msgpack.decode(data, type=CachedOutcome, dec_hook=from_text) if data else None
    except (msgspec.DecodeError, ValueError):
        return None
