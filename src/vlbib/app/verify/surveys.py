"""The survey of all local records, counted once for each state of the catalogue and the user's index."""

from __future__ import annotations

import hashlib
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from vlbib.app.reading.at_hand import indexes_at_hand
from vlbib.storage.byte_cache import cache_bytes, cached_bytes
from vlbib.verification.survey import Survey, survey_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from vlbib.settings import Settings
    from vlbib.sources.index import Index

_KIND = "survey-3"  # the number changes whenever what is counted changes


class _Kept(msgspec.Struct, array_like=True):
    papers: list[tuple[str, int, int]]
    names: list[str]
    registrants: dict[str, int]
    volumes: list[tuple[str, int, dict[str, int]]]
    months: dict[str, tuple[int, int]]


def survey_at_hand(settings: Settings, only: Collection[str] = ()) -> Survey:
    """Return the survey of the records in the catalogue and the index. Raises `CannotUse` for a damaged one."""
    indexes = indexes_at_hand(settings, only)
    try:
        name = hashlib.sha256(repr([index.edition for index in indexes]).encode()).hexdigest()[:16]
        kept = cached_bytes(_KIND, name)
        return _read(kept) if kept else _counted(indexes, name)
    finally:
        for index in indexes:
            index.close()


def _counted(indexes: Collection[Index], name: str) -> Survey:
    survey = survey_of(chain.from_iterable(map(_facts, indexes)))
    papers = [(key, year, count) for (key, year), count in survey.papers.items()]
    volumes = [(key, year, dict(counts)) for (key, year), counts in survey.volumes.items()]
    kept = _Kept(papers, sorted(survey.names), dict(survey.registrants), volumes, dict(survey.months))
    cache_bytes(_KIND, name, msgspec.msgpack.encode(kept))
    return survey


def _facts(index: Index) -> Iterator[tuple[str, str, int | None, Sequence[str]]]:
    for facts in index.facts():
        yield facts.source, facts.venue_short or facts.venue or "", facts.year, facts.ids


def _read(data: bytes) -> Survey:
    kept = msgspec.msgpack.decode(data, type=_Kept)
    papers = {(key, year): count for key, year, count in kept.papers}
    volumes = {(key, year): counts for key, year, counts in kept.volumes}
    names = frozenset(kept.names)
    return Survey(papers=papers, names=names, registrants=kept.registrants, volumes=volumes, months=kept.months)
