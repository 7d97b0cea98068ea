from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.core.work import Query
from vlbib.resolver import CouldNotAsk, Lookup, Request, Response, Retry
from vlbib.sources.ask import Asked, PluginFailed, ask
from vlbib.sources.http import Shell
from vlbib.sources.network import Network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.standin.server import StandIn

    from vlbib.resolver import Flow

ONE, TWO = Query(title="One"), Query(title="Two")
ARXIV = Id("arxiv", "2103.00020")
RECORD = Record(source="mine", title="One")
RATE = Request(params={"id_list": "2103.00020"})


@pytest.fixture
def shell(standin: StandIn, tmp_path: Path) -> Iterator[Shell]:
    urls = {"mine": standin.urls["arxiv"]}
    with Shell(Network(cache_dir=tmp_path / "cache", data_dir=tmp_path / "data", urls=urls)) as shell:
        yield shell


def mine(by_title: Callable[[Sequence[Query]], Flow], by_id: Any = None) -> Any:
    source = SimpleNamespace(name="mine", delay=0.0, by_title=by_title)
    if by_id:
        source.by_id = by_id
    return source


def test_questions_that_a_flow_leaves_out_could_not_be_asked(shell: Shell) -> None:
    def by_title(_queries: Sequence[Query]) -> Flow:
        yield {}
        return {ONE: (RECORD,)}

    answer = ask(mine(by_title), titles=[ONE, TWO], shell=shell)
    assert answer.found == {ONE: (RECORD,)}
    assert answer.could_not == {TWO: "the source gave no answer"}


def test_partial_results_are_kept_when_a_flow_fails(shell: Shell) -> None:
    def by_title(_queries: Sequence[Query]) -> Flow:
        yield {ONE: ()}
        raise CouldNotAsk("closed for today")

    assert ask(mine(by_title), titles=[ONE, TWO], shell=shell) == Asked(
        found={ONE: ()}, could_not={TWO: "closed for today"}
    )


def test_an_answer_is_sent_to_the_flow_and_counted(shell: Shell, standin: StandIn) -> None:
    got: list[object] = []

    def by_title(_queries: Sequence[Query]) -> Flow:
        got.append((yield {}))
        got.append((yield RATE))
        return {ONE: ()}

    answer = ask(mine(by_title), titles=[ONE], shell=shell)
    assert got[0] is None
    assert isinstance(got[1], Response)
    assert (answer.requests, answer.cached, len(standin.log)) == (1, 0, 1)


def test_ids_are_asked_before_titles_and_only_if_the_source_supports_them(shell: Shell) -> None:
    def by_title(_queries: Sequence[Query]) -> Flow:
        yield {}
        return {ONE: ()}

    def by_id(ids: Sequence[Id]) -> Flow:
        yield {}
        return {ids[0]: (RECORD,)}

    both = ask(mine(by_title, by_id), titles=[ONE], ids=[ARXIV], shell=shell)
    assert both.found == {ARXIV: (RECORD,), ONE: ()}
    titles_only = ask(mine(by_title), titles=[ONE], ids=[ARXIV], shell=shell)
    assert (titles_only.found, titles_only.could_not) == ({ONE: ()}, {})


def test_the_failure_after_the_last_retry_can_be_caught_by_the_flow(shell: Shell, standin: StandIn) -> None:
    caught: list[str] = []

    def by_title(_queries: Sequence[Query]) -> Flow:
        try:
            yield RATE
            yield Retry("no sense in it", wait=100.0)
        except CouldNotAsk as exc:
            caught.append(str(exc))
        return {ONE: ()}

    answer = ask(mine(by_title), titles=[ONE], shell=shell)
    assert caught == ["no sense in it; it asks to wait 100 s"]
    assert (answer.found, answer.failed, len(standin.log)) == ({ONE: ()}, 1, 1)


def test_a_cached_answer_that_the_flow_rejects_is_deleted_and_requested_again(shell: Shell, standin: StandIn) -> None:
    def easy(_queries: Sequence[Query]) -> Flow:
        yield RATE
        return {ONE: ()}

    def strict(_queries: Sequence[Query]) -> Flow:
        yield RATE
        yield Retry("I want it fresh")
        return {ONE: ()}

    ask(mine(easy), titles=[ONE], shell=shell)
    answer = ask(mine(strict), titles=[ONE], shell=shell)
    assert (answer.requests, answer.cached, len(standin.log)) == (1, 0, 2)
    assert ask(mine(easy), titles=[ONE], shell=shell).cached == 1


@pytest.mark.parametrize("says", [True, False], ids=["reported", "ignored"])
def test_not_found_is_cached_only_if_the_flow_reports_it(shell: Shell, standin: StandIn, says: bool) -> None:  # noqa: FBT001
    def by_title(_queries: Sequence[Query]) -> Flow:
        missing = yield Request(path="/paper/0")
        assert isinstance(missing, Response)
        assert missing.status == 404
        if says:
            yield {ONE: ()}
        yield Request(path="/paper/search")
        return {TWO: ()}

    network = replace(shell.network, urls={"mine": standin.urls["semantic_scholar"]})
    with Shell(network) as other:
        assert ask(mine(by_title), titles=[ONE, TWO], shell=other).requests == 2
        assert ask(mine(by_title), titles=[ONE, TWO], shell=other).requests == (0 if says else 1)


def test_a_missing_index_could_not_be_asked(shell: Shell) -> None:
    def by_title(queries: Sequence[Query]) -> Flow:
        found: Any = yield Lookup(index="nowhere", questions=tuple(queries))
        return found  # type: ignore[no-any-return]

    answer = ask(mine(by_title), titles=[ONE], shell=shell)
    assert answer.could_not == {ONE: "there is no index nowhere"}
    assert answer.crash is None


def crashes(_queries: Sequence[Query]) -> Flow:
    yield {ONE: ()}
    raise ZeroDivisionError("the text stays out of reports")


def says_nonsense(_queries: Sequence[Query]) -> Flow:
    yield "nonsense"  # type: ignore[misc]
    return {}


def finds_nonsense(_queries: Sequence[Query]) -> Flow:
    yield {ONE: ["no record"]}  # type: ignore[list-item]
    return {}


def returns_nothing(_queries: Sequence[Query]) -> Flow:
    yield {}
    return None  # type: ignore[return-value]


def wants_again_what_it_never_had(_queries: Sequence[Query]) -> Flow:
    yield Retry("why not")
    return {}


def is_no_flow(_queries: Sequence[Query]) -> Flow:
    return {}  # type: ignore[return-value]


def fails_at_once(_queries: Sequence[Query]) -> Flow:
    raise TypeError


@pytest.mark.parametrize("by_title", [crashes, says_nonsense, finds_nonsense, returns_nothing,
                                      wants_again_what_it_never_had, is_no_flow, fails_at_once])  # fmt: skip
def test_a_broken_resolver_is_named_and_its_results_are_kept(
    shell: Shell, by_title: Callable[[Sequence[Query]], Flow]
) -> None:
    answer = ask(mine(by_title), titles=[ONE, TWO], shell=shell)
    assert isinstance(answer.crash, PluginFailed)
    assert "resolver mine failed" in answer.could_not[TWO]
    assert "stays out" not in answer.could_not[TWO]
    assert answer.found == ({ONE: ()} if by_title is crashes else {})


def test_an_interruption_passes_through(shell: Shell) -> None:
    def by_title(_queries: Sequence[Query]) -> Flow:
        yield {}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ask(mine(by_title), titles=[ONE], shell=shell)
