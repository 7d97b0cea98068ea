"""Build the catalogue that ships with vlbib from files of records.

    python -m scripts.build_catalogue --records FOLDER --lists FOLDER --keep FIRST --prefer LAST -o FILE

The folder of records contains works.jsonl (checked facts, all included), venues.jsonl.gz (versions of record, DBLP),
pool.jsonl.gz and more.jsonl.gz (preprints and conference lists), landmarks.jsonl, short-names.jsonl and
famous-names.tsv. Lines are grouped into works; required works are included, then the best by score. Each record keeps
its source; it has nothing that no source says. The same files give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs
from scripts.catalogue.aliases import assign, leading, read_names, weak_lines
from scripts.catalogue.citations import read_cited, with_cited_years
from scripts.catalogue.facts import place, read_lines
from scripts.catalogue.people import Mends, known_people
from scripts.catalogue.records import PREFIX, UNCONFIRMED, Maker, shared_dois
from scripts.catalogue.score import Mentions
from scripts.catalogue.selection import Chooser, landmark_titles, listed_titles, required, shipped_works
from scripts.catalogue.works import group

from vlbib.core.ids import by_scheme
from vlbib.core.text import squeeze
from vlbib.core.venues import venue
from vlbib.matching.form import form
from vlbib.matching.skeletons import is_skeleton
from vlbib.sources.dumps.records import checked_record
from vlbib.sources.index.fill import build

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from scripts.catalogue.aliases import Carried, ShortName
    from scripts.catalogue.selection import Choice
    from scripts.catalogue.works import Work, Works

    from vlbib.core.record import Record


_MISSED = Path(__file__).with_name("landmarks.jsonl")  # works without authors in the files, looked up elsewhere
_IDS = _MISSED.with_name("confirmed_ids.tsv")  # ids that one list gives, read elsewhere
_NAMES = _MISSED.with_name("names.tsv")  # short names that the files lack, looked up elsewhere
_CITED = _MISSED.with_name("cited.tsv")  # works that their first author and a year usually mean


def main() -> None:
    """Read the files, choose works, and write the catalogue."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=Path, required=True)
    parser.add_argument("--lists", type=Path, required=True, help="folder of reading lists, their works in key.json")
    parser.add_argument("--keep", type=Path, required=True, help="a catalogue whose works stay in")
    parser.add_argument("--prefer", type=Path, required=True, help="a catalogue whose works come before others")
    parser.add_argument("--titles", type=Path, default=_MISSED.with_suffix(".txt"))
    parser.add_argument("--size", type=int, default=61450, help="works to choose besides the checked ones")
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    works = read_works(options.records)
    names = read_names(options.records / "short-names.jsonl", options.records / "famous-names.tsv", _NAMES, works)
    maker = Maker(works, _people(works), shared_dois(works), Mends())
    checked = checked_works(options.records / "works.jsonl", maker)
    mentions = Mentions.of(works)
    choices = choose(options, names, maker, mentions, {squeeze(record.title) for rows in checked for record in rows})
    carried = assign(names, [choice.work for choice in choices], works, mentions)
    cited = read_cited(_CITED)
    every = (with_cited_years(records, cited) for records in (*checked, *_rows(choices, carried, names, checked)))
    rows = without_doubles(list(every))
    count = build(options.output, _numbered(without_shared_ids(rows)), joined=True, small=True)
    print(f"{count} works, {sum(map(len, rows))} records, {options.output.stat().st_size} bytes", file=sys.stderr)
    for kind, times in sorted(maker.mends.counts.items()):
        print(f"  names mended, {kind}: {times}", file=sys.stderr)


def read_works(folder: Path) -> Works:
    """Read and group the lines of all files."""
    files = ("venues.jsonl.gz", "pool.jsonl.gz", "more.jsonl.gz")
    weak = weak_lines(folder / "landmarks.jsonl", folder / "short-names.jsonl", _MISSED, _IDS)
    return group(chain(*(read_lines(folder / name) for name in files), weak))


def _people(works: Works) -> Mapping[str, str]:
    return known_people(line["authors"] for work in works for line in work.lines if "key" in line)


def choose(
    options: argparse.Namespace,
    names: Sequence[ShortName],
    maker: Maker,
    mentions: Mentions,
    taken: Collection[str],
) -> list[Choice]:
    """Choose works in addition to the checked ones."""
    works, listed = maker.works, listed_titles(options.lists)
    titles = landmark_titles(options.titles, _MISSED, options.records / "landmarks.jsonl")
    titles |= {work.title for work in read_cited(_CITED)}
    must = chain(required(works, names, listed, sorted(titles)), shipped_works(options.keep, works))
    return Chooser(maker, mentions, listed).choose(must, taken, options.size, shipped_works(options.prefer, works))


def checked_works(path: Path, maker: Maker) -> list[list[Record]]:
    """Return the records of the checked works, each with its preprint from arXiv."""
    rows = []
    for facts in read_lines(path):
        record = checked_record(facts, PREFIX)
        arxiv = by_scheme(record.ids, "arxiv")
        rows.append([record, *maker.arxiv_preprint(arxiv, record)] if arxiv else [record])
    return rows


def _rows(
    choices: Sequence[Choice],
    carried: Carried,
    names: Sequence[ShortName],
    checked: Sequence[Sequence[Record]],
) -> Iterator[list[Record]]:
    """Yield the records of the chosen works with their aliases; similar works are neighbours, to compress better."""
    fixed = {squeeze(alias) for rows in checked for record in rows for alias in record.aliases}
    first = set(leading(names))
    for choice in sorted(choices, key=lambda choice: (choice.work not in first, *_neighbourhood(choice.work))):
        own, shared = (
            tuple(name for name in given.get(choice.work, ()) if squeeze(name) not in fixed)
            for given in (carried.own, carried.shared)
        )
        yield [structs.replace(choice.records[0], aliases=own, shared_names=shared), *choice.records[1:]]


def _neighbourhood(work: Work) -> tuple[str, int, str]:
    return venue(place(work.main)).key, work.year, work.key


def without_doubles(rows: Sequence[Sequence[Record]]) -> list[Sequence[Record]]:
    """Remove the works that another source must confirm if another work has the title but for signs and articles."""
    sure = {_bare_title(record) for records in rows for record in records if not all(map(is_skeleton, records))}
    return [records for records in rows if not all(map(is_skeleton, records)) or _bare_title(records[0]) not in sure]


def _bare_title(record: Record) -> str:
    return "".join(word for word in form(record.title).words if word not in ("a", "an", "the"))


def without_shared_ids(rows: Iterable[Sequence[Record]]) -> list[list[Record]]:
    """Remove the ids that two works would share; a record that had nothing else is dropped."""
    rows = list(rows)
    holders: dict[tuple[str, str], set[int]] = {}
    for number, records in enumerate(rows):
        for identity in (identity for record in records for identity in record.ids):
            holders.setdefault(identity.key, set()).add(number)
    shared = {key for key, numbers in holders.items() if len(numbers) > 1}
    return [kept for records in rows if (kept := list(_stripped(records, shared)))]


def _stripped(records: Sequence[Record], shared: Collection[tuple[str, str]]) -> Iterator[Record]:
    for record in records:
        ids = tuple(identity for identity in record.ids if identity.key not in shared)
        is_kept = record.source in (f"{PREFIX}/checked", UNCONFIRMED)
        if ids or record.venue or record.venue_short or record.url or is_kept:
            yield structs.replace(record, ids=ids)


def _numbered(rows: Iterable[Iterable[Record]]) -> Iterator[Record]:
    return (structs.replace(record, work=str(number)) for number, records in enumerate(rows) for record in records)


if __name__ == "__main__":
    main()
