"""The shell against a real socket: whatever a service does wrong must never look like an answer."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from msgspec import structs
from tests.standin.server import FAULTS, Fault, Kind, StandIn

from vlbib.core.ids import Id
from vlbib.core.work import Query
from vlbib.resolver import CouldNotAsk, Request, Response
from vlbib.sources.ask import Asked, ask
from vlbib.sources.http import Shell, Tally
from vlbib.sources.network import Limits, Network
from vlbib.sources.plugins import find_resolvers
from vlbib_resolvers import arxiv, semantic_scholar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.standin.server import Logged

    from vlbib.resolver import Resolver

BLIP = Query(title="BLIP: Bootstrapping Language-Image Pre-training for Unified Vision-Language Understanding and "
                   "Generation")  # fmt: skip
NOTHING = Query(title="A paper that nobody has ever thought of writing")
QUICK = Limits(
    tries=3, busy_tries=4, backoff=0.02, longest_wait=2, patience=2, connect=1, read=0.3, whole=0.5, body=1 << 20
)
SOURCES: tuple[Resolver, ...] = (arxiv, semantic_scholar)
SECRET = "s3cret-key-0815"


# The imports of another process of the same user.
SCRIPT = """\
import sys
from pathlib import Path
from vlbib.core.work import Query
from vlbib.sources.ask import ask
from vlbib.sources.http import Shell
from vlbib.sources.network import Network
from vlbib_resolvers import semantic_scholar
"""


@pytest.fixture
def network(standin: StandIn, tmp_path: Path) -> Network:
    return Network(
        cache_dir=tmp_path / "cache", urls=standin.urls, delays={"arxiv": 0.0, "semantic_scholar": 0.0}, limits=QUICK
    )


def asked(network: Network, resolver: Resolver, *titles: Query) -> Asked:
    with Shell(network) as shell:
        return ask(resolver, titles=titles or (BLIP,), shell=shell)


def gaps(log: list[Logged]) -> list[float]:
    times = [one.at for one in log]
    return [late - early for early, late in pairwise(times)]


@pytest.mark.parametrize("resolver", SOURCES, ids=lambda one: one.name)
def test_answers_are_cached_and_so_is_not_found(network: Network, standin: StandIn, resolver: Resolver) -> None:
    first = asked(network, resolver, BLIP, NOTHING)
    assert first.found[BLIP][0].title.startswith("BLIP: Boot")
    assert first.found[NOTHING] == ()
    sent = len(standin.log)
    assert (first.requests, first.cached, first.failed) == (sent, 0, 0)
    second = asked(network, resolver, BLIP, NOTHING)
    assert len(standin.log) == sent
    assert second.found == first.found
    assert (second.requests, second.cached) == (0, sent)


def test_refresh_ignores_the_cache_and_renews_it(network: Network, standin: StandIn) -> None:
    asked(network, arxiv)
    assert asked(replace(network, refresh=True), arxiv).requests == 1
    assert len(standin.log) == 2


def test_an_old_answer_is_requested_again_but_still_used_offline(network: Network, standin: StandIn) -> None:
    stale = replace(network, limits=replace(QUICK, fresh=0.0))
    asked(stale, arxiv)
    assert asked(stale, arxiv).requests == 1
    assert asked(replace(stale, offline=True), arxiv).found[BLIP]
    assert len(standin.log) == 2


def test_offline_nothing_is_sent_and_uncached_questions_could_not_be_asked(network: Network, standin: StandIn) -> None:
    answer = asked(replace(network, offline=True), arxiv)
    assert answer.found == {}
    assert "offline" in answer.could_not[BLIP]
    assert not standin.log


@pytest.mark.parametrize("resolver", SOURCES, ids=lambda one: one.name)
@pytest.mark.parametrize("kind", [kind for kind in FAULTS if kind not in ("403", "huge")])
def test_a_single_fault_is_retried(network: Network, standin: StandIn, resolver: Resolver, kind: Kind) -> None:
    standin.fail(resolver.name, Fault(kind))
    answer = asked(network, resolver)
    assert answer.found[BLIP][0].title.startswith("BLIP: Boot")
    assert answer.failed == 0
    assert len(standin.log) == 2


@pytest.mark.parametrize("resolver", SOURCES, ids=lambda one: one.name)
@pytest.mark.parametrize("kind", FAULTS)
def test_a_lasting_fault_gives_a_reason_and_never_not_found(
    network: Network, standin: StandIn, resolver: Resolver, kind: Kind
) -> None:
    standin.always[resolver.name] = Fault(kind)
    answer = asked(network, resolver)
    assert answer.found == {}
    assert answer.could_not[BLIP]
    assert "\n" not in answer.could_not[BLIP]
    assert answer.failed >= 1
    assert answer.crash is None
    del standin.always[resolver.name]
    assert asked(network, resolver).found[BLIP], "a failure must not be kept"


def test_a_huge_answer_is_read_only_up_to_the_limit(network: Network, standin: StandIn) -> None:
    standin.always["arxiv"] = Fault("huge")
    patient = replace(network, limits=replace(QUICK, whole=60, tries=1))
    assert asked(patient, arxiv).could_not[BLIP] == "the answer is larger than 1 MB"


@pytest.mark.parametrize("resolver", SOURCES, ids=lambda one: one.name)
def test_an_answer_over_the_limit_is_not_fetched_twice(network: Network, standin: StandIn, resolver: Resolver) -> None:
    standin.fail(resolver.name, Fault("huge"))
    patient = replace(network, limits=replace(QUICK, whole=60))
    assert asked(patient, resolver).could_not[BLIP] == "the answer is larger than 1 MB"
    assert len(standin.log) == 1


def test_results_before_a_lasting_fault_are_kept(network: Network, standin: StandIn) -> None:
    standin.fail("semantic_scholar", Fault("slow", seconds=0), *[Fault("503")] * 50)
    answer = asked(network, semantic_scholar, BLIP, NOTHING, Query(title="Visual Dialog"))
    assert answer.found[BLIP]
    assert set(answer.could_not) == {NOTHING, Query(title="Visual Dialog")}
    again = asked(network, semantic_scholar, BLIP)
    assert (again.requests, again.cached) == (0, 1)


def test_a_source_that_fails_twice_in_a_row_is_given_up(network: Network, standin: StandIn) -> None:
    standin.always["semantic_scholar"] = Fault("500")
    asked(network, semantic_scholar, *[Query(title=f"Title number {number}") for number in range(30)])
    assert len(standin.log) == 2 * QUICK.tries


def test_a_source_that_hangs_is_given_up_after_the_patience(network: Network, standin: StandIn) -> None:
    standin.always["semantic_scholar"] = Fault("hang")
    asked(replace(network, limits=replace(QUICK, patience=0.2)), semantic_scholar, BLIP, NOTHING)
    assert len(standin.log) == 1


def test_a_source_that_refuses_does_not_affect_another_on_its_host(network: Network, standin: StandIn) -> None:
    standin.always["arxiv"] = Fault("403")
    with Shell(network) as shell:
        assert ask(arxiv, titles=[BLIP], shell=shell).could_not
        assert ask(semantic_scholar, titles=[BLIP], shell=shell).found[BLIP]


def test_a_busy_source_is_retried_more_often_but_only_for_one_request(network: Network, standin: StandIn) -> None:
    standin.always["semantic_scholar"] = Fault("429")
    asked(network, semantic_scholar, *[Query(title=f"Title number {number}") for number in range(30)])
    assert len(standin.log) == QUICK.busy_tries


def test_a_redirect_loop_is_given_up(network: Network, standin: StandIn) -> None:
    standin.always["arxiv"] = Fault("redirect")
    assert "redirects without end" in asked(network, arxiv).could_not[BLIP]


def test_the_user_agent_has_vlbib_and_the_contact(network: Network, standin: StandIn) -> None:
    asked(replace(network, contact="me@example.org"), arxiv)
    assert standin.log[0].agent.startswith("vlbib/")
    assert "me@example.org" in standin.log[0].agent


def test_requests_of_one_process_keep_the_delay(network: Network, standin: StandIn) -> None:
    paced = replace(network, delays={"semantic_scholar": 0.15})
    standin.fail("semantic_scholar", Fault("503"), Fault("close"), Fault("slow", seconds=0), Fault("html"))
    asked(paced, semantic_scholar, *[Query(title=f"Title number {number}") for number in range(4)])
    assert len(standin.log) == 7
    assert min(gaps(standin.log)) >= 0.15


def test_requests_of_two_concurrent_processes_keep_the_delay(
    network: Network, standin: StandIn, tmp_path: Path
) -> None:
    script = SCRIPT + (
        "name, url, folder = sys.argv[1:]\n"
        "network = Network(cache_dir=Path(folder), urls={'semantic_scholar': url}, delays={'semantic_scholar': 0.2})\n"
        "with Shell(network) as shell:\n"
        "    ask(semantic_scholar, titles=[Query(title=f'{name} {n} of many') for n in range(4)], shell=shell)\n"
    )
    url, folder = network.urls["semantic_scholar"], str(tmp_path / "shared")
    both = [subprocess.Popen([sys.executable, "-c", script, name, url, folder]) for name in ("first", "second")]
    assert [process.wait(30) for process in both] == [0, 0]
    assert len(standin.log) == 8
    assert min(gaps(standin.log)) >= 0.2


@pytest.mark.parametrize("date", [False, True], ids=["seconds", "date"])
def test_a_wait_that_the_service_asks_for_is_kept(network: Network, standin: StandIn, date: bool) -> None:  # noqa: FBT001
    due = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True) if date else "1"
    standin.fail("semantic_scholar", Fault("503", retry_after=due))
    assert asked(network, semantic_scholar).found[BLIP]
    assert gaps(standin.log)[0] >= (0.9 if date else 1.0)


def test_a_wait_that_is_too_long_ends_the_request(network: Network, standin: StandIn) -> None:
    standin.always["arxiv"] = Fault("429", retry_after="3600")
    start = time.monotonic()
    assert "asks to wait 3600 s" in asked(network, arxiv).could_not[BLIP]
    assert time.monotonic() - start < 2


def test_an_unreachable_host_is_tried_once(network: Network) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = {"semantic_scholar": f"http://127.0.0.1:{taken.getsockname()[1]}"}
        answer = asked(replace(network, urls=nobody), semantic_scholar, BLIP, NOTHING)
    assert set(answer.could_not) == {BLIP, NOTHING}
    assert "cannot be reached" in answer.could_not[BLIP]
    assert answer.requests == 1


def test_unknown_host_names_are_given_up_in_time(network: Network) -> None:
    lost = {one.name: f"http://{one.name.replace('_', '-')}.invalid/graph" for one in SOURCES}
    start = time.monotonic()
    with Shell(replace(network, urls=lost, limits=Limits())) as shell:
        answers = [ask(one, titles=[BLIP, NOTHING], shell=shell) for one in SOURCES]
    assert time.monotonic() - start < 5
    assert all("cannot be found" in one.could_not[BLIP] for one in answers)
    assert [one.requests for one in answers] == [1, 1]


def test_several_hosts_that_never_accept_are_given_up_in_time(network: Network) -> None:
    sources = find_resolvers(["arxiv", "semantic_scholar", "dblp", "crossref", "openalex"]).resolvers
    with socket.socket() as deaf:
        deaf.bind(("0.0.0.0", 0))
        deaf.listen(0)
        port = deaf.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):  # its queue is full now
            urls = {one.name: f"http://127.0.0.{number}:{port}" for number, one in enumerate(sources, 1)}
            start = time.monotonic()
            with Shell(replace(network, urls=urls, limits=replace(Limits(), connect=0.6))) as shell:
                answers = [ask(one, titles=[BLIP], shell=shell) for one in sources]
            assert time.monotonic() - start < 1.4
    assert all(one.could_not for one in answers)


def test_a_tls_failure_is_reported_in_one_line(network: Network, standin: StandIn) -> None:
    secure = {"arxiv": standin.urls["arxiv"].replace("http:", "https:")}
    answer = asked(replace(network, urls=secure), arxiv)
    assert "no secure connection" in answer.could_not[BLIP]
    assert answer.requests == 1


def test_a_missing_proxy_is_reported_without_its_password(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://user:pass@127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    far = {"arxiv": "http://export.example.invalid/api/query"}
    answer = asked(replace(network, urls=far), arxiv)
    assert "proxy" in answer.could_not[BLIP]
    assert "pass" not in answer.could_not[BLIP]


@pytest.mark.parametrize("harm", ["garbage", "read-only", "a file in its place"])
def test_a_broken_cache_does_not_stop_a_run(network: Network, standin: StandIn, harm: str) -> None:
    folder = network.cache_dir
    if harm == "a file in its place":
        folder.write_text("no folder")
    else:
        folder.mkdir()
        (folder / "answers.sqlite").write_bytes(b"no database" * 1000)
        (folder / "answers.sqlite").chmod(0o444 if harm == "read-only" else 0o644)
    assert asked(network, arxiv).found[BLIP]
    assert standin.log


def test_after_a_killed_run_answered_questions_are_not_asked_again(
    network: Network, standin: StandIn, tmp_path: Path
) -> None:
    script = SCRIPT + (
        "network = Network(cache_dir=Path(sys.argv[2]), urls={'semantic_scholar': sys.argv[1]},\n"
        "                  delays={'semantic_scholar': 0.05})\n"
        "with Shell(network) as shell:\n"
        "    ask(semantic_scholar, titles=[Query(title=f'Number {n} of many') for n in range(40)], shell=shell)\n"
    )
    command = [sys.executable, "-c", script, network.urls["semantic_scholar"], str(tmp_path / "kept")]
    process = subprocess.Popen(command)
    while len(standin.log) < 15:
        time.sleep(0.01)
    process.kill()
    process.wait(10)
    before = len(standin.log)
    assert before < 40
    assert subprocess.run(command, timeout=30, check=True).returncode == 0
    queries = [one.params["query"] for one in standin.log]
    assert len(set(queries)) == 40
    assert len(queries) - 40 <= 1, "only the request that was under way may be sent again"


@pytest.fixture
def pausing(standin: StandIn) -> Iterator[StandIn]:
    standin.always["semantic_scholar"] = Fault("hang", seconds=20)
    yield standin
    standin.stopping.set()


def test_an_interruption_takes_effect_at_once(network: Network, pausing: StandIn, tmp_path: Path) -> None:
    script = SCRIPT + (
        "network = Network(cache_dir=Path(sys.argv[2]), urls={'semantic_scholar': sys.argv[1]})\n"
        "try:\n"
        "    with Shell(network) as shell:\n"
        "        ask(semantic_scholar, titles=[Query(title='A title')], shell=shell)\n"
        "except KeyboardInterrupt:\n"
        "    sys.exit(130)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, network.urls["semantic_scholar"], str(tmp_path / "c")])
    while not pausing.log:
        time.sleep(0.01)
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 130
    assert time.monotonic() - start < 2


def test_a_post_is_cached_by_its_body(network: Network, standin: StandIn) -> None:
    one, two = Id("arxiv", "2103.00020"), Id("arxiv", "2201.12086")
    with Shell(network) as shell:
        first = ask(semantic_scholar, ids=[one], shell=shell)
        other = ask(semantic_scholar, ids=[two], shell=shell)
        again = ask(semantic_scholar, ids=[one], shell=shell)
    assert first.found[one] != other.found[two]
    assert again.found == first.found
    assert len(standin.log) == 2


def test_a_source_without_a_url_cannot_be_asked(network: Network) -> None:
    with Shell(network) as shell:
        source = structs.replace(shell.endpoint(arxiv), url="")
        with pytest.raises(CouldNotAsk, match="no URL"):
            shell.exchange(source, Request(), Tally())


def test_a_404_is_an_answer_for_the_flow(network: Network, standin: StandIn) -> None:
    with Shell(network) as shell:
        request = Request(path="/paper/0", params={"fields": "title"})
        response = shell.exchange(shell.endpoint(semantic_scholar), request, Tally()).answer()
    assert response == Response(status=404, headers=response.headers, body=b'{"error": "Paper with id 0 not found"}\n')
    assert len(standin.log) == 1
