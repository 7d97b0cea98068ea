"""Dumps are added to the tables part by part, each once; later parts override earlier ones."""

from __future__ import annotations

import gzip
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.sources.dumps.test_openalex_dump import WORK

from vlbib.core.faults import CannotUse
from vlbib.core.ids import Id
from vlbib.core.work import Query
from vlbib.sources.dumps.adding import CannotAdd
from vlbib.sources.dumps.table_adding import add_to_tables, stamp_of
from vlbib.sources.index.duckdb import TableIndex
from vlbib.sources.index.table_files import MANIFEST, read_manifest

if TYPE_CHECKING:
    from pathlib import Path


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode(), mtime=0))
    return path


def _work(number: int, title: str) -> dict[str, Any]:
    return {**WORK, "id": f"https://openalex.org/W{number}", "title": title, "doi": None, "locations": []}


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    """An OpenAlex snapshot of two days, in its own layout."""
    folder = tmp_path / "openalex"
    _write(
        folder / "works/updated_date=2024-12-31/part_000.gz", [_work(1, "Tides"), _work(2, "Quays"), _work(3, "Piers")]
    )
    _write(folder / "works/updated_date=2025-01-02/part_000.gz", [_work(1, "Tides of Small Harbours")])
    merged = folder / "merged_ids/works/2025-01-03.csv.gz"
    merged.parent.mkdir(parents=True)
    merged.write_bytes(gzip.compress(b"merge_date,id,merge_into_id\n2025-01-03,W3,W2\n", mtime=0))
    return folder


def _titles(folder: Path, *asked: str) -> list[list[str]]:
    with TableIndex.open(folder) as index:
        found = index.answer([Query(title=title) for title in asked])
    return [[record.title for record in records] for records in found.values()]


def test_a_snapshot_gives_the_newest_version_of_each_work_and_no_merged_ones(tmp_path: Path, snapshot: Path) -> None:
    added = add_to_tables([snapshot], tmp_path / "t")
    assert [(file.new, file.read) for file in added.files] == [(3, 3), (1, 1), (0, 1)]
    assert _titles(tmp_path / "t", "Tides of Small Harbours", "Quays", "Piers") == [
        ["Tides of Small Harbours"],
        ["Quays"],
        [],
    ]
    assert _titles(tmp_path / "t", "Tides") != [["Tides"]]


def test_a_part_that_was_added_is_not_read_again(tmp_path: Path, snapshot: Path) -> None:
    add_to_tables([snapshot], tmp_path / "t")
    _write(snapshot / "works/updated_date=2025-02-01/part_000.gz", [_work(4, "Moles")])
    again = add_to_tables([snapshot], tmp_path / "t")
    assert [(file.new, file.already) for file in again.files] == [(0, True), (0, True), (1, False), (0, True)]
    assert _titles(tmp_path / "t", "Moles", "Quays") == [["Moles"], ["Quays"]]


@pytest.mark.parametrize("skip", [False, True])
def test_a_damaged_part_is_left_out_and_the_run_stops_unless_it_may_skip(
    tmp_path: Path, snapshot: Path, *, skip: bool
) -> None:
    damaged = snapshot / "works/updated_date=2024-12-31/part_000.gz"
    damaged.write_bytes(damaged.read_bytes()[:-12])
    added = add_to_tables([snapshot], tmp_path / "t", skip_damaged=skip)
    assert added.files[0].file == damaged
    assert "damaged" in (added.files[0].refused or "")
    assert len(added.files) == (3 if skip else 1)
    if skip:
        assert _titles(tmp_path / "t", "Tides of Small Harbours", "Quays") == [["Tides of Small Harbours"], []]


def test_a_repaired_part_is_added(tmp_path: Path, snapshot: Path) -> None:
    part = snapshot / "works/updated_date=2024-12-31/part_000.gz"
    whole = part.read_bytes()
    part.write_bytes(whole[:-12])
    add_to_tables([snapshot], tmp_path / "t", skip_damaged=True)
    part.write_bytes(whole)
    add_to_tables([snapshot], tmp_path / "t")
    assert _titles(tmp_path / "t", "Quays") == [["Quays"]]


def test_an_interrupted_run_resumes_with_the_same_part(tmp_path: Path, snapshot: Path) -> None:
    def stop(part: Path, _done: int, _total: int) -> None:
        if "2025-01-02" in str(part):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_to_tables([snapshot], tmp_path / "t", stop)
    assert len(read_manifest(tmp_path / "t").parts) == 1
    added = add_to_tables([snapshot], tmp_path / "t")
    assert [file.already for file in added.files] == [True, False, False]
    assert _titles(tmp_path / "t", "Tides of Small Harbours", "Quays") == [["Tides of Small Harbours"], ["Quays"]]


def test_progress_reports_the_bytes_of_all_parts(tmp_path: Path, snapshot: Path) -> None:
    told: list[tuple[int, int]] = []
    add_to_tables([snapshot], tmp_path / "t", lambda _part, done, total: told.append((done, total)))
    total = sum(path.stat().st_size for path in snapshot.rglob("*.gz"))
    assert [total for _, total in told] == [total] * len(told)
    assert told == sorted(told)
    assert 0 < told[-1][0] <= total


# Lines of the datasets `papers` and `paper-ids`, https://api.semanticscholar.org/api-docs/datasets.
def _paper(corpus: int, title: str) -> dict[str, Any]:
    return {"corpusid": corpus, "externalids": {"ArXiv": None, "DOI": None, "CorpusId": str(corpus)}, "title": title,
            "authors": [{"authorId": "1", "name": "Anna Rossi"}], "venue": "", "year": 2020, "journal": None,
            "publicationtypes": None, "url": f"https://www.semanticscholar.org/p/{corpus}"}  # fmt: skip


def test_semantic_scholar_diffs_update_and_delete_papers_and_hashes_identify_them(tmp_path: Path) -> None:
    release = tmp_path / "s2"
    _write(release / "2025-01-07/papers/0.gz", [_paper(1, "Tides"), _paper(2, "Quays"), _paper(3, "Piers")])
    _write(release / "2025-01-14/papers/updates/0.gz", [_paper(2, "Quays of Stone")])
    _write(release / "2025-01-14/papers/deletes/0.gz", [{"corpusid": 3}])
    _write(release / "2025-01-07/paper-ids/0.gz", [{"sha": "ab12", "corpusid": 1, "primary": True}])
    add_to_tables([release], tmp_path / "t")
    assert _titles(tmp_path / "t", "Tides", "Quays of Stone", "Piers") == [["Tides"], ["Quays of Stone"], []]
    with TableIndex.open(tmp_path / "t") as index:
        found = index.answer([Id("s2", "1"), Id("s2paper", "ab12")])
    assert [[record.title for record in records] for records in found.values()] == [["Tides"], ["Tides"]]


def test_files_of_the_same_size_have_different_stamps_if_their_contents_differ(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"a" * 200_000)
    second.write_bytes(b"a" * 199_999 + b"b")
    assert stamp_of(first) != stamp_of(second)


def test_a_damaged_manifest_is_reported_when_adding(tmp_path: Path, snapshot: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / MANIFEST).write_text("{", "utf-8")
    with pytest.raises(CannotAdd, match="manifest is damaged"):
        add_to_tables([snapshot], tmp_path / "t")


def test_a_file_that_is_no_dump_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("nothing of the kind", "utf-8")
    (file,) = add_to_tables([path], tmp_path / "t", skip_damaged=True).files
    assert "is not an arXiv snapshot" in (file.refused or "")


def test_a_missing_package_is_reported_before_anything_is_read(
    snapshot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(CannotUse, match="needs DuckDB, NumPy and PyArrow"):
        add_to_tables([snapshot], tmp_path / "tables")
    assert not (tmp_path / "tables").exists()
