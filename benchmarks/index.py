"""Measure a local index: the cost of building, opening and asking it.

    python benchmarks/index.py RECORDS TITLES... [--eighth]

RECORDS is any dump that `vlbib index add` accepts. TITLES are files of JSON lines with `text` (or `title`), or of plain
titles. With `--eighth`, a second index of every eighth line of RECORDS (JSON lines) is built and asked, to show how the
cost of a title grows. All times are CPU seconds of this process; the index is in a temporary folder.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.core.work import Query
from vlbib.sources.dumps import add_files
from vlbib.sources.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def main() -> None:
    """Build, open and ask an index, and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("titles", type=Path, nargs="+")
    parser.add_argument("--eighth", action="store_true")
    given = parser.parse_args()
    titles = [title for path in given.titles for title in read_titles(path)]
    with tempfile.TemporaryDirectory() as folder:
        whole = measure(given.records, Path(folder) / "whole.sqlite", titles)
        if given.eighth:
            part = Path(folder) / "eighth.jsonl"
            part.write_bytes(b"".join(every_eighth(given.records)))
            small = measure(part, Path(folder) / "eighth.sqlite", titles)
            print(f"eight times the records: {whole / small:.2f} times the cost of a title")


def read_titles(path: Path) -> Iterator[str]:
    """Yield the titles in a file, one per line."""
    for line in path.read_text("utf-8").splitlines():
        facts = json.loads(line) if line.startswith("{") else {"text": line}
        yield facts.get("text") or facts["title"]


def every_eighth(path: Path) -> Iterator[bytes]:
    """Yield every eighth line of a file of JSON lines."""
    with closing(gzip.open(path) if path.suffix == ".gz" else path.open("rb")) as file:
        yield from (line for number, line in enumerate(file) if number % 8 == 0)


def measure(records: Path, path: Path, titles: Sequence[str]) -> float:
    """Build an index and ask it; return the mean cost of a title in seconds."""
    start = time.process_time()
    added = add_files([records], path)
    built = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{added.new} records: {built:.1f} s, {peak:.0f} MiB peak, {path.stat().st_size / 1e6:.0f} MB on disk")
    start = time.process_time()
    index = Index.open(path)
    print(f"open: {(time.process_time() - start) * 1e3:.2f} ms")
    with index:
        costs = sorted(_cost(index, title) for title in titles)
    mean = sum(costs) / len(costs)
    p99 = costs[int(len(costs) * 0.99)]
    print(f"{len(costs)} titles: mean {mean * 1e3:.2f} ms, p99 {p99 * 1e3:.2f} ms, most {costs[-1] * 1e3:.2f} ms")
    return mean


def _cost(index: Index, title: str) -> float:
    start = time.process_time()
    index.answer([Query(title=title)])
    return time.process_time() - start


if __name__ == "__main__":
    main()
