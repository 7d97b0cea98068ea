"""Measure whole `vlbib sync` commands on a large library in which one field changes.

    python benchmarks/whole_sync.py RECORDS [--count 10000] [--seed 1] [--keep FOLDER]

RECORDS is a dump that `vlbib index add` accepts. COUNT of its works, drawn with SEED, are named by the notes of a
project and resolved against an index of the same works, which writes library and lock. Then the record of one work gets
other pages, and `vlbib sync --update KEY` is run: with notes that name all works, and with notes of ten works (in a
copy in which all other entries are the user's own). Last, a remark is added to the note. The output has CPU seconds of
the whole process, their ratio to bibtexparser's parse of the same library, and the number of changed lines.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vlbib.core.text import squeeze
from vlbib.lock.file import Lock, read_lock, write_lock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.lock.schema import LockedWork

Facts = dict[str, Any]


PARSE = """
import logging, sys, time
from bibtexparser.entrypoint import parse_string
logging.disable(logging.CRITICAL)
data = open(sys.argv[1], encoding="utf-8").read()
began = time.process_time()
parse_string(data, parse_stack=[])
print(time.process_time() - began)
"""
_LOCAL = ("--resolvers", "index")  # no network source is asked
_PAGES = "1001--1010"


def main() -> None:
    """Build both projects, measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="make the projects here and leave them")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        room = given.keep or Path(folder)
        room.mkdir(parents=True, exist_ok=True)
        works = draw(given.records, given.count, given.seed)
        make(room / "all", works, works)
        parse = min(_parse(room / "all" / "references.bib") for _ in range(3))
        print(f"bibtexparser's parse: {parse:.2f} s CPU")
        ten = works[:: max(len(works) // 10, 1)][:10]
        make(room / "ten", works, ten, written=room / "all")
        for name in ("ten", "all"):
            measure(room / name, ten[0], parse)


def draw(records: Path, count: int, seed: int) -> list[Facts]:
    """Draw works at random, without repeated titles."""
    with gzip.open(records, "rt", encoding="utf-8") if records.suffix == ".gz" else records.open() as lines:
        known = [facts for facts in map(json.loads, lines) if facts.get("authors") and facts.get("year")]
    random.Random(seed).shuffle(known)  # noqa: S311 -- a fixed draw
    by_title = {squeeze(facts["title"]): facts for facts in known}
    return list(by_title.values())[:count]


def make(folder: Path, works: Sequence[Facts], named: Sequence[Facts], written: Path | None = None) -> None:
    """Write a project: an index of all works, notes that name some, and library and lock by a first sync."""
    folder.mkdir()
    sections = (f"## Part {at // 200}\n\n" if at % 200 == 0 else "" for at in range(len(named)))
    lines = (f"- [{facts['year']}] {facts['title']}\n" for facts in named)
    (folder / "notes").mkdir()
    (folder / "notes" / "papers.md").write_text("".join(map("".join, zip(sections, lines, strict=True))), "utf-8")
    if written:
        shutil.copy(written / "references.bib", folder)
        (folder / "references.lock").write_bytes(_part(written / "references.lock", named))
    _index(folder, works)
    print(f"{folder.name}: first sync {run(folder, 'sync', *_LOCAL):.2f} s CPU")


def measure(folder: Path, changed: Facts, parse: float) -> None:
    """Measure a sync with no change, with one changed record (best of three), and with an edited note."""
    library, lock = folder / "references.bib", folder / "references.lock"
    states = library.read_bytes(), lock.read_bytes()
    key = _key(lock, changed["title"])
    quiet = min(run(folder, "sync", *_LOCAL) for _ in range(3))
    print(f"{folder.name}: nothing changed {_told(quiet, parse)}")
    _index(folder, [{**changed, "pages": _PAGES}])
    spent = []
    for _ in range(3):
        library.write_bytes(states[0])
        lock.write_bytes(states[1])
        spent.append(run(folder, "sync", "--update", key, *_LOCAL))
    new = library.read_bytes().splitlines()
    old = states[0].splitlines()
    lines = sum(one != other for one, other in zip(old, new, strict=False)) if len(old) == len(new) else len(new)
    print(f"{folder.name}: one field {_told(min(spent), parse)}; {lines} line changed")
    note = folder / "notes" / "papers.md"
    note.write_text(note.read_text("utf-8") + "\nA remark.\n", "utf-8")
    print(f"{folder.name}: the note edited {_told(run(folder, 'sync'), parse)}")


def _told(spent: float, parse: float) -> str:
    return f"{spent:.2f} s, {spent / parse:.2f} of the parse"


def run(folder: Path, *arguments: str) -> float:
    """Run vlbib in a folder and return the CPU seconds it took."""
    command = [sys.executable, "-m", "vlbib", *arguments]
    installed = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    where = {**installed, "VLBIB_DATA_DIR": str(folder / "data"), "VLBIB_CACHE_DIR": str(folder / "cache")}
    started = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env=where)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode not in (0, 3, 4):
        raise SystemExit(f"vlbib {' '.join(arguments)}: exit {started.returncode}")
    return used.ru_utime + used.ru_stime


def _index(folder: Path, works: Sequence[Facts]) -> None:
    dump = folder / "records.jsonl"
    dump.write_text("".join(json.dumps(facts) + "\n" for facts in works), "utf-8")
    shutil.rmtree(folder / "data", ignore_errors=True)
    run(folder, "index", "add", dump.name)


def _part(lock: Path, named: Sequence[Facts]) -> bytes:
    """Return the lock with only the works of these titles."""
    titles = {squeeze(facts["title"]) for facts in named}
    return write_lock(Lock(works=tuple(work for work in _works(lock) if squeeze(work.mentions[0].text) in titles)))


def _key(lock: Path, title: str) -> str:
    """Return the key of a work in the lock, by its title."""
    return next(work.key for work in _works(lock) if work.key and squeeze(work.mentions[0].text) == squeeze(title))


def _works(lock: Path) -> tuple[LockedWork, ...]:
    read = read_lock(lock.read_bytes(), lock.name)
    assert isinstance(read, Lock)
    return read.works


def _parse(library: Path) -> float:
    done = subprocess.run([sys.executable, "-c", PARSE, str(library)], capture_output=True, text=True, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    main()
