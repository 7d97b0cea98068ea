"""Writes a library of many different entries from bibliographic records, for the other benchmarks.

    python benchmarks/many_entries.py venues.jsonl.gz ENTRIES >library.bib

Each line of the records is a JSON object with `key`, `type`, `title` (`title_tex` if it has braces), `authors`, `year`,
and any of `booktitle`, `journal`, `volume`, `pages`, `publisher`, `series`, `doi`, `url`, `arxiv`. They are drawn at
equal distances, so that all venues occur. Every tenth entry has an abstract made of other titles; all have keywords.
10,000 entries are about 7 MB.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vlbib.core.latex import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

ABSTRACT = 1_400  # letters
TAGS = ("Vision", "Language", "VLP/Dual encoder", "Retrieval", "Survey", "Data sets", "Robots", "Theory")
TEXTS = ("booktitle", "journal", "publisher", "series")
AS_IS = ("volume", "year", "doi", "url")


def entries(records: Path, wanted: int) -> Iterator[str]:
    """Yield as many entries as wanted, or one for each record if there are fewer."""
    with gzip.open(records, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    step = max(1, len(rows) // wanted)
    chosen = [*rows[::step], *(row for place, row in enumerate(rows) if place % step)]
    for number, row in enumerate(islice(chosen, wanted)):
        yield entry(row, number, chosen)


def entry(row: dict[str, Any], number: int, rows: list[dict[str, Any]]) -> str:
    """Return a record as BibTeX."""
    authors = [escape(name) for name in row["authors"]]
    fields = {"title": row.get("title_tex") or escape(row["title"]), "author": " and ".join(authors)}
    fields |= {name: escape(str(row[name])) for name in TEXTS if name in row}
    fields |= {name: str(row[name]) for name in AS_IS if name in row}
    if "pages" in row:
        fields["pages"] = re.sub("-+", "--", row["pages"])
    if "arxiv" in row:
        fields |= {"eprint": row["arxiv"], "archiveprefix": "arXiv"}
    fields["keywords"] = ", ".join(dict.fromkeys((TAGS[number % len(TAGS)], TAGS[number // 7 % len(TAGS)])))
    if number % 10 == 0:
        fields["abstract"] = escape(". ".join(near["title"] for near in rows[number : number + 40])[:ABSTRACT])
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{row['type']}{{{row['key'].rpartition('/')[2]}-{number},\n{body}}}\n"


if __name__ == "__main__":
    print("\n".join(entries(Path(sys.argv[1]), int(sys.argv[2]))))
