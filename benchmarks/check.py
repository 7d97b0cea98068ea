"""Measure `check`: CPU time and memory compared with bibtexparser's parse, on entries written from a file of records.

`python benchmarks/check.py RECORDS.jsonl[.gz] [--sizes 1000,10000,100000] [--tidy COMMAND] [--biber] [--repeat N]`

Each line of RECORDS is a JSON object with key, type, title, authors, year and, if known, booktitle, journal, volume,
number, pages, publisher, doi, url. A fixed seed chooses the entries. Every tenth has an abstract, and one in 25 is
there twice, the second time under another key, without DOI and link, and with the title in lower case. Every run is a
separate process, for which the library is new: nothing is in its cache. Ratios are of the best CPU times (user and
system) on the same machine.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import random
import resource
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_SEED = 20261124
_FIELDS = ("booktitle", "journal", "volume", "number", "pages", "publisher", "year", "url", "doi", "abstract")
_ABSTRACT = 1_400  # letters
_ONE_TWICE = 25
_PARSE = (
    "import sys, bibtexparser; bibtexparser.parse_string(open(sys.argv[1], encoding='utf-8').read(), parse_stack=[])"
)
_CHECK = (
    "import sys; from vlbib.app.check.command import CheckRequest, check; check(CheckRequest(files=(sys.argv[1],)))"
)


@dataclass(frozen=True, slots=True)
class Run:
    """What one process cost: CPU seconds and peak memory in megabytes."""

    seconds: float
    megabytes: float


def main() -> None:
    """Write the libraries, measure everything, and print the figures."""
    arguments = _arguments()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    records = _read(arguments.records)
    random.Random(_SEED).shuffle(records)  # noqa: S311 -- a sample, not a secret
    costs: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder, f"{size}.bib")
            path.write_text("\n".join(_entries(records, size)), encoding="utf-8")
            costs[size] = _compare(path, size, arguments)
    for smaller, larger in pairwise(sizes):
        exponent = math.log(costs[larger] / costs[smaller]) / math.log(larger / smaller)
        print(f"growth from {smaller} to {larger}: exponent {exponent:.2f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("records", type=Path)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--tidy", help="the command of bibtex-tidy, e.g. 'npx bibtex-tidy'")
    parser.add_argument("--biber", action="store_true", help="run biber on the smallest library, too")
    parser.add_argument("--repeat", type=int, default=3)
    return parser.parse_args()


def _read(path: Path) -> list[dict[str, object]]:
    data = path.read_bytes()
    return [json.loads(line) for line in (gzip.decompress(data) if path.suffix == ".gz" else data).splitlines()]


def _entries(records: list[dict[str, object]], size: int) -> list[str]:
    """Return entries of which every tenth has an abstract, and one in `_ONE_TWICE` is a copy of another."""
    once = size - size // _ONE_TWICE
    for number in range(0, once, 10):
        titles = (str(record["title"]) for record in records[number : number + 40])
        whole = (title for title in titles if set("{}\\").isdisjoint(title))  # a cut one may lack a brace
        records[number]["abstract"] = ". ".join(whole)[:_ABSTRACT]
    copies = [_copy(record) for record in records[: once : _ONE_TWICE - 1][: size - once]]
    return [_entry(record) for record in (*records[:once], *copies)]


def _copy(record: dict[str, object]) -> dict[str, object]:
    """Return the record as another person may have written it."""
    kept = {name: value for name, value in record.items() if name not in ("doi", "url", "title_tex")}
    return {**kept, "key": f"{record['key']}-again", "title": str(record["title"]).lower()}


def _entry(record: dict[str, object]) -> str:
    """Return one entry as DBLP writes it: one name a line, the title in one pair of braces."""
    authors = record.get("authors")
    names = " and\n               ".join(authors) if isinstance(authors, list) else ""
    fields = [("author", names), ("title", str(record.get("title_tex") or record.get("title")))]
    fields += [(name, str(record[name])) for name in _FIELDS if record.get(name)]
    body = ",\n".join(f"  {name:<12} = {{{value}}}" for name, value in fields)
    return f"@{record.get('type', 'inproceedings')}{{{record['key']},\n{body}\n}}\n"


def _compare(path: Path, size: int, arguments: argparse.Namespace) -> float:
    """Run all programs on one library, print a line for each, and return the seconds of the check."""
    parse = _best([sys.executable, "-c", _PARSE, str(path)], arguments.repeat)
    mine = _best([sys.executable, "-c", _CHECK, str(path)], arguments.repeat)
    print(f"{size} entries, {path.stat().st_size / 1e6:.1f} MB")
    print(f"  bibtexparser parse  {parse.seconds:8.2f} s {parse.megabytes:7.0f} MB")
    print(f"  read and check      {mine.seconds:8.2f} s {mine.megabytes:7.0f} MB")
    print(f"  ratio               {mine.seconds / parse.seconds:8.2f}   {mine.megabytes / parse.megabytes:7.2f}")
    for name, command in _others(path, arguments):
        other = _best(command, 1)
        print(f"  {name:<19} {other.seconds:8.2f} s {other.megabytes:7.0f} MB")
        print(f"  ratio               {mine.seconds / other.seconds:8.2f}")
    return mine.seconds


def _others(path: Path, arguments: argparse.Namespace) -> list[tuple[str, list[str]]]:
    out = str(path.with_suffix(".out"))
    found = []
    if arguments.tidy:
        rest = ["--v2", "--duplicates=doi,key,citation,abstract", "-o", out]
        found.append(("bibtex-tidy", [*shlex.split(arguments.tidy), str(path), *rest]))
    if arguments.biber and path.stem == arguments.sizes.split(",")[0]:
        found.append(("biber --tool", ["biber", "--tool", "--validate-datamodel", "-q", "-q", "-O", out, str(path)]))
    return found


def _best(command: list[str], repeat: int) -> Run:
    runs = [_run(command) for _ in range(repeat)]
    return min(runs, key=lambda run: run.seconds)


def _run(command: list[str]) -> Run:
    """Run a command and measure it alone, in a small process that does nothing else and has an empty cache folder."""
    meter = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)\n"
        "if done.returncode not in (0, 1, 2): sys.exit(done.stderr.decode()[-500:])\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss)\n"
    )
    with tempfile.TemporaryDirectory() as cache:
        done = subprocess.run(
            [sys.executable, "-c", meter, *command],
            env={**os.environ, "VLBIB_CACHE_DIR": cache},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise SystemExit(done.stderr)
    seconds, kilobytes = done.stdout.split()
    return Run(float(seconds), float(kilobytes) / (1e6 if sys.platform == "darwin" else 1e3))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
