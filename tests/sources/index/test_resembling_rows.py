from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.core.record import Record
from vlbib.sources.index import KnownIndex, open_named
from vlbib.sources.index.fill import build
from vlbib.sources.index.resembling_rows import resembling_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vlbib.sources.index import Index

TITLES = ("Searchable Mathematics in Encyclopedias", "Mathematics of Lakes", "Old Maps of Rivers", "Rivers")


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    build(tmp_path / "index.sqlite", [Record(source="made", title=title) for title in TITLES])
    index = open_named("index", tmp_path)
    assert index is not None
    with index:
        yield index


def found(index: Index, text: str) -> list[str]:
    return [named.title for row in resembling_rows(index, text) for named in index.titles_of(row)]


def test_rows_that_share_the_most_rare_words_come_first(index: Index) -> None:
    assert found(index, "he meant Old Mabs of Rivers")[0] == "Old Maps of Rivers"
    assert found(index, "Serachable Mathematics in Encyclopedias") == ["Searchable Mathematics in Encyclopedias"]
    assert found(index, "nothing like it") == found(index, "") == []


def test_known_titles_come_from_the_same_rows(index: Index) -> None:
    known = KnownIndex(index)
    assert [title.text for title in known.resembling("Old Mabs of Rivers")][:1] == ["Old Maps of Rivers"]
    assert known.resembling("nothing") == ()


def test_words_with_too_many_rows_are_not_read(tmp_path: Path) -> None:
    records = [Record(source="made", title=f"Same Words {number}") for number in range(1001)]
    build(tmp_path / "index.sqlite", records)
    index = open_named("index", tmp_path)
    assert index is not None
    with index:
        assert found(index, "Same Words") == []
        assert "Same Words 7" in found(index, "Same Words 7")
