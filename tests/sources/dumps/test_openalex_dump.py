"""A work of OpenAlex's snapshot: JSON lines and Parquet give the same record; merged ids are read from their list."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from vlbib.core.ids import Id
from vlbib.sources.dumps.openalex_dump import read_merged, read_parquet, read_work
from vlbib.sources.dumps.reading import DumpFormat, Step, format_of, read_dump

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.core.record import Record

# A work with the fields of https://docs.openalex.org/api-entities/works/work-object that are read, and some others.
WORK: dict[str, Any] = {
    "id": "https://openalex.org/W4300000001",
    "doi": "https://doi.org/10.1000/tides.1",
    "title": "Tides of  Small Harbours",
    "display_name": "Tides of Small Harbours",
    "publication_year": 2019,
    "publication_date": "2019-05-01",
    "ids": {"openalex": "https://openalex.org/W4300000001", "doi": "https://doi.org/10.1000/tides.1"},
    "type": "article",
    "primary_location": {
        "is_oa": False,
        "landing_page_url": "https://doi.org/10.1000/tides.1",
        "source": {"id": "https://openalex.org/S1", "display_name": "Journal of Harbours", "type": "journal"},
    },
    "locations": [
        {"landing_page_url": "https://doi.org/10.1000/tides.1", "source": None},
        {"landing_page_url": "https://arxiv.org/abs/1901.00001", "source": None},
    ],
    "authorships": [
        {"author_position": "first", "author": {"display_name": "Anna Rossi"}, "raw_author_name": "Rossi, Anna"},
        {"author_position": "last", "author": {"display_name": "Jo Doe"}, "raw_author_name": None},
        {"author_position": "last", "author": {"display_name": None}, "raw_author_name": None},
    ],
    "biblio": {"volume": "7", "issue": "2", "first_page": "11", "last_page": "19"},
    "is_retracted": False,
    "updated_date": "2025-01-31T10:00:00",
}


def work(**facts: Any) -> Record:
    record = read_work({**WORK, **facts}, "index")
    assert record is not None
    return record


def test_the_facts_of_a_work_are_read() -> None:
    record = work()
    assert (record.source, record.title, record.year, record.type) == (
        "index/openalex", "Tides of Small Harbours", 2019, "article")  # fmt: skip
    assert (record.venue, record.volume, record.number, record.pages) == ("Journal of Harbours", "7", "2", "11--19")
    assert list(map(str, record.authors)) == ["Rossi, Anna", "Doe, Jo"]
    assert list(map(str, record.ids)) == ["doi:10.1000/tides.1", "arxiv:1901.00001", "openalex:W4300000001"]
    assert (record.updated, record.withdrawn) == ("2025-01-31", False)


def test_a_work_without_a_title_gives_no_record() -> None:
    assert read_work({**WORK, "title": None, "display_name": None}, "index") is None


@pytest.mark.parametrize(
    ("kind", "source", "type_"),
    [
        ("article", {"display_name": "J", "type": "journal"}, "article"),
        ("article", {"display_name": "ICML", "type": "conference"}, "inproceedings"),
        ("article", {"display_name": "arXiv", "type": "repository"}, "misc"),
        ("preprint", None, "misc"),
        ("article", None, None),
        ("book-chapter", {"display_name": "B", "type": "book series"}, "incollection"),
        ("peer-review", {"display_name": "J", "type": "journal"}, None),
    ],
)
def test_the_entry_type_depends_on_the_source_if_the_type_of_the_work_is_ambiguous(
    kind: str, source: dict[str, str] | None, type_: str | None
) -> None:
    assert work(type=kind, primary_location={"source": source}).type == type_


@pytest.mark.parametrize(
    ("first", "last", "pages"), [("1", "9", "1--9"), ("1", "1", "1"), ("e7", None, "e7"), (None, None, None)]
)
def test_pages_are_a_range_if_first_and_last_differ(first: str | None, last: str | None, pages: str | None) -> None:
    assert work(biblio={"first_page": first, "last_page": last}).pages == pages


def _records(steps: list[Step]) -> list[Record]:
    return [step.what for step in steps]  # type: ignore[misc]


def test_json_lines_and_parquet_give_the_same_records(tmp_path: Path) -> None:
    works = [WORK, {**WORK, "id": "https://openalex.org/W2", "title": "Quays", "doi": None}]
    lines, table = tmp_path / "part_000.gz", tmp_path / "part_000.parquet"
    lines.write_bytes(gzip.compress("".join(json.dumps(one) + "\n" for one in works).encode()))
    pq.write_table(pa.Table.from_pylist(works), table)
    assert (format_of(lines), format_of(table)) == (DumpFormat.OPENALEX, DumpFormat.OPENALEX_PARQUET)
    records = _records(list(read_dump(lines)))
    assert [record.title for record in records] == ["Tides of Small Harbours", "Quays"]
    assert _records(list(read_dump(table))) == records


def test_missing_parquet_columns_are_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist([{"id": WORK["id"], "title": "Quays", "abstract": "Long"}]), path)
    assert list(read_parquet(path)) == [{"id": WORK["id"], "title": "Quays"}]


def test_a_parquet_file_that_is_cut_off_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist([WORK]), path)
    path.write_bytes(path.read_bytes()[:-20])
    (step,) = read_dump(path)
    assert "damaged" in step.what.reason  # type: ignore[union-attr]
    assert step.what.is_end  # type: ignore[union-attr]


def test_merged_ids_are_those_of_the_works_that_were_merged(tmp_path: Path) -> None:
    path = tmp_path / "2025-01-01.csv.gz"
    path.write_bytes(gzip.compress(b"merge_date,id,merge_into_id\n2025-01-01,W7,W1\n2025-01-01,W8,W1\n"))
    assert list(read_merged(path)) == [Id("openalex", "W7"), Id("openalex", "W8")]
