"""Which sources a run opens, in which order, and what is refused before anything is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.core.faults import CannotUse
from vlbib.core.record import Record
from vlbib.settings import Settings
from vlbib.sources.connect import open_sources
from vlbib.sources.index import build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def names(settings: Settings, *only: str) -> list[str]:
    opened = open_sources(settings, only=only, offline=True, refresh=False, say=print)
    return [resolver.name for resolver in opened.resolvers]


def test_the_usual_sources_are_asked_in_the_usual_order_without_those_that_are_off() -> None:
    usual = names(Settings())
    assert usual[:3] == ["catalogue", "arxiv", "semantic_scholar"]
    assert names(Settings(off=frozenset({"arxiv"}))) == [name for name in usual if name != "arxiv"]


def test_the_order_is_that_of_the_settings_and_before_it_that_of_the_run() -> None:
    settings = Settings(order=("arxiv", "catalogue"))
    assert names(settings) == ["arxiv", "catalogue"]
    assert names(settings, "semantic_scholar", "catalogue") == ["semantic_scholar", "catalogue"]


def test_a_source_named_for_the_run_is_asked_though_the_settings_turn_it_off() -> None:
    assert names(Settings(off=frozenset({"arxiv"})), "arxiv") == ["arxiv"]


def test_an_index_is_asked_once_it_is_there(data: Path) -> None:
    settings = Settings(order=("index", "catalogue"))
    assert names(settings) == ["catalogue"]
    build(data / "index.sqlite", [Record(source="own", title="Counting lines")])
    assert names(settings) == ["index", "catalogue"]


def test_an_index_asked_for_by_name_must_be_there() -> None:
    with pytest.raises(CannotUse, match="--resolvers: you have no index yet; make it with vlbib index add FILE"):
        names(Settings(), "index")


@pytest.mark.parametrize(
    ("settings", "only", "reason"),
    [
        (Settings(), ("arxve",), "--resolvers: .*arxve.*arxiv"),
        (Settings(file="vlbib.toml", order=("arxve",)), (), r"vlbib\.toml: `resolvers.order`: .*arxve"),
        (Settings(order=("arxve",)), (), "the settings: `resolvers.order`: .*arxve"),
        (Settings(file="vlbib.toml", delays={"arxiv": -1.0}), (), r"vlbib\.toml: .*arxiv.*; correct it"),
        (Settings(urls={"arxiv": "ftp://x"}), (), "the environment: the URL of arxiv"),
    ],
)
def test_what_cannot_be_is_refused_with_where_it_stands(settings: Settings, only: tuple[str, ...], reason: str) -> None:
    with pytest.raises(CannotUse, match=reason):
        names(settings, *only)
