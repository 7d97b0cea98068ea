"""An API key is sent in its header and appears nowhere else: not at another host, in a log, the cache or a message."""

from __future__ import annotations

import http.server
import logging
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.standin.server import Fault, StandIn

from vlbib.core.work import Query
from vlbib.sources.ask import Asked, ask
from vlbib.sources.http import Shell
from vlbib.sources.network import Limits, Network
from vlbib_resolvers import arxiv, semantic_scholar

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.resolver import Resolver

BLIP = Query(title="BLIP: Bootstrapping Language-Image Pre-training for Unified Vision-Language Understanding and "
                   "Generation")  # fmt: skip
NOTHING = Query(title="A paper that nobody has ever thought of writing")
QUICK = Limits(tries=3, busy_tries=4, backoff=0.02, longest_wait=2, patience=2, connect=1, read=0.3, whole=0.5)
SECRET = "s3cret-key-0815"


@pytest.fixture
def network(standin: StandIn, tmp_path: Path) -> Network:
    return Network(
        cache_dir=tmp_path / "cache", urls=standin.urls, delays={"arxiv": 0.0, "semantic_scholar": 0.0}, limits=QUICK
    )


def asked(network: Network, resolver: Resolver, *titles: Query) -> Asked:
    with Shell(network) as shell:
        return ask(resolver, titles=titles or (BLIP,), shell=shell)


def test_a_wrong_key_is_reported_by_its_variable_and_sent_once(network: Network, standin: StandIn) -> None:
    standin.key = "another"
    answer = asked(replace(network, environ={"SEMANTIC_SCHOLAR_API_KEY": SECRET}), semantic_scholar, BLIP, NOTHING)
    assert "SEMANTIC_SCHOLAR_API_KEY" in answer.could_not[BLIP]
    assert len(standin.log) == 1


def test_the_key_is_sent_in_its_header_and_appears_nowhere_else(
    network: Network, standin: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    standin.key = SECRET
    said: list[str] = []
    keyed = replace(network, environ={"SEMANTIC_SCHOLAR_API_KEY": f" {SECRET}\n"}, say=said.append)
    standin.fail("semantic_scholar", Fault("503"), Fault("garbage"))
    answer = asked(keyed, semantic_scholar, BLIP)
    assert answer.found[BLIP]
    assert {one.key for one in standin.log} == {SECRET}
    kept = b"".join(path.read_bytes() for path in network.cache_dir.rglob("*") if path.is_file())
    assert b"BLIP" in kept
    assert SECRET.encode() not in kept
    assert SECRET not in caplog.text
    assert SECRET not in repr(keyed) + "".join(said)
    assert SECRET not in "".join(one.path + str(one.params) for one in standin.log)
    asked(keyed, arxiv)
    assert standin.log[-1].key == ""


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_an_invalid_key_is_neither_sent_nor_shown(network: Network, standin: StandIn, key: str) -> None:
    answer = asked(replace(network, environ={"SEMANTIC_SCHOLAR_API_KEY": key}), semantic_scholar)
    assert "SEMANTIC_SCHOLAR_API_KEY" in answer.could_not[BLIP]
    assert key not in answer.could_not[BLIP]
    assert not standin.log


def test_the_key_is_not_sent_to_another_host(network: Network, standin: StandIn, tmp_path: Path) -> None:
    class Elsewhere(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(307)
            self.send_header("Location", standin.urls["semantic_scholar"] + self.path)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        away = {"semantic_scholar": f"http://127.0.0.1:{server.server_address[1]}"}
        moved = replace(network, urls=away, environ={"SEMANTIC_SCHOLAR_API_KEY": SECRET}, cache_dir=tmp_path / "other")
        answer = asked(moved, semantic_scholar)
        server.shutdown()
    assert answer.found[BLIP]
    assert [one.key for one in standin.log] == [""]
