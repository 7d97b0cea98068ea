"""Measure every command on projects of three sizes: `python -m benchmarks.all [RECORDS] [--sizes 2000,10000,50000]`.

RECORDS is a dump that `vlbib index add` accepts; without it, records are made up with a fixed seed. A project of each
size is written: an index of the records, a note that names them all, and the library of a first sync, in which every
tenth entry has an abstract. `--only WORD` runs the rows whose names contain the word.

The output has the CPU seconds of each command at each size, its share of bibtexparser's parse of the same library (p),
the exponent with which it grows with the size beyond the start of a command, and the memory at the largest size. The
exit code is 1 if an exponent exceeds 1.15 or a command fails.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.every_command import ROWS, Row
from benchmarks.whole_sync import PARSE, draw

# Runs a command and prints its cost; a separate process, since a child counts its parent's memory as its own.
LAUNCH = """
import json, os, subprocess, sys
with open(sys.argv[1], "wb") as said:
    child = subprocess.Popen(sys.argv[2:], stdout=said, stderr=said)
    _, status, used = os.wait4(child.pid, 0)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status)]))
"""
EXPONENT = 1.15
FLOOR = 0.15  # seconds beyond the start of the command, below which growth cannot be told from chance
ENDS = (0, 1, 3, 4)  # done, findings, something waits, a source could not be asked
SEED = 20240131
_WAIT = 2.2  # seconds after which the time stamp of a file is old enough to be trusted
_ABSTRACT = 4500  # characters


@dataclass(frozen=True, slots=True)
class Run:
    """What one command cost: CPU seconds and peak memory in megabytes, with its exit code."""

    seconds: float
    memory: float
    code: int


@dataclass(frozen=True, slots=True)
class Bench:
    """A project of some size, and its own names for the placeholders in commands."""

    folder: Path
    names: dict[str, str]

    def run(self, words: str) -> Run:
        """Run a command of vlbib in the project."""
        given = [self.names.get(word, word) for word in words.split()]
        environment = {**os.environ, "VLBIB_DATA_DIR": str(self.folder / "data")}
        environment["VLBIB_CACHE_DIR"] = str(self.folder / "cache")
        command = [sys.executable, "-c", LAUNCH, "said.txt", sys.executable, "-m", "vlbib", *given]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True
        )
        seconds, memory, code = json.loads(done.stdout)
        return Run(seconds, memory / 1024, code)

    def measure(self, row: Row) -> Run:
        """Bring the project into the state that a row needs, and run its command."""
        if row.edits:
            with (self.folder / row.edits).open("a", encoding="utf-8") as file:
                file.write("\nA remark.\n")
        if row.waits:
            time.sleep(_WAIT)
        return self.run(row.words)

    def parse(self) -> float:
        """Return the CPU seconds that bibtexparser takes for the library, the best of three."""
        command = [sys.executable, "-c", PARSE, str(self.folder / "references.bib")]
        runs = (subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(3))
        return min(float(run.stdout) for run in runs)


def made_up(count: int) -> list[dict[str, Any]]:
    """Return records of invented works, each with a different title."""
    draw_one = random.Random(SEED)  # noqa: S311 -- a fixed draw
    letters = ("ka", "lo", "mi", "ru", "ten", "sa", "vor", "ne", "qui", "das", "po", "ler")
    vocabulary = ["".join(draw_one.choices(letters, k=draw_one.randint(2, 4))).capitalize() for _ in range(3000)]
    return [
        {
            "source": "dblp",
            "key": f"DBLP:conf/made/{number}",
            "type": "inproceedings",
            "title": f"{' '.join(draw_one.choices(vocabulary, k=draw_one.randint(5, 9)))} {number}",
            "authors": [" ".join(draw_one.choices(vocabulary, k=2)) for _ in range(draw_one.randint(1, 5))],
            "year": draw_one.randint(1990, 2023),
            "booktitle": f"Proceedings of the Conference on {draw_one.choice(vocabulary)}",
            "pages": f"{number}-{number + 9}",
        }
        for number in range(count)
    ]


def project(folder: Path, works: list[dict[str, Any]]) -> tuple[Bench, dict[str, Run]]:
    """Write a project that names all works; return it with the costs of its index and its first sync."""
    bench = Bench(folder, {})
    (folder / "notes").mkdir(parents=True)
    (folder / "vlbib.toml").write_text('[resolvers]\norder = ["index"]\n', "utf-8")
    parts = (works[at : at + 200] for at in range(0, len(works), 200))
    sections = (f"## Part {number}\n\n{''.join(map(_line, part))}\n" for number, part in enumerate(parts))
    (folder / "notes" / "papers.md").write_text("".join(sections), "utf-8")
    (folder / "records.jsonl").write_text("".join(json.dumps(work) + "\n" for work in works), "utf-8")
    made = {"index add": bench.run("index add records.jsonl"), "sync, the first": bench.run("sync")}
    keys = _with_abstracts(folder / "references.bib")
    bench.run("sync")
    bench.names.update(KEY=keys[len(keys) // 2], OTHER=keys[0], LINE="notes/papers.md:5")
    _cite(folder / "half.tex", keys[::2])
    _cite(folder / "unknown.tex", [f"{key[: len(key) // 2]}x{key[:2:-1]}" for key in keys[:2000]])
    (folder / "titles.txt").write_text("".join(f"{work['title']}\n" for work in works[::10]), "utf-8")
    return bench, made


def _line(work: dict[str, Any]) -> str:
    return f"- [{work['year']}] {work['title']}\n"


def _cite(path: Path, keys: list[str]) -> None:
    path.write_text("".join(f"\\cite{{{key}}}\n" for key in keys), "utf-8")


def _with_abstracts(library: Path) -> list[str]:
    """Give every tenth entry an abstract of the user's own, and return all keys."""
    entries = library.read_text("utf-8").split("\n@")
    abstract = f"  abstract = {{{('A sentence of the work. ' * _ABSTRACT)[:_ABSTRACT]}}},\n"
    whole = [
        entry.replace("\n", f"\n{abstract}", 1) if number % 10 == 5 else entry for number, entry in enumerate(entries)
    ]
    library.write_text("\n@".join(whole), "utf-8")
    return [entry.partition("{")[2].partition(",")[0] for entry in entries if "{" in entry]


def exponent(sizes: list[int], seconds: list[float], start: float) -> float:
    """Return the exponent with which a cost beyond the start grows from the smallest to the largest size."""
    first, last = (max(each - start, FLOOR) for each in (seconds[0], seconds[-1]))
    return math.log(last / first) / math.log(sizes[-1] / sizes[0]) if len(sizes) > 1 else 0.0


def tell(row: Row, sizes: list[int], runs: list[Run], parses: list[float], start: float) -> bool:
    """Print a row, and return whether it is within the bounds."""
    seconds = [run.seconds for run in runs]
    grown = exponent(sizes, seconds, start)
    costs = "  ".join(f"{each:7.2f} {each / parse:5.2f}p" for each, parse in zip(seconds, parses, strict=True))
    codes = {run.code for run in runs} - {*ENDS, row.ends}
    faults = [f"exit code {code}" for code in codes] + (["TOO FAST A GROWTH"] if grown > EXPONENT else [])
    print(f"{row.name:32} {costs}  ^{grown:4.2f}  {runs[-1].memory:6.0f} MB  {' '.join(faults)}", flush=True)
    return not faults


def main() -> int:
    """Measure the sizes and rows that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, nargs="?")
    parser.add_argument("--sizes", default="2000,10000,50000")
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    works = draw(given.records, sizes[-1], 1) if given.records else made_up(sizes[-1])
    folder = Path(tempfile.mkdtemp(prefix="vlbib-benchmark-"))
    try:
        return _measure(folder, works, sizes, given.only)
    finally:
        shutil.rmtree(folder)


def _measure(folder: Path, works: list[dict[str, Any]], sizes: list[int], only: str) -> int:
    made = [project(folder / str(size), works[:size]) for size in sizes]
    benches, parses = [bench for bench, _ in made], [bench.parse() for bench, _ in made]
    start = min(benches[0].run("--version").seconds for _ in range(3))
    bare = ", ".join(f"{size:,} entries {parse:.2f} s" for size, parse in zip(sizes, parses, strict=True))
    print(f"p, bibtexparser's parse: {bare}; start of a command {start:.2f} s")
    rows = [Row(name, "") for name in made[0][1] if only in name]
    held = [tell(row, sizes, [first[row.name] for _, first in made], parses, start) for row in rows]
    rows = [row for row in ROWS if only in row.name]
    held += [tell(row, sizes, [bench.measure(row) for bench in benches], parses, start) for row in rows]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
