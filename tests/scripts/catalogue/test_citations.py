"""The years with which people cite well-known works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.catalogue.citations import Cited, read_cited, with_cited_years

from vlbib.core.names import parse_name
from vlbib.core.record import Record

if TYPE_CHECKING:
    from pathlib import Path

ROWS = """family\tyears\tmeans\ttitle
van den Oord\t2016 2017\talways\tWaveLamp: "Sound" From Lamps
Lane\t2019\tmaybe\tMaps of Rivers
Lane\t2020\talways\tMaps of Rivers
"""
LAMP, MAPS = Cited("wavelampsoundfromlamps", "oord"), Cited("mapsofrivers", "lane")


def _record(title: str, author: str) -> Record:
    return Record(source="made", title=title, authors=(parse_name(author),))


def test_each_row_is_a_work_with_the_years_that_always_or_maybe_mean_it(tmp_path: Path) -> None:
    (tmp_path / "cited.tsv").write_text(ROWS, "utf-8")
    assert read_cited(tmp_path / "cited.tsv") == {
        LAMP: {"usual_years": (2016, 2017)},
        MAPS: {"possible_years": (2019,), "usual_years": (2020,)},
    }


def test_the_first_record_with_title_and_first_author_has_the_years() -> None:
    cited = {LAMP: {"usual_years": (2016,)}, MAPS: {"possible_years": (2019,)}}
    title = "WaveLamp: Sound from lamps"
    records = [Record(source="made", title=title), *[_record(title, "Aaron van den Oord") for _ in range(2)]]
    assert [one.usual_years for one in with_cited_years(records, cited)] == [(), (2016,), ()]
    (other,) = with_cited_years([_record("Maps of Rivers", "Ida Ford")], cited)
    assert other.possible_years == ()
    (maps,) = with_cited_years([_record("Maps of Rivers", "Ida Lane")], cited)
    assert maps.possible_years == (2019,)
