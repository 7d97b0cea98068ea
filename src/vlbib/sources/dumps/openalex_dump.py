"""Works of OpenAlex's snapshot, as JSON lines or Parquet, and its list of merged ids.

Fields: https://docs.openalex.org/api-entities/works/work-object. Layout of the snapshot:
https://docs.openalex.org/download-all-data/snapshot-data-format.
"""

from __future__ import annotations

import csv
import gzip
import io
from typing import IO, TYPE_CHECKING, Any

from vlbib.core.ids import Id, doi_id, url_id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

# The Parquet columns that are read; missing ones are skipped.
COLUMNS = ("id", "doi", "title", "display_name", "publication_year", "type", "primary_location", "locations",
           "authorships", "biblio", "is_retracted", "updated_date")  # fmt: skip
_TYPES = {"article": "article", "review": "article", "letter": "article", "editorial": "article", "book": "book",
          "book-chapter": "incollection", "dissertation": "phdthesis", "dataset": "misc",
          "report": "techreport"}  # fmt: skip


def read_work(facts: Mapping[str, Any], prefix: str) -> Record | None:
    """Return the record of one work; None without a title."""
    title = one_line(facts.get("title") or facts.get("display_name") or "")
    if not title:
        return None
    source = (facts.get("primary_location") or {}).get("source") or {}
    biblio = facts.get("biblio") or {}
    kind = _type(facts.get("type"), source)
    printed = kind not in ("misc", None)
    return Record(
        source=f"{prefix}/openalex",
        title=title,
        authors=tuple(map(parse_name, _names(facts.get("authorships") or ()))),
        year=facts.get("publication_year"),
        type=kind,
        venue=(one_line(source.get("display_name") or "") or None) if printed else None,
        volume=biblio.get("volume") if printed else None,
        number=biblio.get("issue") if printed else None,
        pages=_pages(biblio) if printed else None,
        ids=tuple(dict.fromkeys(_ids(facts))),
        withdrawn=bool(facts.get("is_retracted")),
        updated=_day(facts.get("updated_date")),
    )


def work_id(url: str) -> Id:
    """Return the id in an OpenAlex URL, or of a bare id.

    >>> work_id("https://openalex.org/W2741809807")
    Id(scheme='openalex', value='W2741809807')
    """
    return Id("openalex", url.strip().rpartition("/")[2])


def read_merged(path: Path) -> Iterator[Id]:
    """Yield the works that were merged into others: the column `id` of a gzipped CSV in `merged_ids/works`."""
    with gzip.open(path, "rb") as raw, io.TextIOWrapper(raw, "utf-8", newline="") as lines:
        yield from (work_id(row["id"]) for row in csv.DictReader(lines) if row.get("id"))


def read_parquet(file: Path | IO[bytes], batch: int = 2000) -> Iterator[Mapping[str, Any]]:
    """Yield the works of a Parquet file, reading only the needed columns and `batch` rows at a time."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(file) as opened:
        columns = [name for name in COLUMNS if name in opened.schema_arrow.names]
        for rows in opened.iter_batches(batch_size=batch, columns=columns):
            yield from rows.to_pylist()


def _type(kind: str | None, source: Mapping[str, Any]) -> str | None:
    """Return the entry type. OpenAlex types conference papers as articles too; only their source tells them apart."""
    if source.get("type") == "repository" or kind == "preprint":
        return "misc"
    if source.get("type") == "conference":
        return "inproceedings"
    return _TYPES.get(kind or "") if source.get("display_name") or kind != "article" else None


def _names(authorships: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for authorship in authorships:
        name = authorship.get("raw_author_name") or (authorship.get("author") or {}).get("display_name") or ""
        if text := one_line(name):
            yield text


def _pages(biblio: Mapping[str, Any]) -> str | None:
    first, last = biblio.get("first_page"), biblio.get("last_page")
    return f"{first}--{last}" if first and last and first != last else first


def _ids(facts: Mapping[str, Any]) -> Iterator[Id]:
    if doi := doi_id(facts.get("doi") or ""):
        yield doi
    for place in facts.get("locations") or ():
        link = place.get("landing_page_url") or ""
        if "arxiv.org" in link and (identity := url_id(link)):
            yield identity
    yield work_id(facts["id"])


def _day(value: object) -> str | None:
    """Return the ISO date of a string, date or datetime."""
    return str(value)[:10] if value else None
