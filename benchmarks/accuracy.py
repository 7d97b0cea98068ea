#!/usr/bin/env python3
"""Measure resolution on a folder of corpora: precision, recall and doubtful rate by corpus and kind.

    benchmarks/accuracy.py DIR --records pool.jsonl.gz [--index DIR] [--hidden 5000] [--wrong]

DIR contains `notes/*/{blind.md,key.json}` (notes, and which line names which paper), `perturbed.jsonl` (deformed
titles: `text`, `kind`, `true_title`, `arxiv`, `doi`) and `negatives.jsonl` (texts that are no papers: `text`, `kind`).
The records (one JSON object a line) are the world; indexes built from them are kept in the folder --index, if given.
--hidden draws that many titles from the world, leaves their works out, and counts how many are accepted as another
work: alone, and as a list item, a reference and a sentence in a note. An accepted work is right if it has the answer's
arXiv id, DOI or squeezed title; for a hidden title, if it has the same authors.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from vlbib.core.ids import Id, arxiv_id, doi_id
from vlbib.core.known import AtHand
from vlbib.core.names import may_be_same_people, parse_name
from vlbib.core.record import Record
from vlbib.core.text import squeeze
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.matching.queries import query_of
from vlbib.matching.recognition.recognise import recognise
from vlbib.matching.title_agreement import titles_agree
from vlbib.matching.verdict import judge
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.works import gather
from vlbib.sources.index import Index, KnownIndex
from vlbib.sources.index.fill import build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Row: TypeAlias = "dict[str, Any]"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on one text; `right` tells whether an accepted work is the answer."""

    kind: str
    text: str
    verdict: Verdict
    right: bool


def rows(path: Path) -> Iterator[Row]:
    """Yield the JSON objects of a file, one a line, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def record(row: Row) -> Record:
    """Return a row of a records file as a record."""
    return Record(
        source=row["source"],
        title=row["title"],
        authors=tuple(parse_name(name) for name in row.get("authors") or ()),
        year=row.get("year"),
        venue=row.get("venue"),
        ids=tuple(ids_of(row)),
    )


def ids_of(row: Row) -> Iterator[Id]:
    """Yield the ids in a row."""
    found = (arxiv_id(row.get("arxiv") or ""), doi_id(row.get("doi") or ""))
    yield from (one for one in found if one)


def decide(text: str, index: Index) -> Verdict:
    """Resolve one text against the index."""
    return settle(Work(mentions=(Mention(file="", line=0, text=text),)), index)


def settle(work: Work, index: Index) -> Verdict:
    """Resolve one work against the index."""
    query = query_of(work)
    return judge(work, index.answer([query])[query])


def is_right(row: Row, records: Sequence[Record], world: dict[str, set[str]]) -> bool:
    """Tell whether records are the answer: one has its id, its squeezed title, or that of a record of the same work."""
    wanted = {one.key for one in ids_of(row)}
    titles = {squeeze(row["true_title"])} | (world[row["arxiv"]] if row.get("arxiv") else set())
    return any(squeeze(r.title) in titles or wanted & {one.key for one in r.ids} for r in records)


def report(name: str, outcomes: Iterable[Outcome], *, show: bool) -> None:
    """Print one line per kind: accepted rightly and wrongly, doubtful, unresolved."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for one in outcomes:
        accepted = one.verdict.status is Status.ACCEPTED
        what = ("right" if one.right else "WRONG") if accepted else one.verdict.status.value
        kinds[one.kind][what] += 1
        kinds["(all)"][what] += 1
        if show and what != "right":
            print(f"    {what:10} {one.kind:22} {one.text}\n        {'; '.join(one.verdict.reasons)}")
    print(f"{name:24} {'n':>5} {'right':>6} {'wrong':>6} {'doubtful':>9} {'unresolved':>11}  recall precision")
    for kind, n in sorted(kinds.items()):
        taken, total = n["right"] + n["WRONG"], n.total()
        share = f"{n['right'] / taken:9.1%}" if taken else "        -"
        counts = f"{n['right']:6} {n['WRONG']:6} {n['doubtful']:9} {n['unresolved']:11}"
        print(f"  {kind:22} {total:5} {counts} {n['right'] / total:7.1%} {share}")


def corpora(folder: Path, index: Index, world: dict[str, set[str]], *, show: bool) -> None:
    """Measure the corpora of deformed titles and of texts that are no papers, if they exist."""
    path = folder / "perturbed.jsonl"
    if path.is_file():
        decided = [(row, decide(row["text"], index)) for row in rows(path)]
        perturbed = [Outcome(r["kind"], r["text"], v, is_right(r, v.records, world)) for r, v in decided]
        report("perturbed", perturbed, show=show)
    path = folder / "negatives.jsonl"
    if path.is_file():
        negatives = [Outcome(r["kind"], r["text"], decide(r["text"], index), right=False) for r in rows(path)]
        report("negatives", negatives, show=show)


def notes(folder: Path, index: Index, world: dict[str, set[str]], *, show: bool) -> None:
    """Measure the lines of notes that name a work in the world, by the kind of title."""
    outcomes: list[Outcome] = []
    for path in sorted(folder.glob("notes/*/key.json")):
        key = [row for row in json.loads(path.read_text(encoding="utf-8"))["entries"] if row.get("arxiv") in world]
        text = path.with_name("blind.md").read_text(encoding="utf-8")
        works = gather(read_note(text, f"{path.parent.name}.md").mentions, titles_agree)
        settled = [(mention.line, settle(work, index)) for work in works for mention in work.mentions]
        outcomes += [_keyed({**row, "true_title": row["title"]}, settled, world) for row in key]
    report("notes", outcomes, show=show)


def _keyed(row: Row, settled: Sequence[tuple[int, Verdict]], world: dict[str, set[str]]) -> Outcome:
    """Return the outcome for a line of the key; of several mentions on it, the right one if there is one."""
    here = [verdict for line, verdict in settled if line == row["line"]]
    right = next((verdict for verdict in here if is_right(row, verdict.records, world)), None)
    nothing = Verdict(status=Status.UNRESOLVED, reasons=("the line is no mention",))
    chosen = right or next(iter(here), nothing)
    return Outcome(row["title_kind"], row["title"], chosen, right is not None)


def hide(world: Iterable[Row], titles: Sequence[str], path: Path, *, show: bool) -> None:
    """Measure titles whose works are left out of the world; only the same work in another spelling is right."""
    authors: dict[str, list[Record]] = defaultdict(list)
    every = list(world)
    for row in every:
        authors[row["title"]].append(record(row))
    if not path.is_file():
        build(path, (record(row) for row in _without(every, {squeeze(title) for title in titles})))
    with Index.open(path) as index:
        known = AtHand((KnownIndex(index),))
        outcomes = [each for title in titles for each in _hidden(title, authors[title], index, known)]
    for one in outcomes if show else ():
        if one.verdict.status is Status.ACCEPTED:
            found = f"{'' if one.right else 'WRONG '}= {one.verdict.records[0].title}"
            print(f"    {one.kind}: {one.text}\n      {found}\n        {one.verdict.reasons}")
    report("hidden titles", outcomes, show=False)


def _hidden(title: str, records: Sequence[Record], index: Index, known: AtHand) -> Iterator[Outcome]:
    """Yield the outcome for a hidden title alone, and for all that each place in a note names with it."""
    yield _outcome("alone", title, decide(title, index), records)
    for place, text in _places(title, records):
        note = read_note(text, "note.md")
        mentions, _ = with_sightings(note, recognise(note.segments, known))
        verdicts = [settle(work, index) for work in gather(mentions, titles_agree)]
        nothing = Verdict(status=Status.UNRESOLVED, reasons=("the line is no mention",))
        yield from (_outcome(place, text, verdict, records) for verdict in verdicts or [nothing])


def _outcome(place: str, text: str, verdict: Verdict, records: Sequence[Record]) -> Outcome:
    people = [one.authors for one in verdict.records]
    same = any(may_be_same_people(mine.authors, theirs) for mine in records for theirs in people)
    return Outcome(place, text, verdict, same)


def _places(title: str, records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Yield each kind of place in a note, and the text of a note with the title there."""
    people = next((record.authors for record in records if record.authors), ())
    names = " and ".join(f"{name.given} {name.family}".strip() for name in people[:2])
    year = next((record.year for record in records if record.year), 2020)
    yield "item", f"- {title}\n"
    yield "reference", f"[7] {names}. {title}. In Proceedings of the 12th Conference, pages 1-9, {year}.\n"
    yield "sentence", f"As shown in {title}, this is an old idea.\n"


def _without(world: Sequence[Row], hidden: set[str]) -> Iterator[Row]:
    """Yield the rows of works that are not hidden, neither by title nor by an id of a row with such a title."""
    ids = {one.key for row in world if squeeze(row["title"]) in hidden for one in ids_of(row)}
    for row in world:
        if squeeze(row["title"]) not in hidden and not ids & {one.key for one in ids_of(row)}:
            yield row


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurements chosen on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("dir", type=Path)
    parser.add_argument("--records", type=Path, nargs="+", required=True)
    parser.add_argument("--index", type=Path, metavar="DIR", help="where indexes are kept, and found on the next run")
    parser.add_argument("--hidden", type=int, default=0, metavar="N")
    parser.add_argument("--wrong", action="store_true", help="show every text that was not resolved rightly")
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        measure(args, args.index or Path(scratch))
    return 0


def measure(args: argparse.Namespace, folder: Path) -> None:
    """Run the chosen measurements, with indexes in a folder."""
    path = folder / "world.sqlite"
    if not path.is_file():
        build(path, (record(row) for row in _world(args)))
    titles: dict[str, set[str]] = defaultdict(set)
    for row in _world(args):
        titles[row.get("arxiv") or ""].add(squeeze(row["title"]))
    with Index.open(path) as index:
        start = time.process_time()
        corpora(args.dir, index, titles, show=args.wrong)
        notes(args.dir, index, titles, show=args.wrong)
        print(f"{time.process_time() - start:.1f} s CPU")
    if args.hidden:
        every = sorted({row["title"] for row in _world(args)})
        sample = random.Random(0).sample(every, args.hidden)  # noqa: S311 -- a fixed sample
        hide(_world(args), sample, folder / f"without-{args.hidden}.sqlite", show=args.wrong)


def _world(args: argparse.Namespace) -> Iterator[Row]:
    return (row for path in args.records for row in rows(path))


if __name__ == "__main__":
    sys.exit(main())
