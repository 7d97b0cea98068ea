"""The years with which the first author of a well-known work alone means it: `Bordes et al. 2013`.

The file has one row for each work, or two: the family name of its first author, the years, whether nearly everybody
means it by name and year (`always`), or they may mean it among other works (`maybe`), and its title as the records
write it.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from vlbib.core.text import squeeze, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from vlbib.core.record import Record


class Cited(NamedTuple):
    """A work by its squeezed title and the last word of its first author's family name."""

    title: str
    family: str


def read_cited(path: Path) -> dict[Cited, dict[str, tuple[int, ...]]]:
    """Return the years of each work, by the name of the field of a record that they belong to."""
    works: dict[Cited, dict[str, tuple[int, ...]]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            field = "usual_years" if row["means"] == "always" else "possible_years"
            years = tuple(map(int, row["years"].split()))
            works.setdefault(Cited(squeeze(row["title"]), words(row["family"])[-1]), {})[field] = years
    return works


def with_cited_years(records: Iterable[Record], cited: Mapping[Cited, Mapping[str, tuple[int, ...]]]) -> list[Record]:
    """Return the records of a work; the first one with the title and first author of a cited work has its years."""
    found = list(records)
    for place, record in enumerate(found):
        years = cited.get(Cited(squeeze(record.title), _family(record)))
        if years:
            found[place] = structs.replace(record, **years)
            break
    return found


def _family(record: Record) -> str:
    return (words(record.authors[0].family) or [""])[-1] if record.authors else ""
