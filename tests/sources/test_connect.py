"""Which sources a run opens, in which order, and what is refused before anything is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.core.faults import CannotUse
from vlbib.core.record import Record
from vlbib.settings import Settings
from vlbib.sources.connect import open_sources
from vlbib.sources.index.fill import build

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


def test_the_default_sources_are_asked_in_default_order_without_disabled_ones() -> None:
    usual = names(Settings())
    assert usual[:3] == ["catalogue", "arxiv", "semantic_scholar"]
    assert names(Settings(off=frozenset({"arxiv"}))) == [name for name in usual if name != "arxiv"]


def test_the_order_of_the_run_is_preferred_to_that_of_the_settings() -> None:
    settings = Settings(order=("arxiv", "catalogue"))
    assert names(settings) == ["arxiv", "catalogue"]
    assert names(settings, "semantic_scholar", "catalogue") == ["semantic_scholar", "catalogue"]


def test_a_source_named_for_the_run_is_asked_even_if_disabled() -> None:
    assert names(Settings(off=frozenset({"arxiv"})), "arxiv") == ["arxiv"]


def test_an_index_is_asked_once_it_exists(data: Path) -> None:
    settings = Settings(order=("index", "catalogue"))
    assert names(settings) == ["catalogue"]
    build(data / "index.sqlite", [Record(source="own", title="Counting lines")])
    assert names(settings) == ["index", "catalogue"]


def test_an_index_requested_by_name_must_exist() -> None:
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
def test_invalid_names_and_settings_are_refused_with_their_place(
    settings: Settings, only: tuple[str, ...], reason: str
) -> None:
    with pytest.raises(CannotUse, match=reason):
        names(settings, *only)
