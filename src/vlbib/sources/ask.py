"""Drives a talk: answers its requests and lookups, and tells what was found from what could not be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vlbib.core.record import Record
from vlbib.resolver import Again, CouldNotAsk, Lookup, Request, Response
from vlbib.sources.http import Counts, Exchange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.ids import Id
    from vlbib.core.work import Query
    from vlbib.resolver import Found, Question, Resolver, Talk
    from vlbib.sources.http import Shell


class PluginFailed(Exception):  # noqa: N818 -- it reads as the sentence it is
    """A resolver broke the rules of a talk or crashed: names it, and carries the crash as its cause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a source said.

    A question in `found` without records is not there. A question in `could_not` could not be asked, for the reason
    given. `requests` counts what went over the wire, every try, `cached` what needed no request, `failed` the requests
    that were given up. `crash` is the resolver's fault, if it has one.
    """

    found: Found
    could_not: Mapping[Question, str]
    requests: int = 0
    cached: int = 0
    failed: int = 0
    crash: PluginFailed | None = None


@dataclass(slots=True)
class _Conversation:
    """The state of one resolver's talks: what was found so far, and why asking failed last."""

    resolver: Resolver
    world: Shell
    found: dict[Question, Sequence[Record]] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    reason: str = "the source gave no answer"
    exchange: Exchange | None = None


def ask(resolver: Resolver, *, titles: Sequence[Query] = (), ids: Sequence[Id] = (), world: Shell) -> Asked:
    """Ask a source for ids, if it takes them, and for titles. Never raises but for an interruption."""
    now = _Conversation(resolver, world)
    crash = None
    by_id = getattr(resolver, "by_id", None)
    asked: list[Question] = []
    try:
        if ids and by_id is not None:
            asked += ids
            _hold(now, by_id(tuple(ids)))
        if titles:
            asked += titles
            _hold(now, resolver.by_title(tuple(titles)))
    except Exception as exc:  # noqa: BLE001 -- a stranger's crash must not take the other sources along
        crash = exc if isinstance(exc, PluginFailed) else PluginFailed(_crashed(resolver, exc))
        crash.__cause__ = None if crash is exc else exc
        now.reason = str(crash)
        asked = [*(ids if by_id is not None else ()), *titles]
    return Asked(
        found={one: tuple(now.found[one]) for one in asked if one in now.found},
        could_not={one: now.reason for one in asked if one not in now.found},
        requests=now.counts.requests,
        cached=now.counts.cached,
        failed=now.counts.failed,
        crash=crash,
    )


def _crashed(resolver: Resolver, exc: Exception) -> str:
    return f"resolver {resolver.name} failed: {type(exc).__name__}"


def _hold(now: _Conversation, talk: Talk) -> None:
    """Hold a talk to its end, or to a CouldNotAsk that it does not catch: what it found so far stands."""
    if not hasattr(talk, "send"):
        raise PluginFailed(f"resolver {now.resolver.name} failed: it gives no talk")
    try:
        _learn(now, _talk(now, talk))
    except CouldNotAsk as exc:
        now.reason = str(exc)
    finally:
        now.exchange = None


def _talk(now: _Conversation, talk: Talk) -> object:
    """Hold the talk and return what it returns."""
    answer: Response | Found | None = None
    trouble: CouldNotAsk | None = None
    while True:
        try:
            said = talk.throw(trouble) if trouble else talk.send(answer)
        except StopIteration as end:
            _accept(now, learnt=True)
            return end.value
        answer, trouble = None, None
        try:
            answer = _answer(now, said)
        except CouldNotAsk as exc:
            now.reason = str(exc)
            trouble = exc
            now.exchange = None


def _answer(now: _Conversation, said: object) -> Response | Found | None:
    """Answer what a talk says. Raises CouldNotAsk, or PluginFailed for what no talk may say."""
    if isinstance(said, Again):
        if now.exchange is None:
            raise PluginFailed(f"resolver {now.resolver.name} failed: it wants an answer again that it never had")
        return now.exchange.again(said.reason, said.wait)
    _accept(now, learnt=isinstance(said, Mapping))
    if isinstance(said, Request):
        now.exchange = now.world.exchange(now.world.source(now.resolver), said, now.counts)
        return now.exchange.answer()
    if isinstance(said, Lookup):
        return _look_up(now, said)
    _learn(now, said)
    return None


def _accept(now: _Conversation, *, learnt: bool) -> None:
    if now.exchange is not None:
        now.exchange.accept(learnt=learnt)
        now.exchange = None


def _look_up(now: _Conversation, lookup: Lookup) -> Found:
    from vlbib.sources.index import open_named

    index = open_named(lookup.index, now.world.network.data_dir)
    if index is None:
        raise CouldNotAsk(f"there is no index {lookup.index}")
    try:
        return index.answer(lookup.questions)
    finally:
        index.close()


def _learn(now: _Conversation, found: object) -> None:
    if not isinstance(found, Mapping) or not all(_records(records) for records in found.values()):
        raise PluginFailed(f"resolver {now.resolver.name} failed: it said {type(found).__name__}, not what it found")
    now.found.update(found)


def _records(records: object) -> bool:
    return isinstance(records, tuple | list) and all(isinstance(one, Record) for one in records)
