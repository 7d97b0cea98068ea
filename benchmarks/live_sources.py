"""Runs vlbib against a stand-in for arXiv and Semantic Scholar that serves given records files, and counts requests.

    python benchmarks/live_sources.py pool.jsonl.gz works.jsonl -- vlbib sync notes/
    python benchmarks/live_sources.py pool.jsonl.gz --titles 1000
    python benchmarks/live_sources.py pool.jsonl.gz --fail arxiv=503 --fail semantic_scholar=hang -- vlbib sync notes/
    python benchmarks/live_sources.py pool.jsonl.gz --serve

A command runs with `VLBIB_ARXIV_URL`, `VLBIB_SEMANTIC_SCHOLAR_URL` and a new cache folder (unless one is set).
`--titles N` asks the two resolvers for N titles, evenly drawn from the files, and prints how many were found with the
right id. `--fail` makes the first answer of a service a fault, `--always-fail` every answer.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.standin.papers import Papers
from tests.standin.server import FAULTS, Fault, StandIn

from vlbib.core.ids import Id
from vlbib.core.text import squeeze
from vlbib.core.work import Query
from vlbib.sources.ask import ask
from vlbib.sources.http import Shell
from vlbib.sources.network import Network
from vlbib.sources.plugins import find_resolvers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.standin.server import Kind


def main() -> int:
    """Start the stand-in and do what the arguments say; return the exit code of the command."""
    arguments, command = _arguments(sys.argv[1:])
    start = time.perf_counter()
    papers = Papers.read(*arguments.records)
    print(f"{len(papers.lines)} records read in {time.perf_counter() - start:.1f} s", file=sys.stderr)
    with StandIn(papers, port=arguments.port) as standin:
        for service, kind in arguments.fail:
            standin.fail(service, Fault(kind))
        standin.always.update({service: Fault(kind) for service, kind in arguments.always_fail})
        return _work(standin, arguments, command)


def _work(standin: StandIn, arguments: argparse.Namespace, command: Sequence[str]) -> int:
    if arguments.serve:
        print("\n".join(f"export VLBIB_{name.upper()}_URL={url}" for name, url in standin.urls.items()), flush=True)
        while True:
            time.sleep(3600)
    code = 0
    if arguments.titles:
        _ask_titles(standin, arguments.titles)
    if command:
        code = subprocess.run(command, env=_environment(standin), check=False).returncode
        print(f"exit code {code}", file=sys.stderr)
    for line in _counted(standin):
        print(line, file=sys.stderr)
    return code


def _arguments(given: list[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", nargs="+", type=Path)
    parser.add_argument("--titles", type=int, default=0)
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--fail", type=_fault, action="append", default=[])
    parser.add_argument("--always-fail", type=_fault, action="append", default=[])
    end = given.index("--") if "--" in given else len(given)
    return parser.parse_args(given[:end]), given[end + 1 :]


def _fault(text: str) -> tuple[str, Kind]:
    service, _, name = text.partition("=")
    kind = next((kind for kind in FAULTS if kind == name), None)
    if kind is None:
        raise argparse.ArgumentTypeError(f"one of {', '.join(FAULTS)}")
    return service, kind


def _environment(standin: StandIn) -> dict[str, str]:
    urls = {f"VLBIB_{name.upper()}_URL": url for name, url in standin.urls.items()}
    delays = {f"VLBIB_{name.upper()}_DELAY": "0" for name in standin.urls}
    return {"VLBIB_CACHE_DIR": tempfile.mkdtemp(), **delays, **os.environ, **urls}


def _counted(standin: StandIn) -> Iterator[str]:
    for service, path in (("arxiv", ""), ("semantic_scholar", "/batch"), ("semantic_scholar", "/match")):
        log = standin.requests(service, path)
        gaps = [late.at - early.at for early, late in pairwise(log)]
        closest = f", closest {min(gaps):.2f} s" if gaps else ""
        yield f"{service}{path}: {len(log)} requests{closest}"


def _ask_titles(standin: StandIn, wanted: int) -> None:
    """Ask for titles as a sync does: arXiv by title, Semantic Scholar by id, then by title for the rest."""
    rows = [standin.papers.row(number) for number in range(0, len(standin.papers.lines), 7)]
    rows = [row for row in rows if row.arxiv]
    step = max(len(rows) // wanted, 1)
    truth = {Query(title=row.title): row.arxiv for row in rows[::step][:wanted]}
    arxiv, scholar = find_resolvers(["arxiv", "semantic_scholar"]).resolvers
    with tempfile.TemporaryDirectory() as folder:
        network = Network(cache_dir=Path(folder), urls=standin.urls, delays=dict.fromkeys(standin.urls, 0.0))
        start = time.process_time()
        with Shell(network) as shell:
            first = ask(arxiv, titles=list(truth), shell=shell)
            ids = {
                query: [
                    one for record in records if squeeze(record.title) == squeeze(query.title) for one in record.ids
                ]
                for query, records in first.found.items()
                if isinstance(query, Query)
            }
            right = sum(Id("arxiv", truth[query]) in found for query, found in ids.items())
            second = ask(scholar, ids=[one for found in ids.values() for one in found[:1]], shell=shell)
            rest = [query for query, found in ids.items() if not found]
            third = ask(scholar, titles=rest, shell=shell)
    for query in rest:
        print(f"not found by arXiv: {query.title}")
    print(f"{right} of {len(truth)} right by arXiv, {sum(map(bool, second.found.values()))} in the batch, "
          f"{sum(map(bool, third.found.values()))} of {len(rest)} matched, "
          f"{time.process_time() - start:.1f} s CPU with the stand-in's")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
