"""A short title whose adjacent words occur in many titles of the index may be a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.sources.index.worlds import as_tables, in_file

from vlbib.core.record import Record
from vlbib.core.work import Query
from vlbib.sources.index.duckdb import TableIndex
from vlbib.sources.index.topics import MOST_WORDS, OFTEN, is_common_phrase, may_be_topic

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.mark.parametrize(("words", "may"), [(1, False), (2, True), (MOST_WORDS, True), (MOST_WORDS + 1, False)])
def test_a_topic_has_few_words(words: int, *, may: bool) -> None:
    assert may_be_topic(" ".join(["word"] * words)) is may


@pytest.mark.parametrize(
    ("of_pairs", "is_one"), [([OFTEN, OFTEN + 1], True), ([OFTEN - 1, 900], False), ([OFTEN], True), ([], False)]
)
def test_the_rarest_pair_of_adjacent_words_decides(of_pairs: Sequence[int], *, is_one: bool) -> None:
    assert is_common_phrase(of_pairs) is is_one


def _world(titles: int) -> list[Record]:
    said = [Record(source="index/pool", title=f"Scene Text Recognition of Kind {number}") for number in range(titles)]
    return [Record(source="index/pool", title="Scene Text Recognition"), *said]


@pytest.mark.parametrize(("titles", "common"), [(OFTEN - 2, False), (OFTEN - 1, True)])
def test_each_engine_marks_topics_by_the_counts_of_its_index(tmp_path: Path, titles: int, *, common: bool) -> None:
    records, query = _world(titles), Query(title="Scene Text Recognition")
    with in_file(tmp_path / "i.sqlite", records) as file, TableIndex.open(as_tables(tmp_path / "t", records)) as tables:
        for found in (file.answer([query]), tables.answer([query])):
            assert [record.common for record in found[query]] == [common]


def test_a_longer_title_is_no_topic_however_common_its_words(tmp_path: Path) -> None:
    records = _world(2 * OFTEN)
    query = Query(title=records[-1].title)
    with in_file(tmp_path / "i.sqlite", records) as file:
        assert not any(record.common for record in file.answer([query])[query])
