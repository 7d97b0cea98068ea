"""Write worlds larger than the given records, and measure an index of each: cost, recall, and verdicts.

    python benchmarks/worlds.py make RECORDS.jsonl.gz WORLD.jsonl --titles 10000000
    python benchmarks/worlds.py measure WORLD.tables CORPORA --records RECORDS.jsonl.gz --titles 10000

A world contains all records, then made-up titles up to the given number: the first half of one real title with the
second half of another, and authors and year of the first. This is harder than reality: near-duplicates abound, and
short titles read like topics. The same records give the same world. `WORLD.tables` is built with
`vlbib index add --engine duckdb`. CORPORA contains `perturbed.jsonl` (deformed titles) and `negatives.jsonl` (texts
that are no papers). All costs are CPU seconds of this process.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vlbib.core.text import squeeze
from vlbib.core.work import Mention, Query, Status, Work
from vlbib.matching.queries import query_of
from vlbib.matching.verdict import judge
from vlbib.sources.index.candidate_works import answer_claims
from vlbib.sources.index.duckdb import TableIndex
from vlbib.sources.index.questions import asked_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.work import Verdict


def main() -> None:
    """Write a world, or measure one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make")
    making.add_argument("records", type=Path)
    making.add_argument("world", type=Path)
    making.add_argument("--titles", type=int, required=True)
    measuring = commands.add_parser("measure")
    measuring.add_argument("tables", type=Path)
    measuring.add_argument("corpora", type=Path)
    measuring.add_argument("--records", type=Path, required=True, help="real titles to ask for, beside the deformed")
    measuring.add_argument("--titles", type=int, default=10_000)
    given = parser.parse_args()
    if given.command == "make":
        make(given.records, given.world, given.titles)
    else:
        measure(given.tables, given.corpora, given.records, given.titles)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of a file, one a line, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def make(records: Path, world: Path, size: int) -> None:
    """Write a world with this many rows."""
    real = []
    with world.open("w", encoding="utf-8") as file:
        for row in rows(records):
            title = row["title"].split()
            if len(title) > 1:
                real.append((title, row.get("authors") or (), row.get("year")))
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        file.writelines(made_lines(real, size - len(real)))


def made_lines(real: Sequence[tuple[list[str], Sequence[str], int | None]], size: int) -> Iterator[str]:
    """Yield made-up records as JSON lines, each with the beginning of one title and the end of another."""
    draw = random.Random(0)  # noqa: S311 -- a fixed draw
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for _ in range(size):
        (first, authors, year), (second, _, _) = draw.choice(real), draw.choice(real)
        title = " ".join([*first[: (len(first) + 1) // 2], *second[-(len(second) // 2) :]])
        yield encode({"source": "made", "title": title, "authors": authors[:4], "year": year}) + "\n"


def measure(tables: Path, corpora: Path, records: Path, size: int) -> None:
    """Measure candidates, recall, and verdicts on one index, and print a line for each."""
    perturbed, negatives = list(rows(corpora / "perturbed.jsonl")), list(rows(corpora / "negatives.jsonl"))
    every_sixth = [row["title"] for number, row in zip(count(), rows(records), strict=False) if number % 6 == 0]
    real = every_sixth[::10][:size]
    with TableIndex.open(tables) as index:
        _exact(index, every_sixth[: 10 * size])
        deformed = [row["text"] for row in perturbed]
        many = [text for _, text in zip(range(size), _around(deformed, real), strict=False)]
        _candidates(index, many)
        _verdicts(index, many)
        _recall(index, perturbed)
        _judged("deformed", index, perturbed)
        _judged("no papers", index, negatives)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


def _around(deformed: Sequence[str], real: Sequence[str]) -> Iterator[str]:
    """Yield the deformed titles, then real ones with one word left out: none is in the index in this form."""
    yield from deformed
    for title in real:
        words = title.split()
        if len(words) > 3:
            yield " ".join(words[:2] + words[3:])


def _exact(index: TableIndex, real: Sequence[str]) -> None:
    asked = asked_tables([(Query(title=title), ()) for title in real])
    keys = [(title, place, key, whole) for title, place, key, whole in asked.keys if whole]
    index.filed([key for _, _, key, _ in keys])
    start = time.process_time()
    found = index.filed([key for _, _, key, _ in keys])
    print(f"exact join of {len(keys)} titles: {time.process_time() - start:.2f} s, {len(found)} found")


def _candidates(index: TableIndex, titles: Sequence[str]) -> None:
    asked = asked_tables([(Query(title=title), ()) for title in titles])
    start = time.process_time()
    pairs = sum(1 for _ in index.candidates(asked))
    print(f"candidates of {len(titles)} titles: {time.process_time() - start:.2f} s, {pairs} pairs")


def _verdicts(index: TableIndex, titles: Sequence[str]) -> None:
    works = [_work(title) for title in titles]
    start = time.process_time()
    claims = [(query_of(work), ()) for work in works]
    statuses = index.verdicts(claims, lambda number, records: judge(works[number], records).status.value)
    spent = time.process_time() - start
    print(f"verdicts on {len(titles)} titles: {spent:.2f} s, {statuses.count(Status.ACCEPTED.value)} accepted")


def _recall(index: TableIndex, perturbed: Sequence[dict[str, Any]]) -> None:
    claims = [(query_of(_work(row["text"])), ()) for row in perturbed]
    found = answer_claims(index, claims)
    wanted = [squeeze(row["true_title"]) for row in perturbed]
    hits = sum(
        title in {squeeze(record.title) for record in records} for title, records in zip(wanted, found, strict=True)
    )
    print(f"the true title is among the works of {hits / len(wanted):.4f} of {len(wanted)} deformed titles")


def _judged(name: str, index: TableIndex, given: Sequence[dict[str, Any]]) -> None:
    counts = {"right": 0, "wrong": 0, "doubtful": 0, "unresolved": 0}
    for row, (_, verdict) in zip(given, _decided(index, [row["text"] for row in given]), strict=True):
        accepted = verdict.status is Status.ACCEPTED
        right = accepted and squeeze(row.get("true_title") or "") in {squeeze(one.title) for one in verdict.records}
        counts[("right" if right else "wrong") if accepted else verdict.status.value] += 1
        if accepted and not right:
            print(f"  {row['text']!r} taken for {verdict.records[0].title!r}: {'; '.join(verdict.reasons)}")
    print(f"{name}: " + ", ".join(f"{count} {what}" for what, count in counts.items()))


def _decided(index: TableIndex, titles: Sequence[str]) -> Iterator[tuple[str, Verdict]]:
    works = [_work(title) for title in titles]
    found = answer_claims(index, [(query_of(work), ()) for work in works])
    yield from ((work.title, judge(work, records)) for work, records in zip(works, found, strict=True))


def _work(text: str) -> Work:
    return Work(mentions=(Mention(file="", text=text),))


if __name__ == "__main__":
    main()
