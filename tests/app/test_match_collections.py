"""Each entry of a collection is compared with the user's index, and the rows are the same in every format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from vlbib.app.indexing import add_dumps, add_to_large_index
from vlbib.app.match_collections import match_entries, read_collections, refuse_inputs, write_rows
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vlbib.app.match_collections import VerdictRow

INDEXED = """\
@article{a, title = {Tides of Small Harbours and Their Keepers}, author = {Anna Rossi and Jo Doe}, year = 2019,
  doi = {10.1000/tides}, journal = {Journal of Harbours}}
@article{b, title = {Quays}, author = {Max Else}, year = 2001, journal = {Journal of Harbours}}
"""
COLLECTED = """\
@article{one, title = {{T}ides of Small Harbours and their Keepers}}
@article{two, title = {Quays}}
@misc{three, title = {Quays}, year = 2001}
@misc{four, title = {A Bridge That Nobody Has Described So Far}}
@misc{five, title = {Tides}, doi = {10.1000/TIDES}}
@misc{six, note = {no title}}
"""


@pytest.fixture
def collected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "indexed.bib").write_text(INDEXED, "utf-8")
    path = tmp_path / "collected.bib"
    path.write_text(COLLECTED, "utf-8")
    return path


def test_entries_are_accepted_by_their_fields_and_doubtful_if_these_are_too_few(collected: Path) -> None:
    add_dumps([str(collected.with_name("indexed.bib"))])
    rows = list(match_entries(read_collections([collected])))
    assert [(row["key"], row["status"]) for row in rows] == [
        ("one", "accepted"), ("two", "doubtful"), ("three", "accepted"), ("four", "unresolved"), ("five", "accepted"),
    ]  # fmt: skip
    assert (rows[0]["file"], rows[0]["line"], rows[0]["title"]) == (
        str(collected), 1, "Tides of Small Harbours and their Keepers")  # fmt: skip
    assert (rows[0]["found_year"], rows[0]["found_venue"], rows[0]["ids"]) == (
        2019, "Journal of Harbours", ["doi:10.1000/tides"])  # fmt: skip
    assert (rows[3]["found_title"], rows[3]["ids"], rows[3]["work"]) == (None, [], None)


def test_duckdb_gives_the_same_rows(collected: Path) -> None:
    indexed = [str(collected.with_name("indexed.bib"))]
    add_dumps(indexed)
    add_to_large_index(indexed)
    rows = list(match_entries(read_collections([collected]), "sqlite"))
    assert list(match_entries(read_collections([collected]), "duckdb")) == rows


def test_parquet_has_the_same_rows_as_json_lines(collected: Path, tmp_path: Path) -> None:
    add_dumps([str(collected.with_name("indexed.bib"))])
    rows = list(match_entries(read_collections([collected])))
    assert write_rows(rows, tmp_path / "v.parquet") == write_rows(rows, tmp_path / "v.jsonl") == 5
    lines = [json.loads(line) for line in (tmp_path / "v.jsonl").read_text("utf-8").splitlines()]
    assert pq.read_table(tmp_path / "v.parquet").to_pylist() == lines == rows


@pytest.mark.parametrize(("engine", "made"), [("", "index add FILE"), ("duckdb", "index add --engine duckdb DIR")])
def test_without_an_index_the_error_says_how_to_make_one(collected: Path, engine: str, made: str) -> None:
    with pytest.raises(CannotUse, match=made):
        list(match_entries(read_collections([collected]), engine))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotUse, match=r"gone\.bib: cannot be read"):
        list(read_collections([tmp_path / "gone.bib"]))


def test_verdicts_are_not_written_over_an_input_file(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{a}\n")
    (tmp_path / "b.jsonl").symlink_to("a.bib")
    for name in ("a.bib", "b.jsonl"):
        with pytest.raises(CannotUse, match="is read by this command"):
            refuse_inputs(tmp_path / name, [tmp_path / "a.bib", tmp_path / "gone.bib"])
    refuse_inputs(tmp_path / "new.jsonl", [tmp_path / "a.bib"])


def test_verdicts_are_written_as_a_whole_and_never_to_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CannotUse, match="is a folder"):
        write_rows([], tmp_path)

    def rows() -> Iterator[VerdictRow]:
        raise CannotUse("the index is damaged")
        yield

    (tmp_path / "v.jsonl").write_text("old\n")
    with pytest.raises(CannotUse):
        write_rows(rows(), tmp_path / "v.jsonl")
    assert (tmp_path / "v.jsonl").read_text() == "old\n"
