"""From questions to works, for any engine: the order of rows, and the records of their works."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.text import squeeze
from vlbib.core.work import Query
from vlbib.sources.index.candidate_plan import EXACT
from vlbib.sources.index.candidate_works import WORKS, answer, answer_claims, best_rows, companion_keys, judged, works
from vlbib.sources.index.features import id_key, title_key
from vlbib.sources.index.fill import build
from vlbib.sources.index.packing import Codec
from vlbib.sources.index.questions import asked_tables
from vlbib.sources.index.rank import scores
from vlbib.sources.index.sqlite import Index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAPS = "Counting Crooked Lines in Old Maps"
ANN = (parse_name("Ann Doe"),)
ARXIV, DOI, OTHER = Id("arxiv", "1901.00001"), Id("doi", "10.1/1"), Id("doi", "10.1/2")


def _record(title: str = MAPS, *ids: Id, year: int = 2019) -> Record:
    return Record(source="index/pool", title=title, authors=ANN, year=year, ids=ids)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """A preprint, its version of record, a record linked only by the latter's DOI, and an unrelated record."""
    records = [
        _record(MAPS, ARXIV),
        _record(MAPS, ARXIV, DOI, year=2020),
        _record("Counting Crooked Lines", DOI, year=2020),
        _record("Drawing Straight Rivers", OTHER),
    ]
    build(tmp_path / "index.sqlite", records)
    with Index.open(tmp_path / "index.sqlite") as opened:
        yield opened


def test_exact_rows_come_first_then_similar_ones_up_to_the_limit() -> None:
    codec = Codec()
    titles = {8: f"{MAPS} and New", 7: MAPS, 6: MAPS, 9: "Nothing of it"}
    near = [(row, codec.pack([_record(title)])) for row, title in titles.items()]
    assert best_rows(MAPS, [3, 8], near, codec) == [3, 8, 6, 7]
    assert best_rows(MAPS, [], near, codec) == [6, 7, 8]
    assert best_rows(MAPS, range(10, 11 + WORKS), near, codec) == list(range(10, 10 + WORKS))
    assert best_rows(MAPS, range(100, 99 + WORKS), near, codec) == [*range(100, 99 + WORKS), 6]


def test_of_titles_far_from_the_one_asked_only_the_first_few_are_returned() -> None:
    codec = Codec()
    far_title, likely_title = "Counting 1234 Crooked Rivers in Red Maps", "Counting 1234 Crooked Rivers in Maps"
    far = [(row, codec.pack([_record(far_title)])) for row in range(11, 30)]
    likely = [(row, codec.pack([_record(likely_title)])) for row in range(30, 40)]
    distances = [80 - score for score in scores(MAPS, [squeeze(likely_title), squeeze(far_title)])]
    assert distances == [0.0, pytest.approx(0.63, abs=0.01)]
    assert best_rows(MAPS, [], far, codec) == list(range(11, 17))
    assert best_rows(MAPS, [5], far[:3], codec) == [5, 11, 12, 13]
    assert best_rows(MAPS, [], [*far, *likely], codec) == list(range(30, 40))
    assert best_rows(MAPS, [], [*far, *likely[:2]], codec) == [30, 31, *range(11, 15)]


def test_the_most_similar_title_of_a_row_counts() -> None:
    codec = Codec()
    near = [(1, codec.pack([_record(f"{MAPS} Again")])), (2, codec.pack([_record("Nothing of it"), _record(MAPS)]))]
    assert best_rows(MAPS, [], near, codec) == [2, 1]


def test_a_work_includes_records_linked_only_by_its_version_of_record(index: Index) -> None:
    (records,) = answer(index, [Query(title=MAPS)]).values()
    assert [record.title for record in records] == [MAPS, MAPS, "Counting Crooked Lines"]
    assert len({record.work for record in records}) == 1


def test_an_id_finds_the_works_that_have_it(index: Index) -> None:
    asked = [ARXIV, OTHER, Id("doi", "10.1/404")]
    found = answer(index, asked)
    assert [[record.title for record in found[identity]] for identity in asked] == [
        [MAPS, MAPS, "Counting Crooked Lines"],
        ["Drawing Straight Rivers"],
        [],
    ]


def test_the_work_with_the_id_comes_before_that_with_the_title(index: Index) -> None:
    claims = [(Query(title=MAPS), [OTHER]), (Query(title=MAPS), [])]
    first, second = answer_claims(index, claims)
    assert (first[0].title, second[0].title) == ("Drawing Straight Rivers", MAPS)
    assert judged(index, claims, lambda number, records: f"{number}:{len(records)}") == [
        f"0:{len(first)}",
        f"1:{len(second)}",
    ]
    assert list(answer_claims(index, [])) == []


def test_the_collector_rests_while_many_are_judged(index: Index) -> None:
    assert judged(index, [(Query(title=MAPS), [])], lambda _, __: str(gc.isenabled())) == ["False"]
    assert gc.isenabled()


def test_another_work_with_the_same_id_comes_last() -> None:
    other = Record(source="index/pool", title="Drawing Straight Rivers", authors=(parse_name("Bo Poe"),), ids=(DOI,))
    rows: dict[int, tuple[Record, ...]] = {1: (_record(MAPS, DOI),), 2: (other,), 3: (_record("Else", OTHER),)}
    assert [(record.title, record.work) for record in works("index", {1: rows[1]}, rows)] == [
        (MAPS, "index:1"),
        ("Drawing Straight Rivers", "index:2"),
    ]


def test_records_of_one_work_are_searched_by_title_and_ids() -> None:
    row = Codec().pack([_record(MAPS, DOI, ARXIV)])
    keys = list(companion_keys(Codec().links(row)))
    assert keys == [title_key("countingcrookedlinesinoldmaps"), id_key(DOI), id_key(ARXIV)]


def test_a_row_whose_short_key_is_that_of_another_title_comes_after_those_of_the_title(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Query(title=MAPS)
    first = [record.title for record in answer(index, [asked])[asked]]
    rows = sorted({row for _, kind, _, row in index.candidates(asked_tables([(asked, ())])) if kind == EXACT})
    monkeypatch.setattr(Index, "candidates", lambda *_: [(0, EXACT, 0, row) for row in (4, *rows)])
    assert [record.title for record in answer(index, [asked])[asked]] == [*first, "Drawing Straight Rivers"]
