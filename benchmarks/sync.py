"""Measures whole runs of the command `vlbib sync` against their bounds.

    python benchmarks/sync.py NOTES                                CPU of the first run, of the second, of --version
    python benchmarks/sync.py NOTES --records pool.jsonl.gz ...    also without the catalogue, with a stand-in for the
                                                                   services that serves these records
    ... --titles 1000                                              also for as many title lines made from the records
    ... --hang                                                     also with a service that never answers (takes
                                                                   minutes)

Every line is a measured value, its bound, and their ratio; the exit code is 1 if a ratio is above 1. What is found with
the stand-in is compared with what the catalogue gives for the same line, and with the ids in the records.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.standin.papers import Papers
from tests.standin.server import Fault, StandIn

from vlbib.core.text import squeeze, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.standin.papers import Paper
    from tests.standin.server import Logged

SEED = 20240131
NETWORK = "arxiv,semantic_scholar"


@dataclass
class Bounds:
    """The bounds exceeded so far."""

    broken: list[str] = field(default_factory=list)

    def tell(self, name: str, value: float, bound: float) -> None:
        """Print a value, its bound and their ratio."""
        ratio = value / bound if bound else float(value > 0) * 2
        print(f"{name:68} {value:8.2f} of {bound:7.2f}   {ratio:5.2f}{'   TOO MUCH' if ratio > 1 else ''}", flush=True)
        if ratio > 1:
            self.broken.append(name)


@dataclass
class Place:
    """A project's folder with its environment."""

    folder: Path
    environ: dict[str, str] = field(default_factory=dict)

    def command(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("VLBIB_")}
        own = {"VLBIB_CACHE_DIR": str(self.folder / ".cache"), "VLBIB_DATA_DIR": str(self.folder / ".data")}
        return subprocess.Popen(
            [sys.executable, "-m", "vlbib", *arguments], cwd=self.folder, env=kept | own | self.environ, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *arguments: str) -> tuple[int, str, float]:
        """Run a command; return exit code, stdout and CPU seconds."""
        before = _children()
        with self.command(*arguments) as running:
            out, err = running.communicate()
        if "Traceback" in err or running.returncode in (2, 70):
            sys.exit(err)
        return running.returncode, out, _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Measure what the arguments say."""
    arguments = _arguments()
    bounds = Bounds()
    with tempfile.TemporaryDirectory() as folder:
        given = _catalogue(Path(folder), arguments.notes, bounds)
        if arguments.records:
            papers = Papers.read(*arguments.records)
            with StandIn(papers) as standin:
                _services(_place(Path(folder) / "services", standin, arguments.notes), standin, given, bounds)
            if arguments.titles:
                _many(Path(folder), papers, arguments.titles, bounds)
            if arguments.hang:
                _hang(Path(folder), papers, arguments.notes, bounds)
    return 1 if bounds.broken else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notes", type=Path)
    parser.add_argument("--records", nargs="+", type=Path, default=[])
    parser.add_argument("--titles", type=int, default=0)
    parser.add_argument("--hang", action="store_true")
    return parser.parse_args()


def _place(folder: Path, standin: StandIn | None, notes: Path | None) -> Place:
    (folder / "notes").mkdir(parents=True)
    if notes and notes.is_dir():
        shutil.copytree(notes, folder / "notes", dirs_exist_ok=True)
    elif notes:
        shutil.copy(notes, folder / "notes")
    urls = {f"VLBIB_{name.upper()}_URL": url for name, url in (standin.urls if standin else {}).items()}
    return Place(folder, {**urls, **{name.replace("_URL", "_DELAY"): "0.01" for name in urls}})


def _catalogue(folder: Path, notes: Path, bounds: Bounds) -> dict[str, Any]:
    """Measure the runs that need no network, and return the report of one of them."""
    place = _place(folder / "catalogue", None, notes)
    place.run("--version")  # compiles the modules
    bounds.tell("first run, offline: CPU seconds", min(_fresh(place) for _ in range(3)), 2.0)
    bounds.tell("second run: CPU seconds", min(place.run("sync")[2] for _ in range(5)), 0.3)
    bare = min(_cpu([sys.executable, "-c", "pass"]) for _ in range(5))
    bounds.tell("--version: CPU by that of python -c pass", min(place.run("--version")[2] for _ in range(5)) / bare, 5)
    report: dict[str, Any] = json.loads(place.run("sync", "--format", "json")[1])
    return report


def _fresh(place: Place) -> float:
    for name in ("references.bib", "references.lock"):
        (place.folder / name).unlink(missing_ok=True)
    return place.run("sync", "--offline")[2]


def _cpu(command: Sequence[str]) -> float:
    before = _children()
    subprocess.run(command, check=True)
    return _children() - before


# --- the services ----------------------------------------------------------------------------------------------------


def _services(place: Place, standin: StandIn, given: dict[str, Any], bounds: Bounds) -> None:
    """Sync the notes with the services alone; compare the result with what the catalogue gave."""
    code, out, cpu = place.run("sync", "--resolvers", NETWORK, "--format", "json")
    found = json.loads(out)
    print(f"\nthe notes from {NETWORK}: exit code {code}, {_statuses(found)}, {cpu:.2f} s CPU")
    still_open = 1 + sum(one["source"] != "arxiv" for one in found["works"])
    _count(standin, bounds, arxiv=6, batches=1, matches=still_open)
    theirs = {_spot(one): one for one in given["works"]}
    wrong = [line for one in found["works"] for line in _faults(one, theirs.get(_spot(one)), standin.papers)]
    print("\n".join(wrong))
    bounds.tell("works that are not what the catalogue gives, or lack an id", len(wrong), 0)
    standin.log.clear()
    place.run("sync", "--resolvers", NETWORK)
    bounds.tell("requests of a second run", len(standin.log), 0)


def _statuses(report: dict[str, Any]) -> str:
    return ", ".join(f"{count} {status}" for status, count in Counter(one["status"] for one in report["works"]).items())


def _count(standin: StandIn, bounds: Bounds, *, arxiv: int, batches: int, matches: int) -> None:
    bounds.tell("requests to arXiv", len(standin.requests("arxiv")), arxiv)
    bounds.tell("batches to Semantic Scholar", len(standin.requests("semantic_scholar", "/batch")), batches)
    bounds.tell(
        "matches to Semantic Scholar, works left open", len(standin.requests("semantic_scholar", "/match")), matches
    )


def _spot(work: dict[str, Any]) -> tuple[str, int]:
    first = work["mentions"][0]
    return first["file"], first["line"]


def _faults(mine: dict[str, Any], theirs: dict[str, Any] | None, papers: Papers) -> list[str]:
    """Return what is wrong with an accepted work: it is not the catalogue's, or lacks an id that is in the records."""
    if mine["status"] != "accepted":
        return []
    at = f"line {_spot(mine)[1]}: {mine['title'][:60]}"
    if theirs is None or theirs["status"] != "accepted":
        return [f"{at}: the catalogue gives no work here"]
    if not _same(mine, theirs):
        return [f"{at} {mine['ids']}: the catalogue gives {theirs['title'][:60]} {theirs['ids']}"]
    lacking = _held(mine, papers) - {f"{scheme}:{value}".lower() for scheme, value in mine["ids"].items()}
    return [f"{at}: lacks {', '.join(sorted(lacking))}"] if lacking else []


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    ids = [(one["ids"].get(scheme), other["ids"].get(scheme)) for scheme in ("arxiv", "doi", "s2")]
    return any(a and b and a.lower() == b.lower() for a, b in ids) or squeeze(one["title"]) == squeeze(other["title"])


def _held(work: dict[str, Any], papers: Papers) -> set[str]:
    """Return the ids of a work in the records: its arXiv id, its own DOI, its number at Semantic Scholar."""
    arxiv, doi = work["ids"].get("arxiv"), work["ids"].get("doi")
    rows = [*papers.get(f"arxiv:{arxiv}"), *(papers.get(f"doi:{doi.lower()}") if doi else [])]
    rows += [row for row in _titled(work["title"], papers) if not arxiv and not doi]
    held = {f"arxiv:{row.arxiv}" for row in rows if row.arxiv} | {f"s2:{row.corpus}" for row in rows if row.corpus}
    dois = [one for row in rows for one in row.dois if one.startswith("10.") and "arxiv" not in one.lower()]
    return held | ({f"doi:{dois[0].lower()}"} if dois and not (doi and doi.lower() in map(str.lower, dois)) else set())


def _titled(title: str, papers: Papers) -> list[Paper]:
    found = (papers.row(number) for number in papers.phrase(title))
    return [row for row in found if squeeze(row.title) == squeeze(title)]


# --- many titles -----------------------------------------------------------------------------------------------------


def _many(folder: Path, papers: Papers, wanted: int, bounds: Bounds) -> None:
    """Sync title lines made from the records, once in one run and once with repeated kills."""
    rows = _sample(papers, wanted)
    with StandIn(papers) as standin:
        place = _titles(folder / "whole", standin, rows)
        code, out, cpu = place.run("sync", "--resolvers", NETWORK, "--format", "json")
        found = json.loads(out)
        print(f"\n{wanted} title lines: exit code {code}, {_statuses(found)}, {cpu:.1f} s CPU")
        left = len([one for one in found["works"] if one["source"] != "arxiv"])
        _count(standin, bounds, arxiv=60, batches=4, matches=left)
        wrong = [line for one in found["works"] for line in _strange(one, rows)]
        print("\n".join(wrong))
        bounds.tell("works accepted that are not the row's", len(wrong), 0)
    with StandIn(papers) as standin:
        killed = _titles(folder / "killed", standin, rows)
        times = _kill(killed, standin)
        killed.run("sync", "--resolvers", NETWORK)
        twice = Counter(map(_question, standin.log))
        bounds.tell(f"questions asked again after {times} kills, one each may have been on its way",
                    sum(count - 1 for count in twice.values()), times)  # fmt: skip
        same = (place.folder / "references.bib").read_bytes() == (killed.folder / "references.bib").read_bytes()
        bounds.tell("the library of the killed run is another", float(not same), 0)


def _sample(papers: Papers, wanted: int) -> list[Paper]:
    """Return rows with different titles of more than three words and a year, in a fixed random order."""
    numbers = random.Random(SEED).sample(range(len(papers.lines)), len(papers.lines))  # noqa: S311 -- a fixed draw
    rows: dict[str, Paper] = {}
    for number in numbers:
        row = papers.row(number)
        if len(words(row.title)) > 3 and row.year:
            rows.setdefault(squeeze(row.title), row)
        if len(rows) == wanted:
            break
    return list(rows.values())


def _titles(folder: Path, standin: StandIn, rows: Sequence[Paper]) -> Place:
    place = _place(folder, standin, None)
    text = "".join(f"- [{row.year}] {' '.join(row.title.split())}\n" for row in rows)
    (folder / "notes" / "titles.md").write_text(f"# Titles\n\n{text}", encoding="utf-8")
    return place


def _strange(work: dict[str, Any], rows: Sequence[Paper]) -> list[str]:
    """Return what is wrong with an accepted work: it has neither the title nor the arXiv id of its row."""
    row = rows[_spot(work)[1] - 3]
    if work["status"] != "accepted" or squeeze(row.title) == squeeze(work["title"]):
        return []
    if row.arxiv and row.arxiv == work["ids"].get("arxiv"):
        return []
    return [f"line {_spot(work)[1]}: {row.title[:70]}: accepted is {work['title'][:70]} {work['ids']}"]


def _kill(place: Place, standin: StandIn) -> int:
    """Kill a sync with SIGKILL after different numbers of requests; return how often it was killed."""
    times = 0
    for wait in (3, 10, 20, 40, 60, 90):
        goal = len(standin.log) + wait
        with place.command("sync", "--resolvers", NETWORK) as running:
            while running.poll() is None and len(standin.log) < goal:
                time.sleep(0.005)
            if running.poll() is None:
                running.send_signal(signal.SIGKILL)
                times += 1
    return times


def _question(one: Logged) -> tuple[object, ...]:
    return one.service, one.path, tuple(sorted(one.params.items())), one.body


# --- a service that hangs --------------------------------------------------------------------------------------------


def _hang(folder: Path, papers: Papers, notes: Path, bounds: Bounds) -> None:
    """Sync while each service in turn never answers the first request, or any."""
    for service in ("arxiv", "semantic_scholar"):
        for always in (False, True):
            with StandIn(papers) as standin:
                standin.fail(service, Fault("hang", seconds=90.0))
                if always:
                    standin.always[service] = Fault("hang", seconds=90.0)
                start = time.monotonic()
                code, _, _ = _place(folder / f"hang{service}{always}", standin, notes).run(
                    "sync", "--resolvers", NETWORK
                )
                kind = "every answer" if always else "the first answer"
                print(f"\n{service} hangs in {kind}: exit code {code}")
                bounds.tell("seconds", time.monotonic() - start, 300)


if __name__ == "__main__":
    sys.exit(main())
