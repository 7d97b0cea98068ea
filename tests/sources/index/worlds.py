"""Sets of titles for comparing engines: a golden one of hard rows, random ones, and questions for both."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.core.work import Query
from vlbib.sources.index.duckdb import sort_tables
from vlbib.sources.index.fill import build
from vlbib.sources.index.sqlite import Index
from vlbib.sources.index.table_files import ListedPart, Manifest, PartWriter, with_part, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# Characters that engines treat differently, or that normalisation merges or removes.
HARD = ("İstanbul", "ISTANBUL", "istanbul", "Straße", "STRASSE", "straße", "ﬁnite", "finite", "Ångström", "naïve",
        "don't", "don’t", "dont", "o'Neill’s", "視覺", "视觉语言",
        "模型", "16×16", "16x16", "Ⅳ", "x²", "Łódź", "ǅ", "C++", "C#", "_", "—", "ｆｕｌｌ", "한국어", "の", "ά", "Ά",
        "e\u0301tude", "étude", "\u200bzero", "OFA_", "3.5", "35")  # fmt: skip
PLAIN = ("learning", "networks", "deep", "for", "of", "the", "visual", "language", "models", "with", "graph", "neural",
         "image", "recognition", "detection", "training", "large", "scale", "attention", "transformers")  # fmt: skip


def golden(count: int = 5000) -> Iterator[Record]:
    """Yield hard rows: empty and one-word titles, repeated titles, and words in all kinds of characters."""
    draw = random.Random(16)
    for number in range(count):
        size = draw.choice((0, 1, 1, 2, 3, 5, 8, 13))
        title = " ".join(draw.choice(HARD if draw.random() < 0.4 else PLAIN) for _ in range(size))
        if number % 50 == 0:
            title = "İntroduction"
        ids = (Id("doi", f"10.1/{number // 3}"),) if number % 4 == 0 else ()
        authors = (Name(draw.choice(HARD), "A."), Name("Roe", "B.")) if number % 2 else ()
        yield Record(source="index/dblp", title=title, year=1990 + number % 30, authors=authors, ids=ids)


def random_world(seed: int) -> list[Record]:
    """Return up to 400 records with titles of few words, so that they share most features."""
    draw = random.Random(seed)
    words = [*draw.sample(HARD, 5), *draw.sample(PLAIN, 6)]
    titles = [" ".join(draw.choices(words, k=draw.randint(0, 6))) for _ in range(draw.randint(1, 400))]
    return [Record(source="index/pool", title=title, year=2000) for title in titles]


def questions(records: Sequence[Record], every: int = 7) -> list[Query]:
    """Return questions for a set: its titles unchanged, deformed and cut, and short names."""
    chosen = records[::every]
    asked = [Query(title=record.title) for record in chosen]
    asked += [Query(title=record.title.upper()) for record in chosen]
    asked += [Query(title=record.title[1:] + " anew") for record in chosen]
    asked += [Query(title=record.title[: len(record.title) // 2]) for record in chosen]
    asked += [Query(title=record.title.partition(" ")[0], alias=True) for record in chosen]
    return list(dict.fromkeys([*asked, Query(title=""), Query(title="???"), Query(title="zzz", alias=True)]))


def in_file(path: Path, records: Sequence[Record]) -> Index:
    """Return an SQLite index of the records."""
    build(path, records)
    return Index.open(path)


def as_tables(folder: Path, records: Sequence[Record], parts: int = 1) -> Path:
    """Write records as tables of `parts` parts, and return the folder."""
    folder.mkdir()
    manifest = Manifest()
    size = -(-len(records) // parts)
    for number in range(1, parts + 1):
        with PartWriter(folder, number, manifest.rows + 1) as writer:
            for record in records[(number - 1) * size : number * size]:
                writer.add(record)
        listed = ListedPart(path="", stamp=str(number), number=number, first=manifest.rows + 1, rows=writer.rows)
        manifest = with_part(manifest, listed)
    write_manifest(folder, manifest)
    sort_tables(folder)
    return folder
