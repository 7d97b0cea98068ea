"""A generated world is the same each time, has the requested size, and begins with all real records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from benchmarks.worlds import make, rows

if TYPE_CHECKING:
    from pathlib import Path

REAL = [
    {"source": "pool", "title": "Tides of Small Harbours", "authors": ["Anna Rossi"], "year": 2001},
    {"source": "pool", "title": "A Study of Quays and Piers", "authors": ["Jo Doe"], "year": 2002},
]


@pytest.mark.parametrize(("size", "held"), [(0, 2), (2, 2), (9, 9)])
def test_a_world_has_the_requested_number_of_rows_real_ones_first(tmp_path: Path, size: int, held: int) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text("".join(json.dumps(row) + "\n" for row in REAL), "utf-8")
    for name in ("a", "b"):
        make(records, tmp_path / name, size)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    made = list(rows(tmp_path / "a"))
    assert (len(made), made[:2]) == (held, REAL)
    words = {word for row in REAL for word in str(row["title"]).split()}
    assert all(words.issuperset(row["title"].split()) for row in made)
