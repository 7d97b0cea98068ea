"""The survey of all local records is counted once for each state of the indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.app.verify import surveys
from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.settings import Settings
from vlbib.sources.index.fill import build

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pytest

    from vlbib.sources.index.sqlite import Index


def test_a_survey_is_counted_once_and_read_back_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path))
    ids = (Id("doi", "10.1109/CVPR.2019.1"), Id("arxiv", "1901.00002"))
    build(
        tmp_path / "index.sqlite",
        [Record(source="dblp", title="A Title of Maps", ids=ids, venue_short="CVPR", year=2019)],
    )
    counted: list[str] = []
    facts = surveys._facts

    def noted(index: Index) -> Iterator[tuple[str, str, int | None, Iterable[str]]]:
        counted.append(index.name)
        return facts(index)

    monkeypatch.setattr(surveys, "_facts", noted)
    first = surveys.survey_at_hand(Settings(), ("index",))
    assert (dict(first.papers), first.registrants, counted) == ({("cvpr", 2019): 1}, {"10.1109": 1}, ["index"])
    assert "1901" in first.months
    assert surveys.survey_at_hand(Settings(), ("index",)) == first
    assert counted == ["index"]
