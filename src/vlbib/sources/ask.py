"""Drives a resolver's flow: sends its requests and lookups, and distinguishes "not found" from "could not be asked"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

from vlbib.core.record import Record
from vlbib.resolver import CouldNotAsk, Lookup, Request, Response, Retry
from vlbib.sources.http import Exchange, Tally
from vlbib.sources.spoilt import is_spoilt, mended, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.work import Query
    from vlbib.resolver import Flow, Found, Question, Resolver
    from vlbib.sources.http import Shell


Heard: TypeAlias = "Callable[[int, int, int], None]"


def _silent(_answered: int, _questions: int, _requests: int) -> None:
    """Report nothing."""


class PluginFailed(Exception):  # noqa: N818 -- it reads as the sentence it is
    """A resolver broke the rules of a flow or crashed. The message names it; a crash is the `__cause__`."""


class Asked(Struct, frozen=True, kw_only=True):
    """What a source answered.

    A question in `found` without records was not found. A question in `could_not` could not be asked, for the reason
    given. `requests` counts all requests sent, retries included; `cached` those answered from the cache; `failed` those
    given up. `crash` is the resolver's fault, if any. `spoilt` has the reasons why records were left out.
    """

    found: Found
    could_not: Mapping[Question, str]
    requests: int = 0
    cached: int = 0
    failed: int = 0
    crash: PluginFailed | None = None
    spoilt: tuple[str, ...] = ()


class _Run(Struct):
    """The state of one resolver's flows: the records so far, and why the last question could not be asked."""

    resolver: Resolver
    shell: Shell
    heard: Heard
    questions: int
    found: dict[Question, Sequence[Record]] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    reason: str = "the source gave no answer"
    exchange: Exchange | None = None
    spoilt: dict[Question, str] = field(default_factory=dict)

    @property
    def blame(self) -> str:
        """The start of an error message about the resolver."""
        return f"resolver {self.resolver.name} failed"


def ask(
    resolver: Resolver,
    *,
    titles: Sequence[Query] = (),
    ids: Sequence[Id] = (),
    shell: Shell,
    heard: Heard | None = None,
) -> Asked:
    """Ask a source for ids, if it supports them, and for titles. Raises only if interrupted.

    `heard` is called after each answer with the numbers of answered questions, of all questions, and of requests sent.
    """
    run = _Run(resolver, shell, heard or _silent, len(ids) + len(titles))
    crash = None
    by_id = getattr(resolver, "by_id", None)
    asked: list[Question] = []
    try:
        if ids and by_id is not None:
            asked += ids
            _drive(run, by_id(tuple(ids)))
        if titles:
            asked += titles
            _drive(run, resolver.by_title(tuple(titles)))
    except Exception as exc:  # noqa: BLE001 -- a crash in third-party code must not stop the other sources
        crash = exc if isinstance(exc, PluginFailed) else PluginFailed(f"{run.blame}: {type(exc).__name__}")
        crash.__cause__ = None if crash is exc else exc
        run.reason = str(crash)
        asked = [*(ids if by_id is not None else ()), *titles]
    return Asked(
        found={question: tuple(run.found[question]) for question in asked if question in run.found},
        could_not={question: run.spoilt.get(question, run.reason) for question in asked if question not in run.found},
        requests=run.tally.requests,
        cached=run.tally.cached,
        failed=run.tally.failed,
        crash=crash,
        spoilt=tuple(dict.fromkeys(run.spoilt.values())),
    )


def _drive(run: _Run, flow: Flow) -> None:
    """Drive a flow to its end, or to a `CouldNotAsk` that it does not catch; what it found so far is kept."""
    if not hasattr(flow, "send"):
        raise PluginFailed(f"{run.blame}: its by_title returned no flow")
    try:
        _learn(run, _result(run, flow))
    except CouldNotAsk as exc:
        run.reason = str(exc)
    finally:
        run.exchange = None


def _result(run: _Run, flow: Flow) -> object:
    """Answer everything that a flow yields, and return its return value."""
    answer: Response | Found | None = None
    trouble: CouldNotAsk | None = None
    while True:
        try:
            message = flow.throw(trouble) if trouble else flow.send(answer)
        except StopIteration as end:
            _accept(run, learnt=True)
            return end.value
        answer, trouble = None, None
        run.heard(len(run.found), run.questions, run.tally.requests)
        try:
            answer = _answer(run, message)
        except CouldNotAsk as exc:
            run.reason = str(exc)
            trouble = exc
            run.exchange = None


def _answer(run: _Run, message: object) -> Response | Found | None:
    """Answer one yielded value. Raises `CouldNotAsk`, or `PluginFailed` for a value that a flow must not yield."""
    if isinstance(message, Retry):
        if run.exchange is None:
            raise PluginFailed(f"{run.blame}: it yielded Retry before any Request")
        return mended(run.exchange.retry(message.reason, message.wait))
    _accept(run, learnt=isinstance(message, Mapping))
    if isinstance(message, Request):
        run.exchange = run.shell.exchange(run.shell.endpoint(run.resolver), message, run.tally)
        return mended(run.exchange.answer())
    if isinstance(message, Lookup):
        return _look_up(run, message)
    _learn(run, message)
    return None


def _accept(run: _Run, *, learnt: bool) -> None:
    if run.exchange is not None:
        run.exchange.accept(learnt=learnt)
        run.exchange = None


def _look_up(run: _Run, lookup: Lookup) -> Found:
    from vlbib.sources.index import open_index

    network = run.shell.network
    index = open_index(lookup.index, network.data_dir, network.engine)
    if index is None:
        raise CouldNotAsk(f"there is no index {lookup.index}")
    try:
        return index.answer(lookup.questions)
    finally:
        index.close()


def _learn(run: _Run, records: object) -> None:
    """Add a mapping of questions to records. Raises `PluginFailed` for anything else."""
    if not isinstance(records, Mapping) or not all(_are_records(value) for value in records.values()):
        raise PluginFailed(f"{run.blame}: it yielded {type(records).__name__}, not a mapping of answers")
    for question, all_records in records.items():
        bad = [record for record in all_records if is_spoilt(record)]
        good = [record for record in all_records if record not in bad] if bad else all_records
        if bad:
            run.spoilt[question] = reason(bad[0])
        if good or not bad:
            run.found[question] = good


def _are_records(value: object) -> bool:
    return isinstance(value, tuple | list) and all(isinstance(record, Record) for record in value)
