"""The embedded catalogue of vision-and-language works: a local index that ships with vlbib and needs no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.resolver import Lookup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.ids import Id
    from vlbib.core.work import Query
    from vlbib.resolver import Flow, Found

name = "catalogue"
delay = 0.0
needs_index = "catalogue"


def by_title(queries: Sequence[Query], /) -> Flow:
    """Look up titles and aliases."""
    return _ask(tuple(queries))


def by_id(ids: Sequence[Id], /) -> Flow:
    """Look up ids."""
    return _ask(tuple(ids))


def _ask(questions: tuple[Query | Id, ...]) -> Flow:
    records: Found = yield Lookup(index="catalogue", questions=questions)  # type: ignore[assignment]
    return records
